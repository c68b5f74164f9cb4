"""Hours in which the roster has nobody for what is needed: found beforehand, told with day and hours."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from itertools import pairwise

from bot.speech.times import WEEKDAYS
from bot.tickets.roster import Changes, able, away, unled
from bot.tickets.roster_change import written
from bot.tickets.roster_days import shifts_of, span_of
from bot.tickets.rules import Rules
from config.estate import Hours
from config.services import Limit

LOOK_AHEAD = timedelta(days=14)
# What is missing when nobody leads.
MANAGER = "manager"


@dataclass(frozen=True, slots=True)
class Gap:
    """From `start` until `until` nobody on duty has the `skill`, or nobody leads (`MANAGER`).

    `needed_for` names what then can't be done.
    """

    skill: str
    start: datetime
    until: datetime
    needed_for: tuple[str, ...] = ()


def gaps(rules: Rules, start: datetime, changes: Changes = (), ahead: timedelta = LOOK_AHEAD) -> list[Gap]:
    """Return the gaps between `start` (estate's zone) and `ahead` of it, the earliest first.

    A skill is needed whenever a category that asks for it must be answered: by day and night, or in the hours
    in which its response is counted.
    """
    edges = sorted(_edges(rules, start, start + ahead, changes))
    found: list[Gap] = []
    for begins, ends in pairwise(edges):
        for skill, names in _missing(rules, begins, changes).items():
            found = _with(found, Gap(skill, begins, ends, tuple(sorted(names))))
    return sorted(found, key=lambda gap: (gap.start, gap.skill))


def _with(found: list[Gap], gap: Gap) -> list[Gap]:
    """Return the gaps with one more, which goes on where one of the same kind has ended."""
    for index, one in enumerate(found):
        if (one.skill, one.until) == (gap.skill, gap.start):
            names = tuple(sorted({*one.needed_for, *gap.needed_for}))
            return [*found[:index], replace(one, until=gap.until, needed_for=names), *found[index + 1 :]]
    return [*found, gap]


def _missing(rules: Rules, moment: datetime, changes: Changes) -> dict[str, set[str]]:
    """Return the skills that are needed at a moment and not there, with the categories that need them."""
    needed = defaultdict(set)
    for category in rules.services.categories.values():
        response = rules.services.levels[category.level].promises.response
        if category.kind != "praise" and _counts(rules, response, moment):
            needed[category.skill].add(category.name)
    missing = {
        skill: names for skill, names in needed.items() if not able(rules.staff, skill, moment, changes)
    }
    return missing | ({MANAGER: set()} if unled(rules.staff, moment, changes) else {})


def _counts(rules: Rules, limit: Limit, moment: datetime) -> bool:
    """Whether somebody must be there at a moment for a response under this limit."""
    if limit.clock == "always" and limit.opens is None:
        return True
    if limit.clock == "office" and not rules.calendar.is_workday(moment.date()):
        return False
    return any(hours.start <= moment.time() < hours.until for hours in _hours(rules, limit))


def _hours(rules: Rules, limit: Limit) -> tuple[Hours, ...]:
    if limit.opens is None:
        return rules.estate.office_hours
    return (Hours(start=limit.opens, until=limit.reported_by or rules.estate.quiet_hours.start),)


def _edges(rules: Rules, start: datetime, end: datetime, changes: Changes) -> set[datetime]:
    """Return the moments between which nothing changes: ends of shifts, of swaps and leaves, of hours."""
    days = [start.date() + timedelta(days=day) for day in range(-1, (end - start).days + 2)]
    limits = [level.promises.response for level in rules.services.levels.values()]
    times = {
        edge for limit in limits for hours in _hours(rules, limit) for edge in (hours.start, hours.until)
    }
    edges = {datetime.combine(day, moment, start.tzinfo) for day in days for moment in times | {time()}}
    for day in days:
        for shift in shifts_of(rules.staff, day):
            edges.update(span_of(shift, day, start))
    for one in (*written(rules.staff, start), *changes):
        edges.update((one.start, one.until))
    return {edge for edge in edges if start < edge < end} | {start, end}


def contradictions(
    rules: Rules, start: datetime, ahead: timedelta = LOOK_AHEAD
) -> Iterator[tuple[str, date]]:
    """Yield who is named for a festival's duty, or stands in for somebody, on a day of their own leave."""
    staff = rules.staff
    for day in (start.date() + timedelta(days=number) for number in range(ahead.days)):
        noon = datetime.combine(day, time(12), start.tzinfo)
        gone = away(staff, noon)
        standing_in = {one.partner for one in written(staff, noon) if one.start <= noon < one.until}
        special = shifts_of(staff, day) != [
            shift for shift in staff.roster if day.isoweekday() in shift.weekdays
        ]
        named = {name for shift in shifts_of(staff, day) for name in shift.staff} if special else set()
        yield from ((name, day) for name in sorted(gone & (named | standing_in)))


def say_gap(gap: Gap, rules: Rules) -> str:
    """Return a gap in words: 11月25日（周三）20:00到次日08:00：没有人会“water”（水管漏水要用）."""
    start, until = gap.start, gap.until
    days = (until.date() - start.date()).days
    end = {0: "", 1: "次日"}.get(days, _say_date(until.date()))
    when = f"{_say_date(start.date())}{start:%H:%M}到{end}{until:%H:%M}"
    if gap.skill == MANAGER:
        return f"{when}：经理都在请假，也没有代班的"
    skill = rules.staff.skill_names.get(gap.skill, gap.skill)
    return f"{when}：没有人会{skill}（{'、'.join(gap.needed_for)}要用）"


def _say_date(day: date) -> str:
    return f"{day.month}月{day.day}日（周{WEEKDAYS[day.weekday()]}）"
