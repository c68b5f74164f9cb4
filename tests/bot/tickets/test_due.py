"""When a promise is due: one pure function, a table of cases, and a minute walker as second opinion.

2025-09-01 is a Monday. National Day: 10-01 to 10-08 off, 09-28 (Sunday) and 10-11 (Saturday) worked. Spring
Festival: 2025-01-28 to 02-04 off, 01-26 (Sunday) and 02-08 (Saturday) worked.
"""

from datetime import date, datetime, time, timedelta
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from bot.tickets.calendar import Span, WorkCalendar
from bot.tickets.promise import due
from config.estate import Calendar, Hours
from config.services import Limit
from tests.bot.tickets.estate import ESTATE, SHANGHAI, at

DAY = WorkCalendar(ESTATE.office_hours, Calendar(), SHANGHAI)  # 08:30-12:00, 13:30-18:00
NIGHT = WorkCalendar(
    (Hours(start=time(20), until=time(2)), Hours(start=time(4), until=time(6))), Calendar(), SHANGHAI
)

ALWAYS = {"within": "PT30M"}
DAYS = {"within": "P3D"}
OFFICE = {"within": "PT30M", "clock": "office"}
OFFICE_DAYS = {"within": "P2D", "clock": "office"}
DAILY = {"within": "PT30M", "clock": "daily"}
OPENS = {"within": "PT30M", "opens": "08:00"}
DAYTIME = OPENS | {"cut_off": "21:30", "reported_by": "21:00", "next_day": "08:30"}
CUT_OFF = {"cut_off": "22:00", "reported_by": "20:00", "next_day": "12:00"}
BOTH = {"within": "PT2H", "cut_off": "21:30", "reported_by": "20:00", "next_day": "10:00"}

# limit, reported at, due, why
CASES = [
    # Every hour counts.
    (ALWAYS, "Mon 2025-09-01 09:00", "Mon 2025-09-01 09:30", "half an hour, any hour"),
    (ALWAYS, "Mon 2025-09-01 23:50", "Tue 2025-09-02 00:20", "and over midnight"),
    (ALWAYS, "Mon 2025-09-01 23:30", "Tue 2025-09-02 00:00", "at midnight sharp it is the next day"),
    (ALWAYS, "Sat 2025-09-06 03:00", "Sat 2025-09-06 03:30", "in a weekend's night"),
    (ALWAYS, "Wed 2025-10-01 12:10", "Wed 2025-10-01 12:40", "on National Day: the clock never stops"),
    (ALWAYS, "Wed 2025-01-29 00:05", "Wed 2025-01-29 00:35", "and at Spring Festival, after the crackers"),
    (ALWAYS, "Wed 2025-12-31 23:45", "Thu 2026-01-01 00:15", "over the end of a year"),
    (ALWAYS, "Mon 2028-02-28 23:45", "Tue 2028-02-29 00:15", "into a leap day"),
    (ALWAYS, "Sun 2025-03-30 01:45", "Sun 2025-03-30 02:15", "Europe puts its clocks on: China does not"),
    (ALWAYS, "Sun 2025-10-26 02:30", "Sun 2025-10-26 03:00", "nor back"),
    (DAYS, "Fri 2025-09-05 17:00", "Mon 2025-09-08 17:00", "three days are three days, weekend or not"),
    (DAYS, "Tue 2025-09-30 08:00", "Fri 2025-10-03 08:00", "holidays or not"),
    # The office's hours.
    (OFFICE, "Mon 2025-09-01 09:00", "Mon 2025-09-01 09:30", "Monday in office hours: the same"),
    (OFFICE, "Mon 2025-09-01 08:30", "Mon 2025-09-01 09:00", "opens exactly"),
    (OFFICE, "Mon 2025-09-01 08:29", "Mon 2025-09-01 09:00", "a minute before it opens: the same"),
    (OFFICE, "Mon 2025-09-01 11:30", "Mon 2025-09-01 12:00", "due exactly when it closes for lunch"),
    (OFFICE, "Mon 2025-09-01 11:31", "Mon 2025-09-01 13:31", "a minute later it is after lunch"),
    (OFFICE, "Mon 2025-09-01 12:00", "Mon 2025-09-01 14:00", "closes exactly: counted from after lunch"),
    (OFFICE, "Mon 2025-09-01 12:30", "Mon 2025-09-01 14:00", "in the lunch break"),
    (OFFICE, "Mon 2025-09-01 17:30", "Mon 2025-09-01 18:00", "due when it closes"),
    (OFFICE, "Mon 2025-09-01 17:50", "Tue 2025-09-02 08:50", "Monday evening: on Tuesday"),
    (OFFICE, "Mon 2025-09-01 18:00", "Tue 2025-09-02 09:00", "at closing time: nothing of today counts"),
    (OFFICE, "Tue 2025-09-02 00:00", "Tue 2025-09-02 09:00", "at midnight: this morning"),
    (OFFICE, "Fri 2025-09-05 17:50", "Mon 2025-09-08 08:50", "Friday evening: on Monday"),
    (OFFICE, "Sat 2025-09-06 10:00", "Mon 2025-09-08 09:00", "Saturday: on Monday"),
    (OFFICE, "Sun 2025-09-07 23:59", "Mon 2025-09-08 09:00", "Sunday's last minute"),
    (OFFICE, "Fri 2025-09-26 17:50", "Sun 2025-09-28 08:50", "Friday evening: on the Sunday made up"),
    (OFFICE, "Sat 2025-09-27 10:00", "Sun 2025-09-28 09:00", "Saturday: on the Sunday that is made up"),
    (OFFICE, "Sun 2025-09-28 10:00", "Sun 2025-09-28 10:30", "the make-up Sunday is a day like others"),
    (OFFICE, "Tue 2025-09-30 17:50", "Thu 2025-10-09 08:50", "before National Day: after it"),
    (OFFICE, "Fri 2025-10-10 17:50", "Sat 2025-10-11 08:50", "Friday: on the make-up Saturday"),
    (OFFICE, "Sat 2025-10-11 17:50", "Mon 2025-10-13 08:50", "and from there: Sunday is free"),
    (OFFICE, "Mon 2025-01-27 17:50", "Wed 2025-02-05 08:50", "before Spring Festival: after it"),
    (OFFICE, "Sun 2025-01-26 17:50", "Mon 2025-01-27 08:50", "the Sunday before it is worked"),
    (OFFICE, "Fri 2025-02-07 17:50", "Sat 2025-02-08 08:50", "the Saturday after it as well"),
    (OFFICE, "Wed 2025-12-31 17:50", "Sun 2026-01-04 08:50", "New Year: the Sunday is made up"),
    (OFFICE_DAYS, "Mon 2025-09-01 10:15", "Wed 2025-09-03 10:15", "two working days, same time"),
    (OFFICE_DAYS, "Thu 2025-09-04 10:15", "Mon 2025-09-08 10:15", "over a weekend"),
    (OFFICE_DAYS, "Fri 2025-09-05 20:00", "Wed 2025-09-10 08:30", "in the evening: when it opens after"),
    (OFFICE_DAYS, "Tue 2025-09-30 10:00", "Fri 2025-10-10 10:00", "over the holidays"),
    # The front desk's hours, every day.
    (DAILY, "Fri 2025-09-05 17:50", "Sat 2025-09-06 08:50", "the front desk is there on Saturday"),
    (DAILY, "Sun 2025-09-07 10:00", "Sun 2025-09-07 10:30", "and on Sunday"),
    (DAILY, "Wed 2025-10-01 11:50", "Wed 2025-10-01 13:50", "and on National Day, but for its lunch"),
    (DAILY, "Wed 2025-01-29 08:00", "Wed 2025-01-29 09:00", "and on New Year's morning"),
    # Cut-offs.
    (CUT_OFF, "Mon 2025-09-01 09:00", "Mon 2025-09-01 22:00", "mended before the night (小修不过夜)"),
    (CUT_OFF, "Mon 2025-09-01 00:00", "Mon 2025-09-01 22:00", "from midnight on it is a new day"),
    (CUT_OFF, "Mon 2025-09-01 20:00", "Mon 2025-09-01 22:00", "cut-off exactly: still for today"),
    (CUT_OFF, "Mon 2025-09-01 20:01", "Tue 2025-09-02 12:00", "a minute later it is tomorrow noon"),
    (CUT_OFF, "Mon 2025-09-01 23:59", "Tue 2025-09-02 12:00", "an honest next day, not two minutes"),
    (CUT_OFF, "Sat 2025-09-06 20:01", "Sun 2025-09-07 12:00", "small repairs know no weekend"),
    (CUT_OFF, "Tue 2025-09-30 20:01", "Wed 2025-10-01 12:00", "and no holidays"),
    (BOTH, "Mon 2025-09-01 09:00", "Mon 2025-09-01 11:00", "within two hours, long before the cut-off"),
    (BOTH, "Mon 2025-09-01 19:29", "Mon 2025-09-01 21:29", "still within, by a minute"),
    (BOTH, "Mon 2025-09-01 19:30", "Mon 2025-09-01 21:30", "both at once"),
    (BOTH, "Mon 2025-09-01 19:45", "Mon 2025-09-01 21:30", "two hours would pass the cut-off"),
    (BOTH, "Mon 2025-09-01 20:30", "Tue 2025-09-02 10:00", "reported late: the next morning"),
    # Nobody is called out at night.
    (OPENS, "Tue 2025-09-02 03:00", "Tue 2025-09-02 08:30", "counted from the morning on"),
    (OPENS, "Tue 2025-09-02 07:59", "Tue 2025-09-02 08:30", "to the last minute"),
    (OPENS, "Tue 2025-09-02 08:00", "Tue 2025-09-02 08:30", "opens exactly: from now"),
    (OPENS, "Tue 2025-09-02 23:50", "Wed 2025-09-03 00:20", "late in the evening: still at once"),
    (DAYTIME, "Tue 2025-09-02 20:59", "Tue 2025-09-02 21:29", "the last minutes of the day still count"),
    (DAYTIME, "Tue 2025-09-02 22:40", "Wed 2025-09-03 08:30", "nobody is woken for a lamp"),
    (DAYTIME, "Wed 2025-09-03 02:00", "Wed 2025-09-03 08:30", "nor after midnight"),
]

Pauses = list[tuple[str, str]]

# limit, reported at, paused, due, why
PAUSED: list[tuple[dict[str, str], str, Pauses, str, str]] = [
    (ALWAYS, "09-01 09:00", [("09-01 09:10", "09-01 10:10")], "09-01 10:30", "an hour's pause: an hour more"),
    (ALWAYS, "09-01 09:00", [("09-01 09:30", "09-01 10:30")], "09-01 09:30", "it was due: too late to pause"),
    (ALWAYS, "09-01 09:00", [("09-01 08:00", "09-01 09:00")], "09-01 09:30", "over before it began"),
    (
        ALWAYS,
        "09-01 09:00",
        [("09-01 08:00", "09-01 09:20")],
        "09-01 09:50",
        "only what falls into it counts",
    ),
    (
        ALWAYS,
        "09-01 09:00",
        [("09-01 09:10", "09-01 09:20"), ("09-01 09:35", "09-01 12:00")],
        "09-01 12:05",
        "two pauses, one after the other: five minutes were left",
    ),
    (ALWAYS, "09-05 17:50", [("09-05 18:00", "09-08 09:00")], "09-08 09:20", "paused over a weekend"),
    (OFFICE, "09-05 17:50", [("09-05 18:00", "09-08 08:30")], "09-08 08:50", "while nobody worked: no gain"),
    (
        OFFICE,
        "09-05 17:50",
        [("09-05 17:55", "09-08 09:00")],
        "09-08 09:25",
        "five and thirty of office time",
    ),
    (OFFICE, "09-01 11:50", [("09-01 12:00", "09-01 13:30")], "09-01 13:50", "over lunch: no gain either"),
    (OFFICE, "09-30 17:50", [("10-01 09:00", "10-08 18:00")], "10-09 08:50", "nor over the holidays"),
    (
        OFFICE_DAYS,
        "09-01 10:15",
        [("09-02 08:30", "09-02 18:00")],
        "09-04 10:15",
        "a working day's pause: a working day more",
    ),
    (
        CUT_OFF,
        "09-01 09:00",
        [("09-01 10:00", "09-01 15:00")],
        "09-01 22:00",
        "back the same day: the same cut-off",
    ),
    (
        CUT_OFF,
        "09-01 09:00",
        [("09-01 10:00", "09-06 09:00")],
        "09-06 22:00",
        "the evening of the day it goes on",
    ),
    (
        CUT_OFF,
        "09-01 09:00",
        [("09-01 10:00", "09-01 20:30")],
        "09-02 12:00",
        "back late: as if reported late",
    ),
    (CUT_OFF, "09-01 09:00", [("09-01 10:00", "09-01 20:00")], "09-01 22:00", "back at the cut-off exactly"),
    (
        CUT_OFF,
        "09-01 20:30",
        [("09-02 09:00", "09-02 15:00")],
        "09-02 22:00",
        "the morning passed in the pause",
    ),
    (
        CUT_OFF,
        "09-01 20:30",
        [("09-01 21:00", "09-01 23:00")],
        "09-02 12:00",
        "paused in the night it waited for",
    ),
    (BOTH, "09-01 09:00", [("09-01 10:00", "09-03 10:00")], "09-03 11:00", "an hour was left"),
    (BOTH, "09-01 09:00", [("09-01 10:00", "09-03 20:30")], "09-04 10:00", "an hour, but in the evening"),
    (BOTH, "09-01 09:00", [("09-01 12:00", "09-01 20:30")], "09-01 11:00", "it was due before the pause"),
    (BOTH, "09-01 20:30", [("09-02 09:00", "09-02 12:00")], "09-02 14:00", "its two hours had not begun"),
    (OPENS, "09-02 03:00", [("09-02 04:00", "09-02 07:00")], "09-02 08:30", "paused before it counted"),
]


def instant(text: str) -> datetime:
    """Return a local time; the name of its day, where it is written, must be right."""
    parsed = at(text if text[0].isdigit() else text[4:])
    assert text[0].isdigit() or f"{parsed:%a}" == text[:3], text
    return parsed


@pytest.mark.parametrize(("limit", "reported", "until", "why"), CASES)
def test_due(limit: dict[str, str], reported: str, until: str, why: str) -> None:
    assert due(Limit.model_validate(limit), instant(reported), DAY) == instant(until), why


@pytest.mark.parametrize(("limit", "reported", "pauses", "until", "why"), PAUSED)
def test_the_clock_stands_still(
    limit: dict[str, str], reported: str, pauses: Pauses, until: str, why: str
) -> None:
    spans = [(at(f"2025-{since}"), at(f"2025-{to}")) for since, to in pauses]
    found = due(Limit.model_validate(limit), at(f"2025-{reported}"), DAY, spans)
    assert found == at(f"2025-{until}"), why


# reported at, due of half an hour in the hours 20:00-02:00 and 04:00-06:00, why
OVER_MIDNIGHT = [
    ("Mon 2025-09-01 20:00", "Mon 2025-09-01 20:30", "opens exactly"),
    ("Mon 2025-09-01 23:45", "Tue 2025-09-02 00:15", "over midnight"),
    ("Tue 2025-09-02 01:45", "Tue 2025-09-02 04:15", "into the day's early hours"),
    ("Tue 2025-09-02 02:00", "Tue 2025-09-02 04:30", "closes exactly"),
    ("Sat 2025-09-06 01:00", "Sat 2025-09-06 01:30", "Friday's hours run into Saturday"),
    ("Sat 2025-09-06 02:30", "Mon 2025-09-08 04:30", "Saturday itself is free"),
    ("Mon 2025-09-08 01:00", "Mon 2025-09-08 04:30", "Sunday had no evening"),
]


@pytest.mark.parametrize(("reported", "until", "why"), OVER_MIDNIGHT)
def test_hours_over_midnight_belong_to_the_day_on_which_they_begin(
    reported: str, until: str, why: str
) -> None:
    assert due(Limit.model_validate(OFFICE), instant(reported), NIGHT) == instant(until), why


# The second opinion: it walks every minute and knows no arithmetic.

OFF = {date(2025, 10, day) for day in range(1, 9)}
MADE_UP = {date(2025, 9, 28), date(2025, 10, 11)}
MINUTE = timedelta(minutes=1)


def _worked(day: date) -> bool:
    return day in MADE_UP or (day.weekday() < 5 and day not in OFF)


def _runs(limit: Limit, calendar: WorkCalendar, moment: datetime) -> bool:
    """Whether the limit's clock runs in the minute that begins at `moment`."""
    if limit.clock == "always":
        return True
    for hours in calendar.hours:
        over = hours.until <= hours.start
        today = hours.start <= moment.time() and (over or moment.time() < hours.until)
        yesterday = over and moment.time() < hours.until
        for inside, day in ((today, moment.date()), (yesterday, moment.date() - timedelta(days=1))):
            if inside and (limit.clock == "daily" or _worked(day)):
                return True
    return False


def walked(limit: Limit, start: datetime, calendar: WorkCalendar, pauses: list[Span]) -> datetime:
    """Return when it is due, minute by minute."""
    now, left, late = start, None, False
    fresh = True
    while True:
        paused = any(since <= now < until for since, until in pauses)
        if fresh and not paused:
            # It begins, or goes on after a pause; before the day opens it waits for that.
            if limit.opens and now.time() < limit.opens:
                now += MINUTE
                continue
            was_late, late = late, limit.reported_by is not None and now.time() > limit.reported_by
            last = _last(limit, now, late)
            if left is None or was_late:
                left = limit.within and limit.within // MINUTE
            fresh = False
        if not fresh:
            if last is not None and now == last:
                return now
            if left == 0 and not late:
                return now
        if paused:
            fresh = True
        elif not late and left is not None:
            left -= _runs(limit, calendar, now)
        now += MINUTE


def _last(limit: Limit, now: datetime, late: bool) -> datetime | None:
    if not limit.cut_off or not limit.next_day:
        return None
    if late:
        return datetime.combine(now.date() + timedelta(days=1), limit.next_day, SHANGHAI)
    return datetime.combine(now.date(), limit.cut_off, SHANGHAI)


WITHIN = st.integers(min_value=1, max_value=1439).map(lambda minutes: {"within": timedelta(minutes=minutes)})
SPANS = st.builds(
    lambda limit, clock: limit | {"clock": clock}, WITHIN, st.sampled_from(["always", "office", "daily"])
)
BY_DAY = st.sampled_from(
    [
        CUT_OFF,
        CUT_OFF | {"opens": "08:00"},
    ]
)
UNTIL_EVENING = st.builds(lambda limit, more: limit | more, WITHIN, st.just(CUT_OFF))
LIMITS = st.one_of(SPANS, BY_DAY, UNTIL_EVENING).map(Limit.model_validate)
MOMENTS = st.datetimes(min_value=datetime(2025, 9, 22), max_value=datetime(2025, 10, 12)).map(
    lambda moment: moment.replace(second=0, microsecond=0, tzinfo=SHANGHAI)
)


def _spans(start: datetime, lengths: list[tuple[int, int]]) -> list[Span]:
    """Return pauses that begin so many minutes after the last has ended, and last so many."""
    spans, moment = [], start
    for before, lasts in lengths:
        since = moment + before * MINUTE
        moment = since + lasts * MINUTE
        spans.append((since, moment))
    return spans


LENGTHS = st.lists(st.tuples(st.integers(1, 900), st.integers(1, 4000)), max_size=3)


@settings(max_examples=300, deadline=None)
@given(limit=LIMITS, start=MOMENTS, lengths=LENGTHS, calendar=st.sampled_from([DAY, NIGHT]))
@example(Limit.model_validate(CUT_OFF), at("2025-09-30 20:00"), [(1, 1440)], DAY)
def test_as_a_minute_walker_finds_it(
    limit: Limit, start: datetime, lengths: list[tuple[int, int]], calendar: WorkCalendar
) -> None:
    pauses = _spans(start, lengths)
    if limit.opens and any(until.time() < limit.opens for _, until in pauses):
        pauses = []
    assert due(limit, start, calendar, pauses) == walked(limit, start, calendar, pauses)


@settings(max_examples=100, deadline=None)
@given(start=MOMENTS, minutes=st.integers(0, 5000), calendar=st.sampled_from([DAY, NIGHT]))
def test_working_time_is_what_a_walker_counts(start: datetime, minutes: int, calendar: WorkCalendar) -> None:
    office: Any = Limit.model_validate(OFFICE)
    counted = sum(_runs(office, calendar, start + step * MINUTE) for step in range(minutes))
    assert calendar.worked(start, start + minutes * MINUTE) == counted * MINUTE


def test_there_are_cases_enough() -> None:
    assert len(CASES) >= 60
