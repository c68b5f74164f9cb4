"""Occasions: the next time of a date or a crontab, and whether an instant still is one."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from bot.reminders.occasions import fires_at, next_fire
from config.reminders import Occasion

SHANGHAI = ZoneInfo("Asia/Shanghai")


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=SHANGHAI)


ONCE = Occasion(at=datetime(2025, 9, 3, 9))
ABROAD = Occasion.model_validate({"at": "2025-09-03T01:00:00Z"})
MONTHLY = Occasion(cron="0 9 25 * *")

# occasion, after, next, why
CASES = [
    (ONCE, "2025-09-01 12:00", "2025-09-03 09:00", "the date is to come, and meant in the estate's zone"),
    (ONCE, "2025-09-03 09:00", None, "the very instant has passed"),
    (ABROAD, "2025-09-01 12:00", "2025-09-03 09:00", "an offset is respected"),
    (MONTHLY, "2025-09-01 12:00", "2025-09-25 09:00", "this month's"),
    (MONTHLY, "2025-09-25 09:00", "2025-10-25 09:00", "the month after"),
]


@pytest.mark.parametrize(("occasion", "after", "expected", "why"), CASES)
def test_next_fire(occasion: Occasion, after: str, expected: str | None, why: str) -> None:
    assert next_fire(occasion, at(after), SHANGHAI) == (at(expected) if expected else None), why


@pytest.mark.parametrize(
    ("occasion", "instant", "fires"),
    [
        (ONCE, "2025-09-03 09:00", True),
        (ONCE, "2025-09-03 10:00", False),
        (MONTHLY, "2025-09-25 09:00", True),
        (MONTHLY, "2025-09-26 09:00", False),
    ],
)
def test_an_instant_is_an_occurrence_only_while_the_file_says_so(
    occasion: Occasion, instant: str, fires: bool
) -> None:
    assert fires_at(occasion, at(instant), SHANGHAI) is fires
