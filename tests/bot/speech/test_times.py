"""Times as people say them, seen from a Monday."""

from datetime import UTC, datetime

import pytest

from bot.speech.times import say_day, say_span, say_time
from tests.bot.tickets.estate import at

NOW = at("2025-09-01 10:00")

# instant, words, why
TIMES = [
    ("2025-09-01 15:30", "今天15:30", "today"),
    ("2025-09-01 09:05", "今天09:05", "today, gone by"),
    ("2025-09-02 00:00", "明天00:00", "midnight is tomorrow"),
    ("2025-09-03 10:00", "后天10:00", "in two days"),
    ("2025-08-31 23:59", "昨天23:59", "yesterday"),
    ("2025-09-04 10:00", "9月4日（周四）10:00", "farther off: the date, and its weekday"),
    ("2025-09-07 10:00", "9月7日（周日）10:00", "a Sunday is 周日"),
    ("2025-08-30 10:00", "8月30日（周六）10:00", "the day before yesterday"),
]


@pytest.mark.parametrize(("instant", "words", "why"), TIMES)
def test_say_time(instant: str, words: str, why: str) -> None:
    assert say_time(at(instant), NOW) == words, why


def test_the_day_is_that_of_the_listener() -> None:
    late = datetime(2025, 9, 1, 17, 0, tzinfo=UTC)  # one o'clock on Tuesday in Shanghai
    assert say_time(late, NOW) == "明天01:00"
    assert say_day(late, NOW) == "明天"


# from, until, words, why
SPANS = [
    ("2025-09-02 14:00", "2025-09-02 18:00", "明天14:00–18:00", "one day is said once"),
    ("2025-09-01 20:00", "2025-09-02 09:00", "今天20:00到明天09:00", "two days are both said"),
]


@pytest.mark.parametrize(("start", "until", "words", "why"), SPANS)
def test_say_span(start: str, until: str, words: str, why: str) -> None:
    assert say_span(at(start), at(until), NOW) == words, why
