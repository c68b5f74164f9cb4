"""Giving a ticket back, and handing it on: who is asked then, and who hears of it."""

import pytest

from bot.tickets.desk import working
from bot.tickets.ticket import Status
from tests.bot.tickets.estate import LI, LIN, ZHANG, ZHAO
from tests.bot.tickets.office import Office, refusal

OPENED, ASSIGNED, ACCEPTED, ON_SITE, WAITING, FINISHED, CLOSED, CANCELLED, REOPENED = Status


# Declining


def test_decline_asks_the_next_at_once_and_the_owner_hears_why(office: Office) -> None:
    office.opens()
    ticket = office.do(working.decline, "1001", LI, "去不了，在5栋抢修")
    assert (ticket.status, ticket.assignee) == (ASSIGNED, ZHANG)
    assert office.news() == [("张师傅", "staff.task"), ("管家小林", "staff.declined")]
    assert "李师傅" in office.notices[-2].text
    assert "去不了，在5栋抢修" in office.notices[-2].text


def test_when_the_last_one_declines_the_manager_hears(office: Office) -> None:
    office.opens()
    office.do(working.decline, "1001", LI, "")
    ticket = office.do(working.decline, "1001", ZHANG, "")
    assert (ticket.status, ticket.assignee) == (OPENED, "")
    assert ("赵经理", "staff.nobody_left") in office.news()


def test_what_was_accepted_can_still_be_given_back(office: Office) -> None:
    office.opens()
    office.do(working.accept, "1001", LI)
    assert office.do(working.decline, "1001", LI, "").assignee == ZHANG


@pytest.mark.parametrize("status", [ON_SITE, WAITING, FINISHED])
def test_whoever_has_begun_hands_on_instead(office: Office, status: Status) -> None:
    office.keep(office.opens(), status=status)
    assert refusal(office, working.decline, "1001", LI, "") == "ticket.not_now"


def test_whoever_declines_is_not_asked_again(office: Office) -> None:
    office.opens()
    office.do(working.accept, "1001", ZHANG)
    ticket = office.do(working.decline, "1001", ZHANG, "")
    assert ticket.assignee != ZHANG


# Handing on


def test_transfer_tells_the_colleague_the_resident_and_the_owner(office: Office) -> None:
    office.opens()
    office.do(working.accept, "1001", LI)
    office.news()
    ticket = office.do(working.transfer, "1001", LI, ZHANG)
    assert (ticket.status, ticket.assignee, ticket.case_owner) == (ASSIGNED, ZHANG, LIN)
    assert office.news() == [
        ("张师傅", "staff.task"),
        ("王阿姨", "ticket.transferred"),
        ("管家小林", "staff.transferred"),
    ]


def test_the_manager_may_hand_on_anybodys_ticket(office: Office) -> None:
    office.opens()
    assert office.do(working.transfer, "1001", ZHAO, ZHANG).assignee == ZHANG


def test_the_manager_may_hand_out_what_nobody_has(office: Office) -> None:
    office.opens("hazard")
    ticket = office.do(working.transfer, "1001", ZHAO, LI)
    assert (ticket.status, ticket.assignee) == (ASSIGNED, LI)


# status, who, to whom, refusal, why
NOT_HANDED_ON = [
    (ACCEPTED, LI, LI, "staff.transfer_self", "to oneself"),
    (ACCEPTED, ZHANG, LI, "staff.not_yours", "a colleague's ticket"),
    (FINISHED, LI, ZHANG, "ticket.not_now", "it is done"),
    (CLOSED, ZHAO, ZHANG, "staff.closed_already", "it is over, for the manager, too"),
]


@pytest.mark.parametrize(("status", "who", "colleague", "script", "why"), NOT_HANDED_ON)
def test_transfer_refused(
    office: Office, status: Status, who: str, colleague: str, script: str, why: str
) -> None:
    office.keep(office.opens(), status=status)
    assert refusal(office, working.transfer, "1001", who, colleague) == script, why


def test_handing_on_a_reopened_ticket_is_no_accepting(office: Office) -> None:
    office.keep(office.opens(), status=REOPENED)
    office.do(working.transfer, "1001", LI, ZHANG)
    assert "accepted" not in office.actions()


def test_who_counted_on_somebody_hears_that_they_gave_it_back(office: Office) -> None:
    office.opens()
    office.do(working.accept, "1001", LI)
    office.news()
    office.do(working.decline, "1001", LI, "去不了")
    assert ("王阿姨", "ticket.given_back") in office.news()


def test_whoever_had_it_hears_that_the_manager_took_it_from_them(office: Office) -> None:
    office.opens()
    office.do(working.accept, "1001", LI)
    office.do(working.transfer, "1001", ZHAO, ZHANG)
    assert ("李师傅", "staff.taken_from_you") in office.news()
