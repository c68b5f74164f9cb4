"""The day that a phrase names, for those who ask for no hours."""

from datetime import date

import pytest

from bot.understanding.slots.day import day_of

TODAY = date(2025, 1, 8)  # a Wednesday

# words, day, reason
DAYS = [
    ("这周一", None, "this week's Monday is over"),
    ("这周三", TODAY, "today"),
    ("周一", date(2025, 1, 13), "the next one"),
    ("2月30日", None, "no such day"),
]


@pytest.mark.parametrize(("words", "day", "reason"), DAYS)
def test_day_of(words: str, day: date | None, reason: str) -> None:
    assert day_of(words, TODAY) == day, reason
