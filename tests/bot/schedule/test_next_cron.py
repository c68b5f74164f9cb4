"""The next time of a crontab, as a pure function of an instant and a time zone."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.schedule.apscheduler_glue import BadCron, next_cron

SHANGHAI = ZoneInfo("Asia/Shanghai")


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=SHANGHAI)


# Monday is 2025-09-01.
# expression, after, next, why
CASES = [
    ("0 9 25 * *", "2025-09-01 12:00", "2025-09-25 09:00", "this month"),
    ("0 9 25 * *", "2025-09-25 09:00", "2025-10-25 09:00", "the very instant has passed"),
    ("0 9 25 * *", "2025-09-25 08:59:59.5", "2025-09-25 09:00", "half a second before it has not"),
    ("0 9 31 * *", "2025-09-01 12:00", "2025-10-31 09:00", "September has no 31st"),
    ("0 9 * * 1", "2025-09-01 12:00", "2025-09-08 09:00", "1 is Monday as in cron"),
    ("0 9 * * 0", "2025-09-01 12:00", "2025-09-07 09:00", "0 is Sunday as in cron"),
    ("0 9 1 * 3", "2025-09-01 12:00", "2025-09-03 09:00", "day and weekday: either, as in cron"),
    ("0 9 1 * 3", "2025-09-24 12:00", "2025-10-01 09:00", "day and weekday at once is one occurrence"),
    ("*/30 8-9 * * *", "2025-09-01 08:10", "2025-09-01 08:30", "steps within hours"),
    ("0 0 1 1 *", "2025-12-31 23:59", "2026-01-01 00:00", "over the new year"),
    ("0 9 29 2 *", "2025-03-01 00:00", "2028-02-29 09:00", "a leap day"),
]


@pytest.mark.parametrize(("expression", "after", "expected", "why"), CASES)
def test_next(expression: str, after: str, expected: str, why: str) -> None:
    assert next_cron(expression, at(after), SHANGHAI) == at(expected), why


def test_a_day_that_never_comes_has_no_next() -> None:
    assert next_cron("0 9 30 2 *", at("2025-09-01 12:00"), SHANGHAI) is None


def test_the_answer_is_in_the_zone_that_was_asked_for() -> None:
    fire = next_cron("0 9 * * *", datetime(2025, 9, 1, 2, tzinfo=UTC), SHANGHAI)  # 10:00 in Shanghai
    assert fire is not None
    assert fire.isoformat() == "2025-09-02T09:00:00+08:00"


@pytest.mark.parametrize("expression", ["", "每月25号", "0 9 * *", "0 9 * * * *", "61 9 * * *", "0 9 * * 8"])
def test_what_is_no_crontab_says_so_in_chinese(expression: str) -> None:
    with pytest.raises(BadCron) as raised:
        next_cron(expression, at("2025-09-01 12:00"), SHANGHAI)
    assert "看不懂" in raised.value.words


INSTANTS = st.datetimes(datetime(2020, 1, 1), datetime(2035, 1, 1), timezones=st.just(SHANGHAI))


@given(after=INSTANTS, hour=st.integers(0, 23), minute=st.integers(0, 59))
def test_a_daily_time_comes_within_a_day_and_never_at_once(after: datetime, hour: int, minute: int) -> None:
    fire = next_cron(f"{minute} {hour} * * *", after, SHANGHAI)
    assert fire is not None
    assert timedelta() < fire - after <= timedelta(days=1)
    assert (fire.hour, fire.minute, fire.second) == (hour, minute, 0)
