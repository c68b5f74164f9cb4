"""Who is on duty, and who is asked next: pure functions of the staff file, the time and the load."""

from collections.abc import Mapping
from datetime import datetime, timedelta

from config.staff import Shift, Staff


def on_duty(staff: Staff, now: datetime) -> list[str]:
    """Return the ids of those on duty at `now` (estate's time zone), first to be called first."""
    names: list[str] = []
    for shift in staff.roster:
        if _covers(shift, now):
            names += [name for name in shift.staff if name not in names]
    return names


def able(staff: Staff, skill: str, now: datetime) -> list[str]:
    """Return those on duty at `now` who have the skill."""
    return [name for name in on_duty(staff, now) if skill in staff.people[name].skills]


def next_able(staff: Staff, skill: str, now: datetime) -> datetime | None:
    """Return when, within a week, a shift begins that brings somebody with the skill; None if none does."""
    starts = {
        datetime.combine(now.date() + timedelta(days=day), shift.hours.start, now.tzinfo)
        for shift in staff.roster
        for day in range(8)
    }
    here = set(able(staff, skill, now))
    return next((at for at in sorted(starts) if at > now and set(able(staff, skill, at)) - here), None)


def choose(candidates: list[str], load: Mapping[str, int], passed_over: frozenset[str]) -> str | None:
    """Return who is asked next: not asked before, fewest open tasks, then the order of the roster."""
    left = [name for name in candidates if name not in passed_over]
    return min(left, key=lambda name: (load.get(name, 0), left.index(name)), default=None)


def _covers(shift: Shift, now: datetime) -> bool:
    start, until, moment = shift.hours.start, shift.hours.until, now.time()
    today, yesterday = now.isoweekday(), (now.isoweekday() - 2) % 7 + 1
    if start < until:
        return today in shift.weekdays and start <= moment < until
    # Past midnight the shift belongs to the day on which it began; equal ends mean round the clock.
    return (today in shift.weekdays and moment >= start) or (yesterday in shift.weekdays and moment < until)
