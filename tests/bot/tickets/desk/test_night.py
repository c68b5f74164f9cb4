"""The night of a lamp: nobody is woken, nobody is told of delays, and no two times contradict each other."""

from datetime import datetime

import pytest

from bot.tickets.desk import working
from bot.tickets.desk.night import awake, heard_at
from bot.tickets.promise import due
from bot.tickets.roster import able
from bot.tickets.ticket import PromiseKind, Status, Ticket
from tests.bot.tickets.estate import LI, RULES, at
from tests.bot.tickets.office import Office, due_times
from tests.handlers.chat import shipped_rules

# category, time, heard at, why
AWAKE = [
    ("light", "2025-09-01 21:29", "2025-09-01 21:29", "the evening is not quiet yet"),
    ("light", "2025-09-01 21:30", "2025-09-02 08:00", "nobody is woken for a lamp"),
    ("light", "2025-09-02 03:15", "2025-09-02 08:00", "nor after midnight"),
    ("water", "2025-09-02 03:15", "2025-09-02 03:15", "water doesn't wait"),
    ("lift", "2025-09-02 03:15", "2025-09-02 03:15", "nor does who is shut in"),
]


@pytest.mark.parametrize(("category", "now", "heard", "why"), AWAKE)
def test_awake(category: str, now: str, heard: str, why: str) -> None:
    assert awake(RULES, category, at(now)) == at(heard), why


# to be said at, due, said at, why
HEARD = [
    ("2025-09-01 21:00", "2025-09-01 21:30", "2025-09-01 21:00", "by day it is said when it should be"),
    ("2025-09-02 07:55", "2025-09-02 08:10", "2025-09-02 08:00", "the morning is still in time"),
    ("2025-09-01 21:45", "2025-09-01 22:00", "2025-09-01 21:29", "in time only before the quiet hours"),
    ("2025-09-02 03:00", "2025-09-02 04:00", "2025-09-01 21:29", "the evening before"),
]


@pytest.mark.parametrize(("said", "due", "heard", "why"), HEARD)
def test_heard_at(said: str, due: str, heard: str, why: str) -> None:
    early = at("2025-09-01 10:00")
    assert heard_at(RULES, "light", at(said), at(due), early) == at(heard), why


def test_what_should_have_been_said_before_now_waits_for_the_morning() -> None:
    now = at("2025-09-01 21:40")
    assert heard_at(RULES, "light", at("2025-09-01 21:45"), at("2025-09-01 22:00"), now) == at(
        "2025-09-02 08:00"
    )


def _by_night(moment: datetime) -> bool:
    return moment.hour < 8 or (moment.hour, moment.minute) >= (21, 30)


@pytest.mark.parametrize("reported", ["10:00", "17:00", "20:10", "21:15", "22:40"])
def test_a_lamp_that_nobody_takes_wakes_nobody(office: Office, reported: str) -> None:
    office.now = at(f"2025-09-01 {reported}")
    office.opens("light")
    office.wait_until("2025-09-04 12:00")
    assert [
        (f"{told.due_at:%d %H:%M}", told.recipient, told.script)
        for told in office.notices
        if _by_night(told.due_at)
    ] == []


def test_what_is_reported_by_night_is_asked_in_the_morning(office: Office) -> None:
    office.now = at("2025-09-01 22:40")
    office.opens("light")
    assert (office.ticket_now().status, office.notices) == (Status.OPENED, [])
    office.wait_until("2025-09-02 08:00")
    assert ("李师傅", "staff.task") in office.news()


def test_who_was_asked_in_the_evening_has_their_time_in_the_morning(office: Office) -> None:
    office.now = at("2025-09-01 21:25")
    asked = office.opens("light").assignee
    office.wait_until("2025-09-02 08:09")
    assert office.ticket_now().assignee == asked
    office.wait_until("2025-09-02 08:10")
    assert office.ticket_now().assignee != asked


def test_what_is_given_back_by_night_waits_for_the_morning(office: Office) -> None:
    office.now = at("2025-09-01 21:25")
    asked = office.opens("light").assignee
    office.now = at("2025-09-01 21:40")
    office.do(working.decline, "1001", asked, "")
    assert (office.ticket_now().status, office.ticket_now().assignee) == (Status.OPENED, "")


def test_one_promise_is_apologised_for_a_few_times_only(office: Office) -> None:
    office.opens("light")
    office.wait_until("2025-09-08 10:00")
    scripts = [told.script for told in office.notices if told.script.startswith("ticket.late_")]
    assert {script: scripts.count(script) <= 3 for script in scripts} == dict.fromkeys(scripts, True)


def _contradicts(ticket: Ticket) -> bool:
    """Whether somebody mends before they come, or comes before they have taken it."""
    latest = [max(row.due_at for row in ticket.promises if row.kind is kind) for kind in IN_ORDER]
    return latest != sorted(latest)


IN_ORDER = (PromiseKind.RESPONSE, PromiseKind.ARRIVAL, PromiseKind.RESOLUTION)


@pytest.mark.parametrize("category", ["light", "water"])
@pytest.mark.parametrize("reported", ["10:00", "17:00", "22:40"])
def test_the_times_of_a_ticket_never_contradict_each_other(
    office: Office, category: str, reported: str
) -> None:
    office.now = at(f"2025-09-01 {reported}")
    office.opens(category)
    for hour in range(23):
        office.wait_until(f"2025-09-02 {hour:02}:59")
        assert not _contradicts(office.ticket_now()), hour


def test_an_arrival_that_is_put_off_past_the_work_puts_the_work_off_too(office: Office) -> None:
    office.opens()
    office.do(working.accept, "1001", LI)
    office.wait_until("2025-09-01 17:45")
    arrivals = due_times(office, PromiseKind.ARRIVAL)
    assert arrivals[-1] <= due_times(office, PromiseKind.RESOLUTION)[-1]


def test_who_reads_that_the_manager_knows_is_told_the_truth(office: Office) -> None:
    office.opens()
    office.wait_until("2025-09-01 10:08")
    news = office.news()
    assert ("王阿姨", "ticket.late_response") in news
    assert ("赵经理", "staff.nudge_untaken") in news


# asked for a person at, answered by, why (the estate as it is shipped: its front desk is there every day)
WEEKEND = [
    ("2025-09-06 23:00", "2025-09-07 09:00", "Saturday night: on Sunday morning"),
    ("2025-09-07 10:00", "2025-09-07 10:30", "Sunday in office hours: at once"),
    ("2025-10-01 17:50", "2025-10-02 08:50", "and through the holidays"),
]


@pytest.mark.parametrize(("asked", "answered", "why"), WEEKEND)
def test_the_front_desk_promises_what_its_hours_say(asked: str, answered: str, why: str) -> None:
    rules = shipped_rules()
    response = rules.level("enquiry").promises.response
    assert due(response, at(asked), rules.calendar) == at(answered), why
    assert able(rules.staff, "front_desk", at(answered)), "somebody is there to keep it"


def test_what_breaks_in_the_late_evening_is_told_before_it_does(office: Office) -> None:
    office.opens("light")
    office.do(working.arrive, "1001", office.ticket_now().assignee)
    office.wait_until("2025-09-01 21:59")
    late = [told for told in office.notices if told.script == "ticket.late_resolution"]
    assert [f"{told.due_at:%H:%M}" for told in late] == ["21:29"]
