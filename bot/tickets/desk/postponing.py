"""Give a promise a new time: the old one stands as told, the new one is watched from now on."""

from dataclasses import replace
from datetime import datetime

from bot.tickets.desk.core import Desk
from bot.tickets.promise import extended, open_promise
from bot.tickets.ticket import PromiseKind, Ticket
from config.services import Limit


def postponed(desk: Desk, ticket: Ticket, kind: PromiseKind, until: datetime | None = None) -> Ticket:
    """Return the ticket with its latest open promise of a kind put off to `until`, or as its level allows."""
    promise = open_promise(ticket, kind)
    if promise is None:
        return ticket
    level = desk.rules.level(ticket.category)
    later = extended(promise, _limit(desk, ticket, kind), level.watch, desk.rules.calendar)
    if until is not None and until > promise.due_at:
        later = replace(later, due_at=until)
    rows = tuple(replace(row, told_at=desk.now) if row == promise else row for row in ticket.promises)
    moved = desk.change(ticket, promises=(*rows, later))
    desk.watch(moved, later)
    return moved


def _limit(desk: Desk, ticket: Ticket, kind: PromiseKind) -> Limit:
    promises = desk.rules.level(ticket.category).promises
    return {
        PromiseKind.RESPONSE: promises.response,
        PromiseKind.ARRIVAL: promises.arrival or promises.resolution,
        PromiseKind.RESOLUTION: promises.resolution,
        PromiseKind.FOLLOW_UP: desk.rules.services.call_back,
    }[kind]
