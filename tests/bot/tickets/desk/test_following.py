"""What a resident does with a ticket."""

import pytest

from bot.tickets.desk import following, working
from bot.tickets.ticket import PromiseState, Status
from tests.bot.tickets.estate import CHEN, LI, NAMES, WANG, ZHANG, at
from tests.bot.tickets.office import Office, refusal

OPENED, ASSIGNED, ACCEPTED, ON_SITE, WAITING, FINISHED, CLOSED, CANCELLED, REOPENED = Status


@pytest.fixture
def finished(office: Office) -> Office:
    """An office in which 李师傅 has mended 王阿姨's pipe."""
    office.opens()
    office.do(working.finish, "1001", LI, "")
    office.news()
    return office


def test_a_neighbours_ticket_is_as_unknown_as_one_that_does_not_exist(office: Office) -> None:
    office.opens()
    assert refusal(office, following.urge, "1001", CHEN) == "ticket.unknown"
    assert refusal(office, following.urge, "9999", CHEN) == "ticket.unknown"


# Confirming and rating


def test_the_residents_word_closes_it(finished: Office) -> None:
    ticket = finished.do(following.confirm, "1001", WANG)
    assert ticket.status is CLOSED
    assert finished.news() == [("李师傅", "staff.confirmed")]


def test_a_second_tap_on_confirm_changes_nothing(finished: Office) -> None:
    finished.do(following.confirm, "1001", WANG)
    finished.news()
    assert finished.do(following.confirm, "1001", WANG).status is CLOSED
    assert finished.news() == []


@pytest.mark.parametrize("status", sorted(set(Status) - {FINISHED, CLOSED}))
def test_what_is_not_finished_is_not_confirmed(office: Office, status: Status) -> None:
    office.keep(office.opens(), status=status)
    assert refusal(office, following.confirm, "1001", WANG) == "ticket.not_finished_yet"


# stars, who hears, why
STARS = [
    (5, [("李师傅", "staff.confirmed"), ("李师傅", "staff.rated")], "very happy"),
    (3, [("李师傅", "staff.confirmed"), ("李师傅", "staff.rated")], "so-so is no complaint"),
    (2, [("李师傅", "staff.confirmed"), ("李师傅", "staff.rated"), ("赵经理", "staff.unhappy")], "unhappy"),
    (1, [("李师傅", "staff.confirmed"), ("李师傅", "staff.rated"), ("赵经理", "staff.unhappy")], "very"),
]


@pytest.mark.parametrize(("stars", "heard", "why"), STARS)
def test_rating(finished: Office, stars: int, heard: list[tuple[str, str]], why: str) -> None:
    ticket = finished.do(following.rate, "1001", WANG, stars)
    assert (ticket.status, ticket.rating) == (CLOSED, stars)
    assert finished.news() == heard, why


def test_a_ticket_is_rated_once(finished: Office) -> None:
    finished.do(following.rate, "1001", WANG, 5)
    assert refusal(finished, following.rate, "1001", WANG, 1) == "ticket.rated_already"


@pytest.mark.parametrize("stars", [0, 6, -1])
def test_there_are_one_to_five_stars(finished: Office, stars: int) -> None:
    assert refusal(finished, following.rate, "1001", WANG, stars) == "ticket.rate_how"


# Not mended


def test_reopening_renews_the_promises_and_goes_to_the_same_person(finished: Office) -> None:
    finished.now = at("2025-09-01 11:00")
    ticket = finished.do(following.reopen, "1001", WANG, "还在滴水")
    assert (ticket.status, ticket.assignee, ticket.reopened) == (REOPENED, LI, 1)
    fresh = [row for row in ticket.promises if row.state is PromiseState.OPEN]
    assert [f"{row.kind} {row.due_at:%H:%M}" for row in fresh] == [
        "response 11:10",
        "arrival 11:40",
        "resolution 17:00",
    ]
    assert finished.news() == [("李师傅", "staff.reopened"), ("赵经理", "staff.reopened_for_manager")]
    assert finished.timeline("1001")[-1].text == "还在滴水"


def test_reopening_wipes_the_rating_and_the_old_visit(finished: Office) -> None:
    finished.do(following.rate, "1001", WANG, 5)
    ticket = finished.do(following.reopen, "1001", WANG, "")
    assert (ticket.rating, ticket.visit, ticket.offered) == (0, None, ())


def test_whoever_does_not_take_it_up_again_is_passed_over(finished: Office) -> None:
    finished.do(following.reopen, "1001", WANG, "")
    finished.wait_until("2025-09-01 10:06")
    assert finished.ticket_now().assignee == ZHANG


def test_a_reopened_ticket_of_nobody_is_dispatched(finished: Office) -> None:
    finished.keep(finished.ticket_now(), assignee="")
    ticket = finished.do(following.reopen, "1001", WANG, "")
    assert (ticket.status, ticket.assignee) == (ASSIGNED, LI)


@pytest.mark.parametrize("status", sorted(set(Status) - {FINISHED, CLOSED, CANCELLED}))
def test_what_is_still_open_is_not_reopened(office: Office, status: Status) -> None:
    office.keep(office.opens(), status=status)
    assert refusal(office, following.reopen, "1001", WANG, "") == "ticket.still_open"


def test_what_was_cancelled_is_neither_reopened_nor_urged(office: Office) -> None:
    office.keep(office.opens(), status=CANCELLED)
    assert refusal(office, following.reopen, "1001", WANG, "") == "ticket.is_cancelled"
    assert refusal(office, following.urge, "1001", WANG) == "ticket.is_cancelled"


def test_an_emergency_that_is_not_over_pages_everybody_again(office: Office) -> None:
    office.keep(office.opens("lift"), status=FINISHED, assignee=LI)
    ticket = office.do(following.reopen, "1001", WANG, "又停了")
    assert (ticket.status, ticket.assignee, ticket.offered) == (OPENED, "", (LI, ZHANG))
    assert {script for _, script in office.news()} == {"staff.emergency"}


# Urging

# time urged, who hears, why
URGED = [
    (1, [("李师傅", "staff.urged")], "the technician"),
    (2, [], "counted, but who is pushed at every tap stops reading"),
    (3, [("李师傅", "staff.urged"), ("赵经理", "staff.urged")], "the third time is the manager's business"),
    (4, [], "they know"),
    (10, [("李师傅", "staff.urged"), ("赵经理", "staff.urged")], "and should know how bad it is"),
]


@pytest.mark.parametrize(("time", "heard", "why"), URGED)
def test_urging(office: Office, time: int, heard: list[tuple[str, str]], why: str) -> None:
    office.keep(office.opens(), urged=time - 1)
    assert office.do(following.urge, "1001", WANG).urged == time
    assert office.news() == heard, why
    assert not heard or f"times={time}" in office.notices[-1].text
    assert office.actions()[-1] == "urged"


def test_what_nobody_has_is_everybodys_who_was_asked_and_the_managers_at_once(office: Office) -> None:
    office.keep(office.opens(), status=OPENED, assignee="")
    office.do(following.urge, "1001", WANG)
    assert office.news() == [("李师傅", "staff.urged"), ("赵经理", "staff.urged")]


@pytest.mark.parametrize("status", [FINISHED, CLOSED])
def test_what_is_done_is_not_urged(office: Office, status: Status) -> None:
    office.keep(office.opens(), status=status)
    assert refusal(office, following.urge, "1001", WANG) == "ticket.nothing_to_urge"


# Cancelling

# status, refusal ("" = cancelled), why
CANCELS = [
    (OPENED, "", "nobody was asked"),
    (ASSIGNED, "", "somebody was asked"),
    (ACCEPTED, "", "somebody is getting ready"),
    (WAITING, "", "the part is not needed any more"),
    (REOPENED, "", "it is well after all"),
    (CANCELLED, "", "a second tap"),
    (ON_SITE, "ticket.too_late_to_cancel", "somebody stands at the door"),
    (FINISHED, "ticket.too_late_to_cancel", "it is done"),
    (CLOSED, "ticket.too_late_to_cancel", "it is over"),
]


@pytest.mark.parametrize(("status", "script", "why"), CANCELS)
def test_cancel(office: Office, status: Status, script: str, why: str) -> None:
    office.keep(office.opens(), status=status)
    if script:
        assert refusal(office, following.cancel, "1001", WANG) == script, why
    else:
        assert office.do(following.cancel, "1001", WANG).status is CANCELLED, why


def test_whoever_was_asked_hears_that_it_is_off_and_nobody_waits_any_more(office: Office) -> None:
    office.opens()
    office.do(working.decline, "1001", LI, "")
    office.news()
    ticket = office.do(following.cancel, "1001", WANG)
    assert office.news() == [("张师傅", "staff.cancelled"), ("李师傅", "staff.cancelled")]
    assert {row.state for row in ticket.promises} == {PromiseState.RELEASED}


def test_nothing_happens_to_a_cancelled_ticket_any_more(office: Office) -> None:
    office.opens()
    office.do(following.cancel, "1001", WANG)
    office.news()
    office.wait_until("2025-09-03 10:00")
    assert office.news() == []


def test_all_who_were_paged_hear_that_an_emergency_is_off(office: Office) -> None:
    office.opens("lift")
    office.do(following.cancel, "1001", WANG)
    assert office.news() == [
        ("张师傅", "staff.cancelled"),
        ("李师傅", "staff.cancelled"),
        ("赵经理", "staff.cancelled"),
    ]


def test_who_needs_nobody_any_more_is_not_waited_for(office: Office) -> None:
    asked = office.opens("enquiry").assignee
    gone = office.do(following.withdraw, "1001", WANG)
    assert (gone.status, {row.state for row in gone.promises}) == (CANCELLED, {PromiseState.RELEASED})
    assert office.news() == [(NAMES[asked], "staff.cancelled_answer")]
    office.wait_until("2025-09-03 10:00")
    assert office.news() == [], "nobody apologises for what nobody waits for"


def test_a_talk_that_somebody_leads_is_not_withdrawn_but_ended(office: Office) -> None:
    asked = office.opens("enquiry").assignee
    office.do(working.accept, "1001", asked)
    assert refusal(office, following.withdraw, "1001", WANG) == "ticket.too_late_to_cancel"
    assert refusal(office, following.withdraw, "1001", CHEN) == "ticket.unknown"
