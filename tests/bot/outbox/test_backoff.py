"""Backoff: longer each time, capped, spread, and the same when computed again."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.outbox.backoff import backoff


@pytest.mark.parametrize(
    ("attempts", "seconds"),
    [(1, 1), (2, 3), (3, 9), (4, 27), (5, 81), (6, 243), (7, 600), (8, 600), (1000, 600)],
)
def test_it_grows_threefold_up_to_ten_minutes(attempts: int, seconds: int) -> None:
    assert 0.8 * seconds <= backoff(attempts, "T0001:1").total_seconds() <= seconds


def test_what_failed_together_does_not_come_back_together() -> None:
    assert len({backoff(5, f"T{number}") for number in range(50)}) > 30


@given(st.integers(1, 100), st.text())
def test_it_is_the_same_when_computed_again_and_never_negative(attempts: int, key: str) -> None:
    assert backoff(attempts, key) == backoff(attempts, key) > timedelta()
