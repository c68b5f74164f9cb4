"""How things stand with somebody who waits."""

from dataclasses import replace

import pytest

from bot.tickets.relation import relation_of, relation_to
from bot.tickets.ticket import Promise, PromiseKind, PromiseState, Status, Ticket
from tests.bot.tickets.estate import at
from tests.bot.tickets.test_describe import TICKET

NOON = at("2025-09-01 12:00")
OPEN = Promise(PromiseKind.ARRIVAL, NOON, NOON)
WAITING = replace(TICKET, status=Status.ACCEPTED, promises=(OPEN,))
BROKEN = replace(WAITING, promises=(replace(OPEN, state=PromiseState.BROKEN),))
TOLD = replace(WAITING, promises=(replace(OPEN, told_at=NOON),))

# tickets, relation, why
PEOPLE: list[tuple[list[Ticket], str, str]] = [
    ([], "first", "nothing is open"),
    ([WAITING], "repeat", "something is under way"),
    ([BROKEN], "broken_promise", "it came late"),
    ([TOLD], "broken_promise", "it was said to come late"),
    ([WAITING, BROKEN], "broken_promise", "one of two"),
    ([replace(BROKEN, status=Status.FINISHED)], "first", "what is done is forgiven"),
    ([replace(WAITING, kind="praise")], "first", "praise waits for nothing"),
]


@pytest.mark.parametrize(("tickets", "relation", "why"), PEOPLE)
def test_somebody_with_tickets(tickets: list[Ticket], relation: str, why: str) -> None:
    assert relation_of(tickets) == relation, why


# ticket, relation, why
TICKETS = [
    (WAITING, "first", "nobody has asked yet"),
    (replace(WAITING, urged=1), "repeat", "it was asked for again"),
    (replace(WAITING, reopened=1), "repeat", "it was not mended the first time"),
    (replace(BROKEN, urged=1), "broken_promise", "the promise weighs more"),
]


@pytest.mark.parametrize(("ticket", "relation", "why"), TICKETS)
def test_one_ticket(ticket: Ticket, relation: str, why: str) -> None:
    assert relation_to(ticket) == relation, why
