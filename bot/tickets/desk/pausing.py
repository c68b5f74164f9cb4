"""Pause a ticket's promises for a reason that counts, and let them go on; the resident is told of both."""

from dataclasses import replace
from datetime import datetime, timedelta

from bot.outbox.notice import Weight
from bot.speech.times import say_time
from bot.tickets.calendar import Span
from bot.tickets.desk.core import SYSTEM, Desk
from bot.tickets.desk.night import awake
from bot.tickets.pauses import (
    STANDS_STILL,
    ended,
    left,
    reason_in,
    resting,
    running,
    stopped,
    visit_after,
)
from bot.tickets.promise import by_visit, open_promise
from bot.tickets.refused import Refused
from bot.tickets.ticket import RESIDENT, Paused, Promise, PromiseState, Status, Ticket
from config.services import Pause, Reason


def pause(desk: Desk, ticket: Ticket, staff: str, words: str, visit: Span | None) -> Ticket:
    """Stop the clock until the visit that was named, or as long as is usual, and tell the resident.

    Raises `Refused` where `words` name no reason that counts, or the ticket has stood still long enough.
    """
    reason, known = _reason(desk, ticket, words)
    room = left(ticket, reason, known.longest, desk.now)
    if room < timedelta(minutes=1):
        raise Refused("staff.paused_long_enough", **desk.values(ticket), reason=known.name)
    begins = replace(ticket, pauses=ended(ticket, desk.now))
    new = Paused(reason, desk.now, min(_until(desk, known, visit), desk.now + room), staff)
    waiting = desk.move(begins, Status.WAITING, staff, words, pauses=(*begins.pauses, new))
    waiting = _stand_still(desk, waiting, visit_after(new, visit))
    desk.later("pause.end", waiting, new.until, new.until.isoformat())
    values = {"reason": known.told, "until": say_time(new.until, desk.now)}
    desk.tell_resident(waiting, "ticket.waiting", Weight.RESULT, **values)
    return waiting


def go_on(desk: Desk, before: Ticket, ticket: Ticket) -> tuple[Ticket, bool]:
    """Let the clock go on for a ticket that was paused `before`: return it, and whether it has new times.

    Those are to be told to the resident by whoever asked for it.
    """
    if running(before, desk.now) is None:
        return ticket, False
    moved = False
    for kind in STANDS_STILL:
        row = open_promise(ticket, kind)
        until = row and stopped(row, ticket.pauses, desk.rules.calendar)
        if row and until and until != row.due_at:
            ticket, moved = _replaced(desk, ticket, row, resting(row, until, desk.now)), True
    return ticket, moved


def over(desk: Desk, ticket: Ticket, detail: str) -> None:
    """Let a ticket go on whose pause has lasted as long as was said; whoever has it hears that."""
    last = ticket.pauses[-1] if ticket.pauses else None
    if ticket.status is not Status.WAITING or last is None or last.until.isoformat() != detail:
        return
    going = desk.move(ticket, Status.ACCEPTED, SYSTEM, "pause over")
    at = awake(desk.rules, ticket.category, desk.now)
    desk.tell_staff_at(at, going, going.assignee, "staff.pause_over")


def _reason(desk: Desk, ticket: Ticket, words: str) -> tuple[Reason, Pause]:
    pauses = desk.rules.services.pauses
    reason = reason_in(words, pauses)
    if reason is None:
        named = "、".join(known.name for known in pauses.values())
        raise Refused("staff.wait_for_what", **desk.values(ticket), reasons=named)
    return reason, pauses[reason]


def _until(desk: Desk, known: Pause, visit: Span | None) -> datetime:
    """Return until when it was to stand still: the beginning of the visit, or its end if that is past."""
    if visit is None or visit[1] <= desk.now:
        return desk.now + known.usual
    return visit[0] if visit[0] > desk.now else visit[1]


def _stand_still(desk: Desk, ticket: Ticket, visit: Span | None) -> Ticket:
    for kind in STANDS_STILL:
        row = open_promise(ticket, kind)
        if row is None:
            continue
        until = stopped(row, ticket.pauses, desk.rules.calendar)
        if visit:
            until = by_visit(kind, until, visit)
        if until != row.due_at:
            ticket = _replaced(desk, ticket, row, resting(row, until, desk.now))
    return ticket


def _replaced(desk: Desk, ticket: Ticket, row: Promise, new: Promise) -> Ticket:
    """Put one promise in the place of another, which stands in the ledger as paused."""
    still = replace(row, state=PromiseState.PAUSED, told=(*row.told, (RESIDENT, desk.now)))
    rows = tuple(still if each == row else each for each in ticket.promises)
    return desk.promise(replace(ticket, promises=rows), new)


# What the due row of a pause does, as in watching.py.
PAUSE_WATCHES = {"pause.end": over}
