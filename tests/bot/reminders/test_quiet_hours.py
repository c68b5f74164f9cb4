"""Quiet hours: an instant inside them becomes their end."""

from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.reminders.quiet_hours import after_quiet
from config.estate import Hours

SHANGHAI = ZoneInfo("Asia/Shanghai")
NIGHT = Hours(start=time(22), until=time(8))
NOON = Hours(start=time(12), until=time(14))
NEVER = Hours(start=time(8), until=time(8))


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=SHANGHAI)


# quiet, instant, moved to, why
CASES = [
    (NIGHT, "2025-09-01 21:59:59", "2025-09-01 21:59:59", "not yet quiet"),
    (NIGHT, "2025-09-01 22:00", "2025-09-02 08:00", "the start is quiet"),
    (NIGHT, "2025-09-01 23:30", "2025-09-02 08:00", "before midnight: the next morning"),
    (NIGHT, "2025-09-02 00:00", "2025-09-02 08:00", "midnight: this morning"),
    (NIGHT, "2025-09-02 07:59", "2025-09-02 08:00", "after midnight: this morning"),
    (NIGHT, "2025-09-02 08:00", "2025-09-02 08:00", "the end is not quiet"),
    (NIGHT, "2025-12-31 23:00", "2026-01-01 08:00", "over the new year"),
    (NOON, "2025-09-01 12:00", "2025-09-01 14:00", "its start is quiet"),
    (NOON, "2025-09-01 13:00", "2025-09-01 14:00", "a span within the day"),
    (NOON, "2025-09-01 11:00", "2025-09-01 11:00", "before it"),
    (NOON, "2025-09-01 14:00", "2025-09-01 14:00", "after it"),
    (NEVER, "2025-09-01 08:00", "2025-09-01 08:00", "a span without length is never quiet"),
]


@pytest.mark.parametrize(("quiet", "instant", "moved", "why"), CASES)
def test_after_quiet(quiet: Hours, instant: str, moved: str, why: str) -> None:
    assert after_quiet(at(instant), quiet) == at(moved), why


INSTANTS = st.datetimes(datetime(2020, 1, 1), datetime(2035, 1, 1), timezones=st.just(SHANGHAI))


@given(instant=INSTANTS, start=st.times(), until=st.times())
def test_it_never_goes_back_nor_further_than_a_day_nor_stays_quiet(
    instant: datetime, start: time, until: time
) -> None:
    quiet = Hours(start=start, until=until)
    moved = after_quiet(instant, quiet)
    assert timedelta() <= moved - instant < timedelta(days=1)
    assert after_quiet(moved, quiet) == moved
    assert moved == instant or moved.time() == until
