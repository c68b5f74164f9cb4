"""Give a promise a new time: the old one stands as told, the new one is watched from now on."""

from dataclasses import replace
from datetime import datetime

from bot.tickets.desk.core import Desk
from bot.tickets.promise import extended, open_promise
from bot.tickets.ticket import Promise, PromiseKind, Ticket
from config.services import Limit

# In this order things happen to a ticket.
FOLLOWING = {
    PromiseKind.RESPONSE: (PromiseKind.ARRIVAL, PromiseKind.RESOLUTION),
    PromiseKind.ARRIVAL: (PromiseKind.RESOLUTION,),
}


def postponed(desk: Desk, ticket: Ticket, kind: PromiseKind, until: datetime | None = None) -> Ticket:
    """Return the ticket with its latest open promise of a kind put off to `until`, or as its level allows."""
    promise = open_promise(ticket, kind)
    if promise is None:
        return ticket
    level = desk.rules.level(ticket.category)
    later = extended(promise, _limit(desk, ticket, kind), level.watch, desk.rules.calendar)
    if until is not None and until > promise.due_at:
        later = replace(later, due_at=until)
    moved = desk.change(ticket, promises=(*told(ticket, promise, desk.now), later))
    desk.watch(moved, later)
    return _no_earlier(desk, moved, later)


def told(ticket: Ticket, promise: Promise, now: datetime) -> tuple[Promise, ...]:
    """Return the ticket's promises with this one as told to be late."""
    return tuple(replace(row, told_at=now) if row == promise else row for row in ticket.promises)


def _no_earlier(desk: Desk, ticket: Ticket, moved: Promise) -> Ticket:
    """Put off what comes after this promise, too, where it is due before: nobody mends before they come."""
    for kind in FOLLOWING.get(moved.kind, ()):
        promise = open_promise(ticket, kind)
        if promise and promise.due_at < moved.due_at:
            level = desk.rules.level(ticket.category)
            later = extended(promise, _limit(desk, ticket, kind), level.watch, desk.rules.calendar)
            return postponed(desk, ticket, kind, max(later.due_at, moved.due_at))
    return ticket


def _limit(desk: Desk, ticket: Ticket, kind: PromiseKind) -> Limit:
    promises = desk.rules.level(ticket.category).promises
    return {
        PromiseKind.RESPONSE: promises.response,
        PromiseKind.ARRIVAL: promises.arrival or promises.resolution,
        PromiseKind.RESOLUTION: promises.resolution,
        PromiseKind.FOLLOW_UP: desk.rules.services.call_back,
    }[kind]
