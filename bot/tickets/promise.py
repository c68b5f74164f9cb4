"""Promise arithmetic: when a promise is due and when people hear of it; pure functions."""

from dataclasses import replace
from datetime import datetime, timedelta

from bot.tickets.calendar import WorkCalendar
from bot.tickets.ticket import Promise, PromiseKind, PromiseState, Ticket
from config.services import Limit, Promises, Watch

Span = tuple[datetime, datetime]
# Extensions of a promise double so often at most.
MOST_DOUBLINGS = 5
# So often a promise gets a new time at most: who is put off for ever is not told anything any more.
MOST_DELAYS = 3


def due(limit: Limit, start: datetime, calendar: WorkCalendar) -> datetime:
    """Return when something promised at `start` under `limit` is due (aware, in the calendar's zone)."""
    local = counted_from(limit, start, calendar)
    if limit.reported_by is not None and local.time() > limit.reported_by:
        assert limit.next_day is not None
        return calendar.at(local.date() + timedelta(days=1), limit.next_day)
    ends = [calendar.at(local.date(), limit.cut_off)] if limit.cut_off else []
    if limit.within is not None:
        ends.append(_later(limit, local, limit.within, calendar))
    return min(ends)


def counted_from(limit: Limit, start: datetime, calendar: WorkCalendar) -> datetime:
    """Return when a report at `start` begins to count: at once, or when the day opens."""
    local = start.astimezone(calendar.zone)
    return max(local, calendar.at(local.date(), limit.opens)) if limit.opens else local


def by_day(limit: Limit) -> bool:
    """Return whether a limit counts by day only, so that nobody is to be woken for it."""
    return limit.opens is not None or limit.clock != "always"


def _later(limit: Limit, start: datetime, span: timedelta, calendar: WorkCalendar) -> datetime:
    """Return when `span` has passed since `start` on the limit's clock."""
    if limit.clock == "always":
        return start + span
    return replace(calendar, daily=limit.clock == "daily").add(start, span)


def made(
    promises: Promises, now: datetime, visit: Span | None, calendar: WorkCalendar
) -> tuple[Promise, ...]:
    """Return the promises of a level as made at `now`.

    When the resident named a time to be at home, arrival is due by its end and the work is counted from its
    beginning: nobody is late who comes when they were asked to.
    """
    start = max(now, visit[0]) if visit else now
    rows = [Promise(PromiseKind.RESPONSE, due(promises.response, now, calendar), now)]
    if promises.arrival is not None:
        arrival = visit[1] if visit else due(promises.arrival, start, calendar)
        rows.append(Promise(PromiseKind.ARRIVAL, arrival, now))
    resolution = due(promises.resolution, start, calendar)
    rows.append(Promise(PromiseKind.RESOLUTION, max(resolution, visit[1]) if visit else resolution, now))
    return tuple(rows)


def nudge_at(promise: Promise, watch: Watch) -> datetime:
    """Return when the assignee is reminded: `watch.nudge` before the deadline, at most half of the span."""
    return promise.due_at - min(watch.nudge, (promise.due_at - promise.made_at) / 2)


def tell_at(promise: Promise, watch: Watch) -> datetime:
    """Return when the resident is told that it may be late, at most a quarter of the span before it is."""
    return promise.due_at - min(watch.tell, (promise.due_at - promise.made_at) / 4)


def extended(promise: Promise, limit: Limit, watch: Watch, calendar: WorkCalendar) -> Promise:
    """Return the new promise for one that will not be kept: later by `watch.extension`, doubled each time.

    Doubled, because a resident who is put off every half hour through a night is told nothing; not for ever,
    because nobody believes in a month. What would pass the evening's cut-off is due the next day: nobody is
    woken by a repair.
    """
    due_at = promise.due_at.astimezone(calendar.zone)
    more = watch.extension * 2 ** min(promise.delays, MOST_DOUBLINGS)
    later = _later(limit, due_at, more, calendar)
    if limit.cut_off and limit.next_day and later > calendar.at(due_at.date(), limit.cut_off):
        later = calendar.at(due_at.date() + timedelta(days=1), limit.next_day)
    later = counted_from(limit, later, calendar)
    return Promise(promise.kind, later, promise.due_at, delays=promise.delays + 1)


def settled(promises: tuple[Promise, ...], kinds: set[PromiseKind], now: datetime) -> tuple[Promise, ...]:
    """Return the promises with the open ones of `kinds` kept, or broken when `now` is past their time."""

    def settle(promise: Promise) -> Promise:
        if promise.state is not PromiseState.OPEN or promise.kind not in kinds:
            return promise
        kept = now <= promise.due_at
        return replace(promise, state=PromiseState.KEPT if kept else PromiseState.BROKEN)

    return tuple(settle(promise) for promise in promises)


def released(promises: tuple[Promise, ...]) -> tuple[Promise, ...]:
    """Return the promises with all open ones released: nobody waits for them any more."""
    return tuple(
        replace(promise, state=PromiseState.RELEASED) if promise.state is PromiseState.OPEN else promise
        for promise in promises
    )


def open_promise(ticket: Ticket, kind: PromiseKind) -> Promise | None:
    """Return the latest open promise of a kind: the time that the resident was told last."""
    rows = [row for row in ticket.promises if row.kind is kind and row.state is PromiseState.OPEN]
    return max(rows, key=lambda row: row.due_at, default=None)


def counted_on(ticket: Ticket) -> list[Promise]:
    """Return the promises that the resident still counts on: what was told to be late has a new one."""
    return [row for row in ticket.promises if row.state is PromiseState.OPEN and row.told_at is None]


def next_due(ticket: Ticket) -> datetime | None:
    """Return the next time that the resident still counts on."""
    return min((row.due_at for row in counted_on(ticket)), default=None)
