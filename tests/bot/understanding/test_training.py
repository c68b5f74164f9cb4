"""Refining profiles."""

import numpy as np

from bot.understanding import training, weights
from bot.understanding.encoder import Floats
from bot.understanding.likeness import by_intent

from .estate import INTENTS
from .numbers import NONE, SAID, known

KNOWN = known([*SAID, *NONE])
OWN = training.profiles(KNOWN.matrix, by_intent(KNOWN.matrix).lengths)


def scores(shares: Floats) -> Floats:
    found = weights.refined(KNOWN.matrix, shares)
    return np.array([found.scores(KNOWN.matrix.phrase(place)) for place in range(len(KNOWN.owners))])


def profiles() -> Floats:
    shares = np.zeros((len(KNOWN.owners), len(INTENTS) + 1), np.float32)
    shares[np.arange(len(shares)), KNOWN.matrix.owners] = OWN
    return shares


def refined() -> Floats:
    return training.refine(KNOWN.matrix, OWN, len(INTENTS))


def lead(found: Floats) -> Floats:
    """By how much each phrase's own intent leads the best other."""
    rows = np.arange(len(found))
    own = found[rows, KNOWN.matrix.owners].copy()
    others = found.copy()
    others[rows, KNOWN.matrix.owners] = -np.inf
    return own - others.max(axis=1)


def test_refining_lets_own_intents_lead_by_more() -> None:
    before, after = lead(scores(profiles())), lead(scores(refined()))
    assert after.min() > before.min()
    assert after.mean() > before.mean()


def test_what_leads_by_enough_is_left_in_peace() -> None:
    shares = refined()
    owners = KNOWN.matrix.owners
    # A phrase speaks for its own intent, and against those only that it was mistaken for.
    assert (shares[np.arange(len(owners)), owners] > 0).all()
    others = shares.copy()
    others[np.arange(len(owners)), owners] = 0
    assert (others <= 0).all()


def test_training_again_gives_the_same() -> None:
    assert (refined() == refined()).all()
