"""Give a promise a new time: the old one stands as told, the new one is watched from now on."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime

from bot.tickets.desk.core import Desk
from bot.tickets.promise import extended, open_promise
from bot.tickets.ticket import RESIDENT, Promise, PromiseKind, Ticket
from config.services import Limit

# In this order things happen to a ticket.
FOLLOWING = {
    PromiseKind.RESPONSE: (PromiseKind.ARRIVAL, PromiseKind.RESOLUTION, PromiseKind.ANSWER),
    PromiseKind.ARRIVAL: (PromiseKind.RESOLUTION,),
}


def postponed(desk: Desk, ticket: Ticket, kind: PromiseKind, until: datetime | None = None) -> Ticket:
    """Return the ticket with its latest open promise of a kind put off to `until`, or as its level allows."""
    promise = open_promise(ticket, kind)
    if promise is None:
        return ticket
    level = desk.rules.level(ticket.category)
    later = extended(promise, _limit(desk, ticket, promise), level.watch, desk.rules.calendar)
    if until is not None and until > promise.due_at:
        later = replace(later, due_at=until)
    if later.because:
        # What is waited for from now on puts it off further.
        later = replace(later, because=replace(later.because, begun=desk.now, unpaused=later.due_at))
    moved = desk.promise(replace(ticket, promises=told(ticket, promise, desk.now)), later)
    return _no_earlier(desk, moved, later)


def told(ticket: Ticket, promise: Promise, now: datetime) -> tuple[Promise, ...]:
    """Return the ticket's promises with this one as told to be late to the resident."""
    late = replace(promise, told_at=now, told=(*promise.told, (RESIDENT, now)))
    return tuple(late if row == promise else row for row in ticket.promises)


def told_to(desk: Desk, ticket: Ticket, promise: Promise, people: Iterable[str]) -> Ticket:
    """Write into the ledger which colleagues heard that this promise is late; return the ticket."""
    heard = tuple((person, desk.now) for person in people if person)
    rows = tuple(
        replace(row, told=row.told + heard) if _same(row, promise) else row for row in ticket.promises
    )
    return desk.change(ticket, promises=rows)


def _same(row: Promise, promise: Promise) -> bool:
    return (row.kind, row.due_at, row.made_at) == (promise.kind, promise.due_at, promise.made_at)


def _no_earlier(desk: Desk, ticket: Ticket, moved: Promise) -> Ticket:
    """Put off what comes after this promise, too, where it is due before: nobody mends before they come."""
    for kind in FOLLOWING.get(moved.kind, ()):
        promise = open_promise(ticket, kind)
        if promise and promise.due_at < moved.due_at:
            level = desk.rules.level(ticket.category)
            later = extended(promise, _limit(desk, ticket, promise), level.watch, desk.rules.calendar)
            return postponed(desk, ticket, kind, max(later.due_at, moved.due_at))
    return ticket


def _limit(desk: Desk, ticket: Ticket, promise: Promise) -> Limit:
    """Return the limit by which the promise was made: what services.yaml says by now is for new ones."""
    if promise.because and promise.because.limit:
        return promise.because.limit
    promises = desk.rules.level(ticket.category).promises
    done = promises.resolution or promises.answer or promises.response
    return {
        PromiseKind.RESPONSE: promises.response,
        PromiseKind.ARRIVAL: promises.arrival or done,
        PromiseKind.RESOLUTION: done,
        PromiseKind.ANSWER: promises.answer or done,
        PromiseKind.FOLLOW_UP: desk.rules.services.call_back,
    }[promise.kind]
