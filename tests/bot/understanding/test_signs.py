"""What phrases look like once they are left out."""

import numpy as np
import pytest

from bot.understanding import signs, training, weights
from bot.understanding.encoder import Floats
from bot.understanding.likeness import by_intent

from .estate import INTENTS
from .numbers import NONE, SAID, known

KNOWN = known([*SAID, *NONE])
LIKENESS = by_intent(KNOWN.matrix)
OWN = training.profiles(KNOWN.matrix, LIKENESS.lengths)
SHARES = training.refine(KNOWN.matrix, OWN, len(INTENTS))


def scores_of(shares: Floats) -> Floats:
    found = weights.refined(KNOWN.matrix, shares)
    return np.array([found.scores(KNOWN.matrix.phrase(place)) for place in range(len(KNOWN.owners))])


SCORES = scores_of(SHARES)
HELD_OUT = signs.held_out(KNOWN.matrix, LIKENESS, SCORES, SHARES)
USUAL = signs.usual(KNOWN.matrix, HELD_OUT)
TABLE = signs.table(KNOWN.matrix, LIKENESS, HELD_OUT, USUAL)
INSIDE = np.flatnonzero(KNOWN.matrix.owners < len(INTENTS))


def test_without_itself_a_phrase_speaks_less_for_its_own_intent() -> None:
    rows = np.arange(len(SCORES))
    own = KNOWN.matrix.owners
    assert (HELD_OUT.phrase[rows, own] < SCORES[rows, own]).all()


def moved_about() -> Floats:
    """Shares as if every phrase, those of none too, had once been taken away from each other intent."""
    shares = SHARES.copy()
    rows, owners = np.arange(len(shares)), KNOWN.matrix.owners
    steps = np.linspace(0.01, 0.1, shares.size, dtype=np.float32).reshape(shares.shape)
    steps[rows, owners] = 0
    shares -= steps
    shares[rows, owners] += steps.sum(axis=1)
    return shares


@pytest.mark.parametrize("place", [0, 9, 25])
@pytest.mark.parametrize("shares", [SHARES, moved_about()], ids=["refined", "moved about"])
def test_without_its_intent_a_phrase_gets_what_the_others_would_say(place: int, shares: Floats) -> None:
    owners, gone = KNOWN.matrix.owners, int(KNOWN.matrix.owners[place])
    without = shares.copy()
    without[owners == gone] = 0
    # Nobody would have had to be moved away from it; only what means none might have been moved all the same.
    steps = without[:, gone] * np.where(owners < len(INTENTS), 1, signs.TAKEN)
    without[np.arange(len(owners)), owners] += steps
    others = weights.refined(KNOWN.matrix, without).scores(KNOWN.matrix.phrase(place))
    others[gone] = -1
    found = signs.held_out(KNOWN.matrix, LIKENESS, scores_of(shares), shares).intent[place]
    assert found == pytest.approx(others, abs=1e-2)


def test_foreign_are_those_of_no_intent_and_of_intents_left_out() -> None:
    assert len(TABLE.right) == len(KNOWN.owners) + len(INSIDE)
    assert not TABLE.foreign[INSIDE].any()
    assert TABLE.foreign.sum() == len(NONE) + len(INSIDE)
    assert not TABLE.right[TABLE.foreign].any()


def test_a_phrase_is_not_its_own_nearest() -> None:
    nearest = TABLE.signs[: len(KNOWN.owners), signs.Signs._fields.index("nearest")]
    assert nearest.max() < 0.999


def test_what_is_left_out_with_its_intent_is_less_known() -> None:
    known_share = TABLE.signs[:, signs.Signs._fields.index("known")]
    near, far = known_share[INSIDE], known_share[len(KNOWN.owners) :]
    assert (far <= near + 1e-6).all()
    assert far.mean() < near.mean()


def test_what_an_intent_usually_gets_is_its_phrases_average_drawn_towards_that_of_all() -> None:
    own = HELD_OUT.phrase[INSIDE, KNOWN.matrix.owners[INSIDE]]
    averages = np.array([own[KNOWN.matrix.owners[INSIDE] == intent].mean() for intent in range(len(INTENTS))])
    # All have six phrases, so all are drawn alike.
    drawn = (averages - USUAL) / (averages - own.mean())
    assert (drawn > 0).all()
    assert drawn == pytest.approx(np.full(len(INTENTS), signs.DRAWN / (6 + signs.DRAWN)), abs=1e-3)


def test_how_far_above_the_usual_goes_by_the_intent_that_it_is_taken_for() -> None:
    names = signs.Signs._fields
    score, above = (TABLE.signs[:, names.index(name)] for name in ("score", "above"))
    assert above == pytest.approx(score - USUAL[TABLE.best], abs=1e-6)
