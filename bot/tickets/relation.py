"""How things stand between us and somebody who waits: a first word, another one, or a broken promise."""

from collections.abc import Iterable

from bot.tickets.ticket import DONE, PromiseState, Ticket

FIRST, REPEAT, BROKEN_PROMISE = "first", "repeat", "broken_promise"


def relation_of(tickets: Iterable[Ticket]) -> str:
    """Return how things stand with somebody who has these tickets."""
    waiting = [ticket for ticket in tickets if ticket.status not in DONE and ticket.kind != "praise"]
    if any(map(broken, waiting)):
        return BROKEN_PROMISE
    return REPEAT if waiting else FIRST


def relation_to(ticket: Ticket) -> str:
    """Return how things stand with whoever waits for this ticket."""
    if broken(ticket):
        return BROKEN_PROMISE
    return REPEAT if ticket.reopened or ticket.urged else FIRST


def broken(ticket: Ticket) -> bool:
    """Whether something that was promised of the ticket came late, or was said to become so."""
    return any(row.state is PromiseState.BROKEN or row.told_at for row in ticket.promises)
