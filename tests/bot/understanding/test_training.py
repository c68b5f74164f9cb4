"""Refining profiles."""

import numpy as np

from bot.understanding import training, weights
from bot.understanding.encoder import Floats

from .estate import INTENTS
from .numbers import NONE, SAID, known

KNOWN = known([*SAID, *NONE])


def scores(shares: Floats) -> Floats:
    found = weights.refined(KNOWN.matrix, shares)
    return np.array([found.scores(KNOWN.matrix.phrase(place)) for place in range(len(KNOWN.owners))])


def profiles() -> Floats:
    shares = np.zeros((len(KNOWN.owners), len(INTENTS) + 1), np.float32)
    shares[np.arange(len(shares)), KNOWN.matrix.owners] = 1 / KNOWN.matrix.lengths[KNOWN.matrix.owners]
    return shares


def lead(found: Floats) -> Floats:
    """By how much each phrase's own intent leads the best other."""
    rows = np.arange(len(found))
    own = found[rows, KNOWN.matrix.owners].copy()
    others = found.copy()
    others[rows, KNOWN.matrix.owners] = -np.inf
    return own - others.max(axis=1)


def test_refining_lets_own_intents_lead_by_more() -> None:
    plain, refined = lead(scores(profiles())), lead(scores(training.refine(KNOWN.matrix, len(INTENTS))))
    assert refined.min() > plain.min()
    assert refined.mean() > plain.mean()


def test_what_leads_by_enough_is_left_in_peace() -> None:
    shares = training.refine(KNOWN.matrix, len(INTENTS))
    owners = KNOWN.matrix.owners
    # A phrase speaks for its own intent, and against those only that it was mistaken for.
    assert (shares[np.arange(len(owners)), owners] > 0).all()
    others = shares.copy()
    others[np.arange(len(owners)), owners] = 0
    assert (others <= 0).all()


def test_training_again_gives_the_same() -> None:
    one, other = (training.refine(KNOWN.matrix, len(INTENTS)) for _ in range(2))
    assert (one == other).all()
