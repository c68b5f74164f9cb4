"""Pauses: what may be waited for, for how long, and what a deadline is when its clock has stood still."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime, timedelta

from bot.tickets.because import Because, Rule
from bot.tickets.calendar import Span, WorkCalendar
from bot.tickets.promise import clock_of, due
from bot.tickets.ticket import Paused, Promise, PromiseKind, Ticket
from config.services import Pause, Reason

# What stands still while something is waited for: who took it has taken it, and a call needs no parts.
STANDS_STILL = (PromiseKind.ARRIVAL, PromiseKind.RESOLUTION, PromiseKind.ANSWER)


def reason_in(words: str, pauses: Mapping[Reason, Pause]) -> Reason | None:
    """Return what a colleague waits for in these words, None where they name no reason that counts."""
    return next((name for name, pause in pauses.items() if any(word in words for word in pause.words)), None)


def running(ticket: Ticket, now: datetime) -> Paused | None:
    """Return the pause that the ticket is in at `now`."""
    last = ticket.pauses[-1] if ticket.pauses else None
    return last if last and last.since <= now < last.until else None


def ended(ticket: Ticket, now: datetime) -> tuple[Paused, ...]:
    """Return the ticket's pauses, with none that lasts beyond `now`."""
    return tuple(replace(pause, until=min(pause.until, now)) for pause in ticket.pauses)


def left(ticket: Ticket, reason: str, longest: timedelta, now: datetime) -> timedelta:
    """Return how long the ticket may still stand still for a reason: all its pauses for it count together."""
    stood = [pause.until - pause.since for pause in ended(ticket, now) if pause.reason == reason]
    return max(timedelta(0), longest - sum(stood, timedelta(0)))


def stopped(promise: Promise, pauses: tuple[Paused, ...], calendar: WorkCalendar) -> datetime:
    """Return when a promise is due whose clock stands still during all `pauses` of its ticket.

    What has its limit counts from its beginning but for the pauses; what was put off already is put off
    further by the working time of the pauses since then. A visit stands where nothing is waited for by then.
    """
    reason = promise.because
    if reason is None or reason.limit is None:
        return promise.due_at
    hours = replace(calendar, hours=reason.hours or calendar.hours)
    since = [(pause.since, pause.until) for pause in pauses if pause.until > reason.begun]
    if reason.rule is Rule.DELAY or (reason.rule is Rule.VISIT and not since):
        return _put_off(reason, promise.due_at, since, hours)
    return due(reason.limit, reason.begun, hours, since)


def _put_off(because: Because, until: datetime, pauses: list[Span], calendar: WorkCalendar) -> datetime:
    """Return a time that no limit gave, later by the working time of the pauses."""
    limit, later = because.limit, because.unpaused or until
    assert limit is not None
    clock = clock_of(limit, calendar)
    for span in pauses:
        later = clock.counted(later, clock.worked(*span))
    if pauses and limit.cut_off and limit.next_day and later.time() > limit.cut_off:
        # Nobody is woken: what would pass the evening's cut-off is due the next day.
        return calendar.at(later.date() + timedelta(days=1), limit.next_day)
    return later


def resting(promise: Promise, until: datetime, now: datetime) -> Promise:
    """Return the promise that takes the place of one that stands still, due at `until`."""
    because = promise.because
    if because and because.rule is Rule.LIMIT:
        because = replace(because, rule=Rule.PAUSED)
    return Promise(promise.kind, until, now, delays=promise.delays, because=because)


def visit_after(pause: Paused, visit: Span | None) -> Span | None:
    """Return the visit that was named, if the pause lasts until it begins; a bare instant is none."""
    return visit if visit and visit[0] == pause.until < visit[1] else None
