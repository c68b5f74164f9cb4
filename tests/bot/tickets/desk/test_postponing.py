"""A promise is put off: the old one stands as told, the new one is watched. Arrival 10:40, done 16:00."""

from datetime import datetime

import pytest

from bot.tickets.desk import Desk, working
from bot.tickets.desk.postponing import postponed
from bot.tickets.promise import open_promise
from bot.tickets.ticket import Promise, PromiseKind, PromiseState, Ticket
from tests.bot.tickets.estate import LI, at
from tests.bot.tickets.office import Office

RESPONSE, ARRIVAL = PromiseKind.RESPONSE, PromiseKind.ARRIVAL
RESOLUTION, FOLLOW_UP = PromiseKind.RESOLUTION, PromiseKind.FOLLOW_UP


def put_off(office: Office, kind: PromiseKind, until: datetime | None = None) -> Ticket:
    """Put one of the ticket's promises off and return the ticket."""

    def act(desk: Desk) -> Ticket:
        return desk.docket.keep(postponed(desk, desk.find("1001"), kind, until))

    return office.do(act)


def rows(ticket: Ticket, kind: PromiseKind) -> list[str]:
    """Return the promises of a kind: due, whether the resident was told of a delay, how often put off."""
    return [
        f"{row.due_at:%m-%d %H:%M} {'told' if row.told_at else 'new'} {row.delays}"
        for row in ticket.promises
        if row.kind is kind
    ]


def test_the_old_promise_stands_as_told_and_the_new_one_counts(office: Office) -> None:
    office.opens()
    ticket = put_off(office, ARRIVAL)
    assert rows(ticket, ARRIVAL) == ["09-01 10:40 told 0", "09-01 11:40 new 1"]
    assert rows(ticket, RESOLUTION) == ["09-01 16:00 new 0"], "the others stay as they were"


def test_put_off_again_it_is_doubled(office: Office) -> None:
    office.opens()
    put_off(office, ARRIVAL)
    assert rows(put_off(office, ARRIVAL), ARRIVAL)[1:] == ["09-01 11:40 told 1", "09-01 13:40 new 2"]


def test_the_new_promise_is_watched(office: Office) -> None:
    office.opens()
    put_off(office, ARRIVAL)
    detail = f"arrival@{at('2025-09-01 11:40').isoformat()}"
    assert [f"{due.at:%H:%M} {due.name}" for due in office.dues if due.detail == detail] == [
        "11:30 promise.nudge",
        "11:30 promise.tell",
        "11:40 promise.overdue",
    ]


# until, the new time, why
UNTIL = [
    (None, "09-01 11:40", "as the level allows: an hour"),
    ("2025-09-01 11:00", "09-01 11:00", "sooner than that, but later than promised: taken at the word"),
    ("2025-09-03 09:00", "09-03 09:00", "when it can be done"),
    ("2025-09-01 10:30", "09-01 11:40", "before the promise: no putting off, so as the level allows"),
    ("2025-09-01 10:40", "09-01 11:40", "nor at its very time"),
]


@pytest.mark.parametrize(("until", "later", "why"), UNTIL)
def test_until(office: Office, until: str | None, later: str, why: str) -> None:
    office.opens()
    latest = open_promise(put_off(office, ARRIVAL, at(until) if until else None), ARRIVAL)
    assert latest is not None
    assert f"{latest.due_at:%m-%d %H:%M}" == later, why


# state, why nothing is put off
SETTLED = [
    (PromiseState.KEPT, "they came"),
    (PromiseState.BROKEN, "what is broken is not promised again by itself"),
    (PromiseState.RELEASED, "nobody waits for it"),
]


@pytest.mark.parametrize(("state", "why"), SETTLED)
def test_what_is_settled_is_not_put_off(office: Office, state: PromiseState, why: str) -> None:
    ticket = office.opens()
    office.keep(ticket, promises=(Promise(ARRIVAL, at("2025-09-01 10:40"), office.now, state),))
    before, dues = office.ticket_now().promises, list(office.dues)
    assert put_off(office, ARRIVAL).promises == before, why
    assert office.dues == dues


# category, kind, made, due, the new time, why
BY_LEVEL = [
    ("lift", ARRIVAL, "10:00", "10:15", "09-01 10:45", "an emergency: half an hour"),
    ("light", ARRIVAL, "19:00", "21:00", "09-02 10:00", "two hours would pass the arrival's cut-off"),
    ("light", RESOLUTION, "19:00", "21:00", "09-02 12:00", "the work has a cut-off of its own"),
    ("light", RESPONSE, "10:00", "10:30", "09-01 12:30", "two hours, with no cut-off"),
    ("water", FOLLOW_UP, "10:00", "16:30", "09-01 17:30", "a call-back: an hour"),
]


@pytest.mark.parametrize(("category", "kind", "made", "due", "later", "why"), BY_LEVEL)
def test_each_kind_by_its_own_limit(
    office: Office, category: str, kind: PromiseKind, made: str, due: str, later: str, why: str
) -> None:
    promise = Promise(kind, at(f"2025-09-01 {due}"), at(f"2025-09-01 {made}"))
    office.keep(office.opens(category), promises=(promise,))
    latest = open_promise(put_off(office, kind), kind)
    assert latest is not None
    assert f"{latest.due_at:%m-%d %H:%M}" == later, why


# Waiting for parts
WEDNESDAY = (at("2025-09-03 09:00"), at("2025-09-03 12:00"))


def test_nobody_comes_before_there_is_something_to_do(office: Office) -> None:
    office.opens()
    ticket = office.do(working.wait, "1001", LI, "等配件", WEDNESDAY)
    assert rows(ticket, RESOLUTION)[-1] == "09-03 15:00 new 0", "six hours from when it goes on"
    assert rows(ticket, ARRIVAL)[-1] == "09-03 12:00 new 0", "the coming waits with the work"


def test_who_was_there_already_promises_no_second_coming(office: Office) -> None:
    office.opens()
    office.do(working.arrive, "1001", LI)
    ticket = office.do(working.wait, "1001", LI, "等配件", None)
    assert rows(ticket, ARRIVAL) == ["09-01 10:40 new 0"]
    assert rows(ticket, RESOLUTION) == ["09-01 16:00 new 0", "09-02 16:00 new 0"]


def test_the_resident_hears_the_new_time_once_and_no_apology_for_the_old_one(office: Office) -> None:
    office.opens()
    office.do(working.wait, "1001", LI, "等配件", WEDNESDAY)
    waiting = [one for one in office.notices if one.script == "ticket.waiting"]
    assert len(waiting) == 1
    assert "plan=arrival 后天12:00，resolution 后天15:00；" in waiting[0].text
    office.news()
    office.wait_until("2025-09-03 11:00")
    assert "王阿姨" not in {who for who, _ in office.news()}
