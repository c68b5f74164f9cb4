"""Confidence learned from what was right and what was not."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.understanding.confidence import ORDINARY, calibrate

ROWS = np.random.default_rng(7).random((200, len(ORDINARY.slopes)))
ALIKE = np.ones(200)
MIDDLE = [0.5] * len(ORDINARY.slopes)


def test_it_learns_which_sign_tells() -> None:
    calibration = calibrate(ROWS, ROWS[:, 1] > 0.5, ALIKE)
    low, high = (calibration.of([MIDDLE[0], sign, *MIDDLE[2:]]) for sign in (0.1, 0.9))
    assert low < 20
    assert high > 80


def test_one_message_is_read_like_a_row_of_many() -> None:
    calibration = calibrate(ROWS, ROWS[:, 1] > 0.5, ALIKE)
    assert [calibration.of(row) for row in ROWS.tolist()] == pytest.approx(calibration.confidence(ROWS))


def test_rows_that_weigh_less_say_less() -> None:
    foreign = np.arange(200) >= 100
    sure, unsure = (
        calibrate(ROWS, ~foreign, np.where(foreign, weight, 1.0)).of(MIDDLE) for weight in (0.2, 1.0)
    )
    assert sure > unsure


def test_a_sign_never_speaks_against() -> None:
    calibration = calibrate(ROWS, ROWS[:, 0] < 0.5, ALIKE)
    assert all(slope >= 0 for slope in calibration.slopes)


def test_too_little_to_learn_from_takes_the_ordinary() -> None:
    assert calibrate(ROWS[:10], ROWS[:10, 0] > 0.5, ALIKE[:10]) is ORDINARY
    assert calibrate(ROWS, np.ones(200, bool), ALIKE) is ORDINARY


SIGNS = len(MIDDLE)


@given(st.lists(st.floats(0, 1), min_size=SIGNS, max_size=SIGNS), st.integers(0, SIGNS - 1))
def test_more_of_any_sign_is_never_less_sure(signs: list[float], which: int) -> None:
    more = [value + (number == which) for number, value in enumerate(signs)]
    before, after = calibrate(ROWS, ROWS.sum(axis=1) > 3, ALIKE).confidence(np.array([signs, more]))
    assert after >= before
