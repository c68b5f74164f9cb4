"""Who is asked, who is asked next, who is asked again: five minutes for a pipe, two in an emergency."""

import pytest

from bot.tickets.desk import working
from bot.tickets.desk.dispatching import dispatch
from bot.tickets.rules import Rules
from bot.tickets.ticket import Status
from config.services import Services
from tests.bot.tickets.estate import LI, LIN, RULES, SERVICES, STAFF, ZHANG, at
from tests.bot.tickets.office import Office

ASSIGNED, OPENED = Status.ASSIGNED, Status.OPENED


def told(office: Office, person: str, script: str) -> list[str]:
    """Return when somebody was told by a script."""
    notices = [one for one in office.notices if (one.recipient, one.script) == (person, script)]
    return [f"{one.due_at:%H:%M}" for one in notices]


# Who is asked


def test_whoever_has_less_to_do_is_asked(office: Office) -> None:
    assert [office.opens().assignee, office.opens().assignee, office.opens().assignee] == [LI, ZHANG, LI]


def test_a_finished_task_is_no_load(office: Office) -> None:
    office.keep(office.opens(), status=Status.FINISHED)
    assert office.opens().assignee == LI


def test_at_night_the_night_shift_is_asked(office: Office) -> None:
    office.now = at("2025-09-01 22:00")
    assert office.opens().assignee == ZHANG


def test_the_next_is_asked_until_nobody_is_left(office: Office) -> None:
    ticket = office.do(dispatch, office.opens())
    assert (ticket.assignee, ticket.offered) == (ZHANG, (LI, ZHANG))
    ticket = office.do(dispatch, ticket)
    assert (ticket.status, ticket.assignee) == (OPENED, "")
    assert office.news() == [("张师傅", "staff.task"), ("赵经理", "staff.nobody_left")]


def test_when_all_have_passed_it_over_they_are_asked_afresh(office: Office) -> None:
    office.opens()
    office.wait_until("2025-09-01 10:10")
    assert (office.ticket_now().status, office.ticket_now().assignee) == (OPENED, "")
    office.wait_until("2025-09-01 10:34")
    assert office.ticket_now().status is OPENED
    office.wait_until("2025-09-01 10:35")
    assert (office.ticket_now().assignee, office.ticket_now().offered) == (LI, (LI,)), "five waits later"


def test_what_was_taken_meanwhile_is_not_handed_out_again(office: Office) -> None:
    office.opens()
    office.wait_until("2025-09-01 10:10")
    office.do(working.accept, "1001", ZHANG)
    office.wait_until("2025-09-01 10:36")
    assert (office.ticket_now().status, office.ticket_now().assignee) == (Status.ACCEPTED, ZHANG)


# Nobody there yet

# when an enquiry comes in, why nobody is woken for it; the butler comes at eight
NOBODY_YET = [
    ("07:45", "the butler comes in a quarter of an hour"),
    ("03:00", "an enquiry of the night is answered in the morning"),
]


@pytest.mark.parametrize(("now", "why"), NOBODY_YET)
def test_nobody_on_duty_yet(office: Office, now: str, why: str) -> None:
    office.now = at(f"2025-09-01 {now}")
    office.opens("enquiry")
    assert heard_since_the_beginning(office) == [], why
    assert office.ticket_now().status is OPENED
    office.wait_until("2025-09-01 08:00")
    assert (office.ticket_now().status, office.ticket_now().assignee) == (ASSIGNED, LIN), "the shift begins"


def heard_since_the_beginning(office: Office) -> list[tuple[str, str]]:
    """Return all news, those that were read already, too."""
    office.read = 0
    return office.news()


def test_nobody_is_called_out_at_three_for_a_lamp(office: Office) -> None:
    office.now = at("2025-09-02 03:00")
    office.rules = with_opening_hour("08:00")
    assert office.opens("light").status is OPENED
    office.wait_until("2025-09-02 07:59")
    assert heard_since_the_beginning(office) == []
    office.wait_until("2025-09-02 08:00")
    assert office.ticket_now().assignee == LI


def with_opening_hour(opens: str) -> Rules:
    """Return the rules in which small repairs count from an hour of the day on."""
    services = SERVICES.model_dump()
    for promised in ("response", "arrival"):
        services["levels"]["small"]["promises"][promised]["opens"] = opens
    return Rules(RULES.estate, Services.model_validate(services), STAFF)


def test_what_nobody_can_do_is_told_to_the_manager_ever_less_often(office: Office) -> None:
    office.opens("hazard")
    office.wait_until("2025-09-01 14:00")
    assert len([one for one in office.notices if one.script == "staff.nobody_left"]) < 6


# Everybody at once


def test_an_emergency_that_nobody_takes_is_called_out_again_ever_less_often(office: Office) -> None:
    office.opens("lift")
    office.wait_until("2025-09-01 11:00")
    for person in (LI, ZHANG):
        assert told(office, person, "staff.emergency") == ["10:00"]
        assert told(office, person, "staff.emergency_again") == ["10:02", "10:06", "10:14", "10:30"]
    last = [one for one in office.notices if one.script == "staff.emergency_again"][-1]
    assert "times=5" in last.text


def test_who_has_come_on_duty_since_is_called_too(office: Office) -> None:
    office.now = at("2025-09-01 07:59")
    office.opens("lift")
    assert office.ticket_now().offered == (ZHANG,)
    office.wait_until("2025-09-01 08:01")
    assert office.ticket_now().offered == (LI, ZHANG)


def test_nobody_is_called_any_more_when_somebody_goes(office: Office) -> None:
    office.opens("lift")
    office.wait_until("2025-09-01 10:03")
    office.do(working.accept, "1001", ZHANG)
    office.wait_until("2025-09-01 11:00")
    assert told(office, LI, "staff.emergency_again") == ["10:02"]


def test_an_emergency_that_is_given_back_pages_everybody_and_says_who_cannot_come(office: Office) -> None:
    office.opens("lift")
    office.do(working.accept, "1001", LI)
    office.news()
    ticket = office.do(working.decline, "1001", LI, "")
    assert (ticket.status, ticket.assignee, ticket.offered) == (OPENED, "", (ZHANG,)), "not who can't"
    heard = office.news()
    assert ("张师傅", "staff.emergency") in heard
    assert ("赵经理", "staff.emergency") in heard
    assert "李师傅去不了" in office.notices[-1].text


def test_after_a_giving_back_the_calling_begins_anew_and_once(office: Office) -> None:
    office.opens("lift")
    office.wait_until("2025-09-01 10:02")
    office.do(working.accept, "1001", LI)
    office.now = at("2025-09-01 10:03")
    office.do(working.decline, "1001", LI, "")
    office.wait_until("2025-09-01 10:20")
    assert told(office, ZHANG, "staff.emergency_again") == ["10:02", "10:05", "10:09", "10:17"]


def test_an_emergency_that_was_handed_on_and_not_accepted_pages_everybody(office: Office) -> None:
    office.opens("lift")
    office.do(working.accept, "1001", LI)
    office.do(working.transfer, "1001", LI, ZHANG)
    office.wait_until("2025-09-01 10:02")
    assert told(office, LI, "staff.emergency") == ["10:00", "10:02"]
