"""Confidence learned from what was right and what was not."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from bot.understanding.confidence import ORDINARY, calibrate

ROWS = np.random.default_rng(7).random((200, 4))


def test_it_learns_which_sign_tells() -> None:
    calibration = calibrate(ROWS, ROWS[:, 1] > 0.5)
    low, high = calibration.confidence(np.array([[0.5, 0.1, 0.5, 0.5], [0.5, 0.9, 0.5, 0.5]]))
    assert low < 20
    assert high > 80


def test_a_sign_never_speaks_against() -> None:
    calibration = calibrate(ROWS, ROWS[:, 0] < 0.5)
    assert all(slope >= 0 for slope in calibration.slopes)


def test_too_little_to_learn_from_takes_the_ordinary() -> None:
    assert calibrate(ROWS[:10], ROWS[:10, 0] > 0.5) is ORDINARY
    assert calibrate(ROWS, np.ones(200, bool)) is ORDINARY


@given(st.lists(st.floats(0, 1), min_size=4, max_size=4), st.integers(0, 3))
def test_more_of_any_sign_is_never_less_sure(signs: list[float], which: int) -> None:
    more = [value + (number == which) for number, value in enumerate(signs)]
    before, after = calibrate(ROWS, ROWS.sum(axis=1) > 2).confidence(np.array([signs, more]))
    assert after >= before
