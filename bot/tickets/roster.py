"""Who is on duty, and who can do it: pure functions of the staff file, its changes and the time."""

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta

from bot.tickets.roster_change import ChangeKind, DutyChange, in_force
from bot.tickets.roster_days import running, shifts_of, span_of
from config.staff import Staff

Changes = Sequence[DutyChange]


def on_duty(staff: Staff, now: datetime, changes: Changes = ()) -> list[str]:
    """Return the ids of those on duty at `now` (estate's time zone), first to be called first.

    `changes` are the swaps and leaves that were allowed by chat; those of the file are known.
    """
    planned = dict.fromkeys(name for shift in running(staff, now) for name in shift.staff)
    there = _after(in_force(staff, now, changes), list(planned))
    return [name for name in dict.fromkeys(there) if name in staff.people]


def away(staff: Staff, now: datetime, changes: Changes = ()) -> frozenset[str]:
    """Return the ids of those on leave at `now`."""
    leaves = (one for one in in_force(staff, now, changes) if one.kind is ChangeKind.LEAVE)
    return frozenset(one.who for one in leaves)


def able(staff: Staff, skill: str, now: datetime, changes: Changes = ()) -> list[str]:
    """Return those on duty at `now` who have the skill."""
    return [name for name in on_duty(staff, now, changes) if skill in staff.people[name].skills]


def next_able(staff: Staff, skill: str, now: datetime, changes: Changes = ()) -> datetime | None:
    """Return when, within a week, a shift begins that brings somebody with the skill; None if none does."""
    days = [now.date() + timedelta(days=day) for day in range(8)]
    starts = {span_of(shift, day, now)[0] for day in days for shift in shifts_of(staff, day)}
    starts |= {one.start for one in changes} | {one.until for one in changes}
    here = set(able(staff, skill, now, changes))
    later = (at for at in sorted(starts) if at > now and at.date() <= days[-1])
    return next((at for at in later if set(able(staff, skill, at, changes)) - here), None)


def leading(staff: Staff, now: datetime, changes: Changes = ()) -> list[str]:
    """Return who leads at `now`: the managers who are not on leave, else their deputies, else all managers.

    The last is for the night before somebody looks at the gap: nobody may be late in silence.
    """
    gone = away(staff, now, changes)
    managers = staff.with_role("manager")
    first = [name for name in managers if not staff.people[name].deputy]
    there = [name for name in first if name not in gone]
    deputies = [name for name in managers if staff.people[name].deputy and name not in gone]
    return there or deputies or first or managers


def unled(staff: Staff, now: datetime, changes: Changes = ()) -> bool:
    """Whether every manager and deputy is on leave at `now`."""
    return not set(staff.with_role("manager")) - away(staff, now, changes)


def _after(changes: Iterable[DutyChange], planned: list[str]) -> list[str]:
    """Return who stands there when first the swaps and then the leaves are made; a leave is the last word."""
    names = planned
    known = list(changes)
    for swap in (one for one in known if one.kind is ChangeKind.SWAP):
        other = {swap.who: swap.partner, swap.partner: swap.who}
        names = [other.get(name, name) for name in names]
    leaves = [one for one in known if one.kind is ChangeKind.LEAVE]
    gone = {one.who for one in leaves}
    instead = {one.who: one.partner for one in leaves if one.partner not in gone}
    names = [instead.get(name, "") if name in gone else name for name in names]
    return [name for name in names if name]
