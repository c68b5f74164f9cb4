"""Working time: which days are worked, and where a span of office time ends."""

import warnings
from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.tickets.calendar import WorkCalendar, missing_year
from config.estate import Calendar
from tests.bot.tickets.estate import ESTATE, SHANGHAI, at

HOURS = ESTATE.office_hours  # 08:30-12:00, 13:30-18:00


def calendar(**corrections: tuple[date, ...]) -> WorkCalendar:
    return WorkCalendar(HOURS, Calendar(**corrections), SHANGHAI)


# day, worked?, why
DAYS = [
    (date(2025, 9, 1), True, "a Monday"),
    (date(2025, 9, 5), True, "a Friday"),
    (date(2025, 9, 6), False, "a Saturday"),
    (date(2025, 9, 28), True, "a Sunday made up for the National Day holidays"),
    (date(2025, 10, 1), False, "National Day, a Wednesday"),
    (date(2025, 10, 8), False, "the last of the holidays, a Wednesday"),
    (date(2025, 10, 11), True, "a Saturday made up for the holidays"),
]


@pytest.mark.parametrize(("day", "worked", "why"), DAYS)
def test_days_of_the_national_calendar(day: date, worked: bool, why: str) -> None:
    assert calendar().is_workday(day) is worked, why


# corrections, day, worked?, why
CORRECTED = [
    ({"days_off": (date(2025, 9, 1),)}, date(2025, 9, 1), False, "the estate's own day off, a Monday"),
    ({"workdays": (date(2025, 9, 6),)}, date(2025, 9, 6), True, "a Saturday that is worked here"),
    ({"workdays": (date(2025, 10, 1),)}, date(2025, 10, 1), True, "this office opens on National Day"),
    ({"days_off": (date(2025, 9, 28),)}, date(2025, 9, 28), False, "no make-up day here"),
]


@pytest.mark.parametrize(("corrections", "day", "worked", "why"), CORRECTED)
def test_the_estate_has_the_last_word(
    corrections: dict[str, tuple[date, ...]], day: date, worked: bool, why: str
) -> None:
    assert calendar(**corrections).is_workday(day) is worked, why


def test_a_year_not_published_yet_has_plain_weekdays_without_a_word() -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert calendar().is_workday(date(2098, 10, 1))  # a Wednesday, National Day or not
        assert not calendar().is_workday(date(2098, 10, 4))  # a Saturday
        assert not calendar(days_off=(date(2098, 10, 1),)).is_workday(date(2098, 10, 1))


# today, the estate's own days, the year that is missing, why
MISSING = [
    (date(2025, 10, 31), {}, None, "next year's holidays are not published before November"),
    (date(2097, 11, 1), {}, 2097, "this year's are not known"),
    (date(2097, 3, 1), {}, 2097, "and that is so in March, too"),
    (date(2025, 11, 1), {}, None, "next year is known"),
    (date(2097, 3, 1), {"days_off": (date(2097, 2, 5),)}, None, "the estate wrote them down itself"),
    (date(2097, 11, 1), {"workdays": (date(2097, 2, 2),)}, 2098, "but not those of the next year"),
]


@pytest.mark.parametrize(("today", "corrections", "year", "why"), MISSING)
def test_which_years_holidays_are_missing(
    today: date, corrections: dict[str, tuple[date, ...]], year: int | None, why: str
) -> None:
    assert missing_year(Calendar(**corrections), today) == year, why


# start, span in minutes, end, why
SPANS = [
    ("2025-09-01 09:00", 30, "2025-09-01 09:30", "Monday morning"),
    ("2025-09-01 11:45", 30, "2025-09-01 13:45", "Monday, over the lunch break"),
    ("2025-09-01 12:30", 30, "2025-09-01 14:00", "reported in the lunch break"),
    ("2025-09-01 07:00", 30, "2025-09-01 09:00", "before the office opens"),
    ("2025-09-01 11:30", 30, "2025-09-01 12:00", "due exactly when the office closes for lunch"),
    ("2025-09-01 17:45", 30, "2025-09-02 08:45", "Monday evening into Tuesday morning"),
    ("2025-09-01 23:00", 30, "2025-09-02 09:00", "at night"),
    ("2025-09-05 17:45", 30, "2025-09-08 08:45", "Friday evening into Monday"),
    ("2025-09-06 10:00", 30, "2025-09-08 09:00", "reported on Saturday"),
    ("2025-09-26 17:00", 120, "2025-09-28 09:30", "Friday into the Sunday that is made up"),
    ("2025-09-30 17:30", 60, "2025-10-09 09:00", "Tuesday before the holidays into Thursday after them"),
    ("2025-09-01 08:30", 960, "2025-09-02 18:00", "sixteen hours are two days of eight"),
    ("2025-09-01 10:15", 24 * 60, "2025-09-02 10:15", "a whole day: the same time on the next working day"),
    ("2025-09-05 10:15", 24 * 60, "2025-09-08 10:15", "from Friday: Monday"),
    ("2025-09-30 20:00", 24 * 60, "2025-10-10 08:30", "in the evening: when the office opens after that"),
    ("2025-09-01 10:15", 25 * 60, "2025-09-02 11:15", "a day and an hour"),
]


@pytest.mark.parametrize(("start", "minutes", "end", "why"), SPANS)
def test_office_time_passes_only_while_the_office_is_open(
    start: str, minutes: int, end: str, why: str
) -> None:
    assert calendar().add(at(start), timedelta(minutes=minutes)) == at(end), why


def test_a_start_in_another_zone_is_the_same_instant() -> None:
    elsewhere = datetime.fromisoformat("2025-09-01T03:45:00+00:00")  # 11:45 in Shanghai
    assert calendar().add(elsewhere, timedelta(minutes=30)) == at("2025-09-01 13:45")


OFF = {date(2025, 10, day) for day in range(1, 9)}
MADE_UP = {date(2025, 9, 28), date(2025, 10, 11)}
OPEN = ((time(8, 30), time(12)), (time(13, 30), time(18)))


def _open_at(instant: datetime) -> bool:
    day = instant.date()
    worked = day in MADE_UP or (day.weekday() < 5 and day not in OFF)
    return worked and any(opens <= instant.time() < closes for opens, closes in OPEN)


def _walked(start: datetime, minutes: int) -> datetime:
    """The slow second opinion: minute by minute, counting those in which the office is open."""
    while minutes:
        minutes -= _open_at(start)
        start += timedelta(minutes=1)
    return start


@given(
    start=st.datetimes(min_value=datetime(2025, 9, 22), max_value=datetime(2025, 10, 12)),
    minutes=st.integers(min_value=1, max_value=1439),
)
def test_as_a_minute_walker_finds_it(start: datetime, minutes: int) -> None:
    begun = start.replace(second=0, microsecond=0, tzinfo=SHANGHAI)
    assert calendar().add(begun, timedelta(minutes=minutes)) == _walked(begun, minutes)


def test_the_order_of_the_spans_in_the_file_does_not_matter() -> None:
    swapped = WorkCalendar(HOURS[::-1], Calendar(), SHANGHAI)
    assert swapped.add(at("2025-09-01 08:30"), timedelta(hours=1)) == at("2025-09-01 09:30")
