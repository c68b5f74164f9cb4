"""What staff do to a ticket, and who hears of it."""

from collections.abc import Callable

import pytest

from bot.tickets.desk import working
from bot.tickets.promise import open_promise
from bot.tickets.ticket import PromiseKind, PromiseState, Status, Ticket
from tests.bot.tickets.estate import CHEN, LI, LIN, WANG, ZHANG, ZHAO, at
from tests.bot.tickets.office import Office, refusal

OPENED, ASSIGNED, ACCEPTED, ON_SITE, WAITING, FINISHED, CLOSED, CANCELLED, REOPENED = Status


def states(ticket: Ticket) -> dict[str, str]:
    return {row.kind.value: row.state.value for row in ticket.promises}


# Accepting


def test_accept_keeps_the_response_and_tells_the_resident(office: Office) -> None:
    office.opens()
    ticket = office.do(working.accept, "1001", LI)
    assert (ticket.status, ticket.assignee) == (ACCEPTED, LI)
    assert states(ticket) == {"response": "kept", "arrival": "open", "resolution": "open"}
    assert office.news() == [("王阿姨", "ticket.accepted")]


def test_a_response_after_its_time_is_broken(office: Office) -> None:
    office.opens()
    office.now = at("2025-09-01 10:11")
    assert states(office.do(working.accept, "1001", LI))["response"] == "broken"


def test_whoever_comes_second_is_told_who_has_it(office: Office) -> None:
    office.opens("lift")
    office.do(working.accept, "1001", ZHANG)
    assert office.news() == [
        ("李师傅", "staff.taken_by_other"),
        ("王阿姨", "ticket.accepted_emergency"),
        ("赵经理", "staff.taken_by_other"),
    ]
    assert refusal(office, working.accept, "1001", LI) == "staff.taken"


def test_a_colleague_may_grab_what_another_was_asked(office: Office) -> None:
    office.opens()
    assert office.do(working.accept, "1001", ZHANG).assignee == ZHANG
    assert ("李师傅", "staff.taken_by_other") in office.news()


# status, assignee, who accepts, refusal, why
NOT_ACCEPTED = [
    (ACCEPTED, LI, LI, "staff.yours_already", "a second tap"),
    (ACCEPTED, LI, ZHANG, "staff.taken", "a colleague has it"),
    (ON_SITE, LI, ZHANG, "staff.taken", "a colleague is there"),
    (FINISHED, LI, ZHANG, "staff.taken", "a colleague has done it"),
    (CLOSED, LI, LI, "staff.closed_already", "it is over"),
    (CANCELLED, "", LI, "staff.cancelled_already", "the resident has changed their mind"),
]


@pytest.mark.parametrize(("status", "assignee", "who", "script", "why"), NOT_ACCEPTED)
def test_accept_refused(
    office: Office, status: Status, assignee: str, who: str, script: str, why: str
) -> None:
    office.keep(office.opens(), status=status, assignee=assignee)
    assert refusal(office, working.accept, "1001", who) == script, why


def test_an_unknown_number_is_refused(office: Office) -> None:
    assert refusal(office, working.accept, "9999", LI) == "ticket.unknown"


# On site, waiting, finished


def test_arriving_accepts_on_the_way(office: Office) -> None:
    office.opens()
    ticket = office.do(working.arrive, "1001", LI)
    assert ticket.status is ON_SITE
    assert states(ticket) == {"response": "kept", "arrival": "kept", "resolution": "open"}
    assert office.actions() == ["opened", "assigned", "accepted", "on_site"]
    assert office.news() == [("王阿姨", "ticket.accepted"), ("王阿姨", "ticket.arrived")]
    assert refusal(office, working.arrive, "1001", LI) == "staff.there_already"


def test_finishing_asks_the_resident_and_is_followed_up(office: Office) -> None:
    office.opens()
    office.do(working.arrive, "1001", LI)
    office.news()
    ticket = office.do(working.finish, "1001", LI, "换了密封圈")
    assert ticket.status is FINISHED
    assert set(states(ticket).values()) == {"kept"}
    assert office.news() == [("王阿姨", "ticket.finished")]
    assert office.timeline("1001")[-1].text == "换了密封圈"
    assert [due.at for due in office.dues if due.name == "confirm.remind"] == [at("2025-09-02 10:00")]
    assert refusal(office, working.finish, "1001", LI, "") == "staff.finished_already"


def test_a_ticket_of_the_estate_is_closed_when_it_is_finished(office: Office) -> None:
    office.opens(resident="", reporter=LIN)
    ticket = office.do(working.finish, "1001", LI, "")
    assert ticket.status is CLOSED
    assert office.news() == []
    assert not [due for due in office.dues if due.name == "confirm.remind"]


def test_what_is_finished_late_is_broken(office: Office) -> None:
    office.opens()
    office.do(working.arrive, "1001", LI)
    office.now = at("2025-09-01 16:01")
    assert states(office.do(working.finish, "1001", LI, ""))["resolution"] == "broken"


# until, the new time of the resolution (six hours from ten), why
WAITS = [
    (None, "09-02 16:00", "no day is named: as long as is usual, a day"),
    ("2025-09-03 09:00", "09-03 15:00", "six hours from when the part comes"),
    ("2025-09-01 12:00", "09-01 18:00", "and two hours later for two hours"),
    ("2025-09-20 09:00", "09-08 16:00", "never longer than seven days"),
]


@pytest.mark.parametrize(("until", "resolution", "why"), WAITS)
def test_waiting_gives_the_resident_a_new_time(
    office: Office, until: str | None, resolution: str, why: str
) -> None:
    office.opens()
    visit = (at(until), at(until)) if until else None
    ticket = office.do(working.wait, "1001", LI, "配件明天到", visit)
    assert ticket.status is WAITING
    latest = open_promise(ticket, PromiseKind.RESOLUTION)
    assert latest is not None
    assert f"{latest.due_at:%m-%d %H:%M}" == resolution, why
    assert office.news() == [("王阿姨", "ticket.accepted"), ("王阿姨", "ticket.waiting")]
    assert office.timeline("1001")[-1].text == "配件明天到"


# Somebody else's


@pytest.mark.parametrize("act", [working.arrive, working.finish, working.wait, working.decline])
def test_only_ones_own_ticket(office: Office, act: Callable[..., Ticket]) -> None:
    office.opens()
    more = {working.arrive: (), working.wait: ("", None)}.get(act, ("",))
    given = ("1001", ZHANG, *more)
    assert refusal(office, act, *given) == "staff.not_yours"


# Notes and words


def test_a_note_is_for_colleagues_only(office: Office) -> None:
    office.opens()
    ticket = office.do(working.note, "1001", ZHANG, "门禁卡在岗亭")
    assert (office.timeline("1001")[-1].action, office.timeline("1001")[-1].text) == ("note", "门禁卡在岗亭")
    assert office.news() == []
    assert ticket.status is ASSIGNED


def test_words_are_passed_on_to_the_resident(office: Office) -> None:
    office.opens()
    office.do(working.say_to_resident, "1001", LI, "我十分钟后到")
    assert office.news() == [("王阿姨", "ticket.accepted"), ("王阿姨", "ticket.staff_says")]
    assert "我十分钟后到" in office.notices[-1].text
    assert CHEN not in {notice.recipient for notice in office.notices}


def test_a_recorded_call_back_closes_a_finished_ticket(office: Office) -> None:
    office.keep(office.opens(), status=FINISHED)
    ticket = office.do(working.call_back_done, "1001", LIN, "住户说好了")
    assert ticket.status is CLOSED
    assert office.timeline("1001")[-1].actor == LIN


def test_a_call_back_is_for_the_owner_the_desk_or_the_manager(office: Office) -> None:
    office.keep(office.opens(), status=FINISHED)
    assert refusal(office, working.call_back_done, "1001", LI, "") == "staff.not_yours_to_call"
    assert office.do(working.call_back_done, "1001", ZHAO, "住户说好了").status is CLOSED
    assert office.news() == [("王阿姨", "ticket.closed_by_call")]


def test_only_who_has_to_do_with_it_speaks_to_the_resident(office: Office) -> None:
    office.opens()
    assert refusal(office, working.say_to_resident, "1001", ZHANG, "您好") == "staff.not_yours"
    office.do(working.say_to_resident, "1001", LIN, "您好")
    assert "speaker=管家小林" in office.notices[-1].text


def test_nothing_is_called_back_before_it_is_finished(office: Office) -> None:
    office.opens()
    assert refusal(office, working.call_back_done, "1001", LIN, "") == "ticket.not_now"


def test_the_timeline_knows_who_did_it(office: Office) -> None:
    office.opens()
    office.do(working.arrive, "1001", LI)
    assert [(entry.actor, entry.action) for entry in office.timeline("1001")] == [
        (WANG, "opened"),
        ("system", "assigned"),
        (LI, "accepted"),
        (LI, "on_site"),
    ]


def test_an_arrival_is_settled_by_the_time_that_the_resident_was_told_last(office: Office) -> None:
    office.opens()
    office.do(working.accept, "1001", LI)
    office.wait_until("2025-09-01 10:50")  # told at 10:30, overdue at 10:40, new time 11:40
    office.now = at("2025-09-01 11:30")
    ticket = office.do(working.arrive, "1001", LI)
    arrivals = [row.state for row in ticket.promises if row.kind is PromiseKind.ARRIVAL]
    assert arrivals == [PromiseState.BROKEN, PromiseState.KEPT]
