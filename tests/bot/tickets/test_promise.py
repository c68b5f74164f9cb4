"""Promise arithmetic, one row a case; 2025-09-01 is a Monday."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.tickets import promise
from bot.tickets.calendar import WorkCalendar
from bot.tickets.ticket import Promise, PromiseKind, PromiseState, Status, Ticket
from config.estate import Calendar
from config.services import Limit, Promises, Watch
from tests.bot.tickets.estate import ESTATE, LIN, SHANGHAI, SMALL, URGENT, WANG, at

CALENDAR = WorkCalendar(ESTATE.office_hours, Calendar(), SHANGHAI)  # 08:30-12:00, 13:30-18:00
ALWAYS = {"within": "PT30M"}
OFFICE = {"within": "PT30M", "clock": "office"}
DAILY = {"within": "PT30M", "clock": "daily"}
OPENS = {"within": "PT30M", "opens": "08:00"}
DAYTIME = OPENS | {"cut_off": "21:30", "reported_by": "21:00", "next_day": "08:30"}
CUT_OFF = {"cut_off": "22:00", "reported_by": "20:00", "next_day": "12:00"}
BOTH = {"within": "PT2H", "cut_off": "21:30", "reported_by": "20:00", "next_day": "10:00"}

# limit, only by day, why
BY_DAY = [
    (ALWAYS, False, "whoever is flooded may call at any hour"),
    (OPENS, True, "it counts from the morning"),
    (OFFICE, True, "it counts while the office is open"),
    (DAILY, True, "it counts while the front desk is open"),
]


@pytest.mark.parametrize(("limit", "expected", "why"), BY_DAY)
def test_by_day(limit: dict[str, str], expected: bool, why: str) -> None:
    assert promise.by_day(Limit.model_validate(limit)) is expected, why


# corrections, due of half an hour of office time from Friday 17:50, why
CORRECTED = [
    ({}, "2025-09-08 08:50", "over the weekend"),
    ({"workdays": (date(2025, 9, 6),)}, "2025-09-06 08:50", "this office works on that Saturday"),
    ({"days_off": (date(2025, 9, 8),)}, "2025-09-09 08:50", "and has that Monday off"),
]


@pytest.mark.parametrize(("corrections", "due", "why"), CORRECTED)
def test_due_by_the_estates_own_days(corrections: dict[str, Any], due: str, why: str) -> None:
    calendar = WorkCalendar(ESTATE.office_hours, Calendar(**corrections), SHANGHAI)
    assert promise.due(Limit.model_validate(OFFICE), at("2025-09-05 17:50"), calendar) == at(due), why


def test_due_in_a_year_without_published_holidays() -> None:
    due = promise.due(Limit.model_validate(OFFICE), at("2098-10-01 10:00"), CALENDAR)
    assert due == at("2098-10-01 10:30"), "a Wednesday that may turn out to be National Day"


RESPONSE, ARRIVAL, RESOLUTION = PromiseKind.RESPONSE, PromiseKind.ARRIVAL, PromiseKind.RESOLUTION

# level, reported at, somebody is at home, what is promised, why
MADE = [
    (
        URGENT,
        "2025-09-01 10:00",
        None,
        {RESPONSE: "09-01 10:10", ARRIVAL: "09-01 10:40", RESOLUTION: "09-01 16:00"},
        "any time will do: everything counts from now",
    ),
    (
        URGENT,
        "2025-09-01 10:00",
        ("2025-09-02 14:00", "2025-09-02 18:00"),
        {RESPONSE: "09-01 10:10", ARRIVAL: "09-02 18:00", RESOLUTION: "09-02 20:00"},
        "tomorrow afternoon: somebody takes it now, comes by its end, and mends it from its beginning on",
    ),
    (
        URGENT,
        "2025-09-01 10:00",
        ("2025-09-01 09:00", "2025-09-01 12:00"),
        {RESPONSE: "09-01 10:10", ARRIVAL: "09-01 12:00", RESOLUTION: "09-01 16:00"},
        "the span has begun: the work counts from now",
    ),
    (
        URGENT,
        "2025-09-01 10:00",
        ("2025-09-02 09:00", "2025-09-02 21:00"),
        {RESPONSE: "09-01 10:10", ARRIVAL: "09-02 21:00", RESOLUTION: "09-02 21:00"},
        "all day: nothing is due before they may come",
    ),
    (
        SMALL,
        "2025-09-01 20:30",
        None,
        {RESPONSE: "09-01 21:00", ARRIVAL: "09-02 10:00", RESOLUTION: "09-02 12:00"},
        "reported late: taken tonight, done tomorrow",
    ),
    (
        {"promises": {"response": OFFICE, "resolution": {"within": "P3D"}}},
        "2025-09-05 17:50",
        None,
        {RESPONSE: "09-08 08:50", RESOLUTION: "09-08 17:50"},
        "no arrival is promised where the level names none",
    ),
]


@pytest.mark.parametrize(("level", "reported", "visit", "expected", "why"), MADE)
def test_made(
    level: dict[str, Any],
    reported: str,
    visit: tuple[str, str] | None,
    expected: dict[PromiseKind, str],
    why: str,
) -> None:
    span = (at(visit[0]), at(visit[1])) if visit else None
    rows = promise.made(Promises.model_validate(level["promises"]), at(reported), span, CALENDAR)
    assert {row.kind: row.due_at.strftime("%m-%d %H:%M") for row in rows} == expected, why
    assert {row.made_at for row in rows} == {at(reported)}


WATCH = Watch.model_validate({"nudge": "PT30M", "tell": "PT15M", "extension": "PT2H"})

# made, due, nudged, told, why
BEFORE = [
    ("10:00", "16:00", "15:30", "15:45", "half an hour and a quarter before a long promise"),
    ("10:00", "10:40", "10:20", "10:30", "a short one: at half of it, and in its last quarter"),
    ("10:00", "11:00", "10:30", "10:45", "just long enough for both"),
]


@pytest.mark.parametrize(("made", "due", "nudged", "told", "why"), BEFORE)
def test_who_hears_when(made: str, due: str, nudged: str, told: str, why: str) -> None:
    row = Promise(ARRIVAL, at(f"2025-09-01 {due}"), at(f"2025-09-01 {made}"))
    assert promise.nudge_at(row, WATCH) == at(f"2025-09-01 {nudged}"), why
    assert promise.tell_at(row, WATCH) == at(f"2025-09-01 {told}"), why


MINUTES = st.integers(min_value=1, max_value=10_000)


@given(length=MINUTES, nudge=MINUTES, tell=MINUTES)
def test_the_resident_is_told_before_it_is_due_and_never_before_half_time(
    length: int, nudge: int, tell: int
) -> None:
    made = at("2025-09-01 10:00")
    row = Promise(ARRIVAL, made + timedelta(minutes=length), made)
    watch = Watch(
        nudge=timedelta(minutes=nudge), tell=timedelta(minutes=tell), extension=timedelta(minutes=1)
    )
    half = made + timedelta(minutes=length) / 2
    assert half <= promise.nudge_at(row, watch) < row.due_at
    assert half < promise.tell_at(row, watch) < row.due_at


# limit, due, how often put off before, the new time, why
EXTENDED = [
    (ALWAYS, "2025-09-01 10:30", 0, "2025-09-01 12:30", "two hours more"),
    (ALWAYS, "2025-09-01 12:30", 1, "2025-09-01 16:30", "late again: twice as long, an honest time"),
    (ALWAYS, "2025-09-01 16:30", 2, "2025-09-02 00:30", "and doubled again: nobody is put off hour by hour"),
    (ALWAYS, "2025-09-01 10:30", 5, "2025-09-04 02:30", "64 hours"),
    (ALWAYS, "2025-09-01 10:30", 90, "2025-09-04 02:30", "never longer: no date is 2 to the 90 away"),
    (CUT_OFF, "2025-09-01 22:00", 0, "2025-09-02 12:00", "nobody is woken: tomorrow noon"),
    (CUT_OFF, "2025-09-02 12:00", 1, "2025-09-02 16:00", "there is a day left before the evening"),
    (BOTH, "2025-09-01 12:00", 0, "2025-09-01 14:00", "due at noon by its span: not put off until tomorrow"),
    (BOTH, "2025-09-01 20:00", 0, "2025-09-02 10:00", "it would pass the cut-off: tomorrow morning"),
    (BOTH, "2025-09-01 19:30", 0, "2025-09-01 21:30", "exactly at the cut-off is still today"),
    (DAYTIME, "2025-09-02 20:00", 0, "2025-09-03 08:30", "nobody takes it by night"),
    (OPENS, "2025-09-02 23:40", 0, "2025-09-03 08:00", "and before the day begins nothing is due"),
    (DAILY, "2025-09-05 17:30", 0, "2025-09-06 10:00", "the front desk is there on Saturday"),
    (OFFICE, "2025-09-05 17:30", 0, "2025-09-08 10:00", "office time stops at the weekend, here, too"),
]


@pytest.mark.parametrize(("limit", "due", "delays", "later", "why"), EXTENDED)
def test_extended(limit: dict[str, str], due: str, delays: int, later: str, why: str) -> None:
    old = Promise(ARRIVAL, at(due), at("2025-09-01 10:00"), delays=delays)
    new = promise.extended(old, Limit.model_validate(limit), WATCH, CALENDAR)
    assert replace(new, because=None) == Promise(ARRIVAL, at(later), at(due), delays=delays + 1), why


OPEN, KEPT, BROKEN, RELEASED, PAUSED = PromiseState
NOON = at("2025-09-01 12:00")

# state before, kinds settled, settled at, state after, why
SETTLED = [
    (OPEN, {ARRIVAL}, "11:59", KEPT, "in time"),
    (OPEN, {ARRIVAL}, "12:00", KEPT, "on the dot is in time"),
    (OPEN, {ARRIVAL}, "12:01", BROKEN, "too late is broken, whoever was told"),
    (OPEN, {RESPONSE}, "11:00", OPEN, "another kind is settled"),
    (BROKEN, {ARRIVAL}, "11:00", BROKEN, "what broke stays broken"),
    (RELEASED, {ARRIVAL}, "11:00", RELEASED, "what nobody waits for is left alone"),
    (PAUSED, {ARRIVAL}, "11:00", PAUSED, "and what stood still has another row"),
]


@pytest.mark.parametrize(("before", "kinds", "now", "after", "why"), SETTLED)
def test_settled(
    before: PromiseState, kinds: set[PromiseKind], now: str, after: PromiseState, why: str
) -> None:
    rows = (Promise(ARRIVAL, NOON, at("2025-09-01 10:00"), before),)
    assert [row.state for row in promise.settled(rows, kinds, at(f"2025-09-01 {now}"))] == [after], why


def test_released_lets_go_of_what_is_open_only() -> None:
    rows = [Promise(ARRIVAL, NOON, NOON, state) for state in PromiseState]
    assert [row.state for row in promise.released(tuple(rows))] == [RELEASED, KEPT, BROKEN, RELEASED, PAUSED]


def ticket(*promises: Promise) -> Ticket:
    return Ticket(
        "1001", "repair", "water", Status.ASSIGNED, WANG, "3栋", "漏水", LIN, NOON, WANG, promises=promises
    )


def hour(number: int) -> datetime:
    return at(f"2025-09-01 {number}:00")


def test_the_open_promise_of_a_kind_is_the_latest_one_given() -> None:
    told = Promise(ARRIVAL, hour(11), hour(10), told_at=hour(10))
    later = Promise(ARRIVAL, hour(13), hour(11))
    broken = Promise(ARRIVAL, hour(15), hour(10), BROKEN)
    assert promise.open_promise(ticket(told, later, broken), ARRIVAL) == later
    assert promise.open_promise(ticket(broken), ARRIVAL) is None


# told of a delay, state, counted on, why
COUNTED_ON = [
    (False, OPEN, True, "a time that the resident was told, and nothing since"),
    (True, OPEN, False, "they know that it won't be kept: the new one counts"),
    (False, KEPT, False, "it is over"),
    (False, BROKEN, False, "nobody waits for what is past"),
    (False, RELEASED, False, "nor for what was called off"),
]


@pytest.mark.parametrize(("told", "state", "counts", "why"), COUNTED_ON)
def test_counted_on(told: bool, state: PromiseState, counts: bool, why: str) -> None:
    row = Promise(ARRIVAL, NOON, hour(10), state, told_at=hour(11) if told else None)
    assert promise.counted_on(ticket(row)) == ([row] if counts else []), why


def test_the_next_due_time_is_the_one_that_the_resident_still_counts_on() -> None:
    arrival = Promise(ARRIVAL, hour(11), hour(10))
    resolution = Promise(RESOLUTION, hour(16), hour(10))
    assert promise.next_due(ticket(arrival, resolution)) == hour(11)
    late = (replace(arrival, told_at=hour(10)), Promise(ARRIVAL, hour(13), hour(11)))
    assert promise.next_due(ticket(*late, resolution)) == hour(13), "what was told to be late has a new time"
    assert promise.next_due(ticket()) is None
