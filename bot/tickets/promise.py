"""Promise arithmetic: when a promise is due and when people hear of it; pure functions."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from bot.tickets.because import Because, Rule
from bot.tickets.calendar import Span, WorkCalendar
from bot.tickets.ticket import Promise, PromiseKind, PromiseState, Ticket
from config.services import Limit, Promises, Watch

# Extensions of a promise double so often at most.
MOST_DOUBLINGS = 5
# So often a promise gets a new time at most: who is put off for ever is not told anything any more.
MOST_DELAYS = 3


def due(limit: Limit, start: datetime, calendar: WorkCalendar, pauses: Sequence[Span] = ()) -> datetime:
    """Return when something promised at `start` under `limit` is due (aware, in the calendar's zone).

    While one of the `pauses` lasts the clock stands still, and goes on after it: a span has that much working
    time more, and the day's cut-off is that of the day on which it goes on, or what is promised to a report
    that comes late. A pause that begins when it was due already changes nothing.
    """
    begun = resumed = counted_from(limit, start, calendar)
    stood: list[Span] = []
    for since, until in sorted(pauses):
        if until <= resumed:
            continue
        if since >= _end(limit, begun, resumed, stood, calendar):
            break
        late, resumed = _is_late(limit, resumed), counted_from(limit, until, calendar)
        if late:
            # The morning was promised: the span had not begun to count.
            begun, stood = resumed, []
        else:
            stood.append((max(since, begun), until))
    return _end(limit, begun, resumed, stood, calendar)


def _end(
    limit: Limit, begun: datetime, resumed: datetime, stood: Sequence[Span], calendar: WorkCalendar
) -> datetime:
    """Return when it is due: the span counts from `begun` but for what `stood`, the day from `resumed`."""
    if _is_late(limit, resumed):
        assert limit.next_day is not None
        return calendar.at(resumed.date() + timedelta(days=1), limit.next_day)
    ends = [calendar.at(resumed.date(), limit.cut_off)] if limit.cut_off else []
    if limit.within is not None:
        clock = clock_of(limit, calendar)
        end = clock.add(begun, limit.within)
        for since, until in stood:
            end = clock.counted(end, clock.worked(since, until))
        ends.append(end)
    return min(ends)


def _is_late(limit: Limit, moment: datetime) -> bool:
    """Whether a report at `moment` (local) comes too late for the day's cut-off."""
    return limit.reported_by is not None and moment.time() > limit.reported_by


def counted_from(limit: Limit, start: datetime, calendar: WorkCalendar) -> datetime:
    """Return when a report at `start` begins to count: at once, or when the day opens."""
    local = start.astimezone(calendar.zone)
    return max(local, calendar.at(local.date(), limit.opens)) if limit.opens else local


def by_day(limit: Limit) -> bool:
    """Return whether a limit counts by day only, so that nobody is to be woken for it."""
    return limit.opens is not None or limit.clock != "always"


def clock_of(limit: Limit, calendar: WorkCalendar) -> WorkCalendar:
    """Return the calendar by which a limit counts."""
    return replace(calendar, daily=limit.clock == "daily", always=limit.clock == "always")


def because(rule: Rule, level: str, limit: Limit | None, span: Span, calendar: WorkCalendar) -> Because:
    """Return why something is due at the end of `span` that was counted from its beginning."""
    begun, until = (instant.astimezone(calendar.zone) for instant in span)
    if limit is None or limit.clock == "always":
        return Because(rule, level, limit, begun)
    clock = clock_of(limit, calendar)
    way = [begun.date() + timedelta(days=day) for day in range((until.date() - begun.date()).days + 1)]
    return Because(
        rule,
        level,
        limit,
        begun,
        calendar.hours,
        tuple(day for day in way if day.isoweekday() < 6 and not clock.is_workday(day)),
        tuple(day for day in way if day.isoweekday() > 5 and not clock.daily and clock.is_workday(day)),
    )


def promised(
    kind: PromiseKind, limit: Limit, now: datetime, calendar: WorkCalendar, level: str = ""
) -> Promise:
    """Return the promise that a limit makes at `now`, with its reason."""
    until = due(limit, now, calendar)
    reason = because(Rule.LIMIT, level, limit, (counted_from(limit, now, calendar), until), calendar)
    return Promise(kind, until, now, because=reason)


def made(
    promises: Promises, now: datetime, visit: Span | None, calendar: WorkCalendar, level: str = ""
) -> tuple[Promise, ...]:
    """Return the promises of the level called `level` as made at `now`.

    When the resident named a time to be at home, arrival is due by its end and the work is counted from its
    beginning: nobody is late who comes when they were asked to.
    """
    rows = [promised(PromiseKind.RESPONSE, promises.response, now, calendar, level)]
    for kind, limit in (
        (PromiseKind.ARRIVAL, promises.arrival),
        (PromiseKind.RESOLUTION, promises.resolution),
        (PromiseKind.ANSWER, promises.answer),
    ):
        if limit is not None:
            row = promised(kind, limit, max(now, visit[0]) if visit else now, calendar, level)
            rows.append(replace(agreed(row, visit), made_at=now) if visit else row)
    return tuple(rows)


def agreed(promise: Promise, visit: Span) -> Promise:
    """Return the promise as the time that somebody agreed to makes it: come by its end, not done before."""
    until = by_visit(promise.kind, promise.due_at, visit)
    if until == promise.due_at or promise.because is None:
        return replace(promise, due_at=until)
    known = replace(promise.because, rule=Rule.VISIT, begun=visit[0], unpaused=until)
    return replace(promise, due_at=until, because=known)


def by_visit(kind: PromiseKind, until: datetime, visit: Span) -> datetime:
    """Return when something due at `until` is due when somebody is there at `visit`."""
    return visit[1] if kind is PromiseKind.ARRIVAL else max(until, visit[1])


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
    later = clock_of(limit, calendar).add(due_at, more)
    if limit.cut_off and limit.next_day and later > calendar.at(due_at.date(), limit.cut_off):
        later = calendar.at(due_at.date() + timedelta(days=1), limit.next_day)
    later = counted_from(limit, later, calendar)
    level = promise.because.level if promise.because else ""
    reason = because(Rule.DELAY, level, limit, (due_at, later), calendar)
    return Promise(promise.kind, later, promise.due_at, delays=promise.delays + 1, because=reason)


def settled(promises: tuple[Promise, ...], kinds: set[PromiseKind], now: datetime) -> tuple[Promise, ...]:
    """Return the promises with the open ones of `kinds` kept, or broken when `now` is past their time.

    Those that are broken already are done at last, and by how much they were late is known.
    """

    def settle(promise: Promise) -> Promise:
        waits = promise.state in {PromiseState.OPEN, PromiseState.BROKEN} and promise.kept_at is None
        if not waits or promise.kind not in kinds:
            return promise
        kept = now <= promise.due_at and promise.state is PromiseState.OPEN
        return replace(promise, state=PromiseState.KEPT if kept else PromiseState.BROKEN, kept_at=now)

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
