"""What phrases look like once they are left out."""

import numpy as np
import pytest

from bot.understanding import signs, training, weights

from .estate import INTENTS
from .numbers import NONE, SAID, known

KNOWN = known([*SAID, *NONE])
SHARES = training.refine(KNOWN.matrix, len(INTENTS))
FOUND = weights.refined(KNOWN.matrix, SHARES)
SCORES = np.array([FOUND.scores(KNOWN.matrix.phrase(place)) for place in range(len(KNOWN.owners))])
HELD_OUT = signs.held_out(KNOWN.matrix, SCORES, SHARES)
TABLE = signs.table(KNOWN.matrix, HELD_OUT)
INSIDE = np.flatnonzero(KNOWN.matrix.owners < len(INTENTS))


def test_without_itself_a_phrase_speaks_less_for_its_own_intent() -> None:
    rows = np.arange(len(SCORES))
    own = KNOWN.matrix.owners
    assert (HELD_OUT.phrase[rows, own] < SCORES[rows, own]).all()


@pytest.mark.parametrize("place", [0, 9, 25])
def test_without_its_intent_a_phrase_gets_what_the_others_say(place: int) -> None:
    shares = SHARES.copy()
    shares[KNOWN.matrix.owners == KNOWN.matrix.owners[place]] = 0
    others = weights.refined(KNOWN.matrix, shares).scores(KNOWN.matrix.phrase(place))
    others[KNOWN.matrix.owners[place]] = -1
    assert HELD_OUT.intent[place] == pytest.approx(others, abs=5e-3)


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
