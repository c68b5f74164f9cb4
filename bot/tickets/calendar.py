"""Working time: which days are worked in China and here, and how much working time passes."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import chinese_calendar

from config.estate import Calendar, Hours

# The state publishes the holidays of the next year in this month.
PUBLISHED_IN = 11
ONE_DAY = timedelta(days=1)

Span = tuple[datetime, datetime]


@dataclass(frozen=True)
class WorkCalendar:
    """Office hours on working days, make-up workdays (调休) included, with the estate's own corrections.

    A day may have several spans, and one whose `until` is not after its `start` runs past midnight and
    belongs to the day on which it begins. A `daily` calendar has its hours on weekends and holidays as well,
    but for the estate's own days off; one that is `always` stands still at no time.
    """

    hours: tuple[Hours, ...]
    corrections: Calendar
    zone: ZoneInfo
    daily: bool = False
    always: bool = False

    def is_workday(self, day: date) -> bool:
        """Return whether the office works on `day`; in a year not published yet it is Mon–Fri."""
        if day in self.corrections.workdays:
            return True
        if day in self.corrections.days_off:
            return False
        if self.daily:
            return True
        return by_state(day)

    def add(self, start: datetime, span: timedelta) -> datetime:
        """Return the instant at which `span` of working time has passed since `start` (both aware).

        A whole day is the same time on the next working day, as people mean it; hours are counted.
        """
        local = start.astimezone(self.zone)
        if self.always:
            return local + span
        for _ in range(span.days):
            local = self.at(self._next_workday(local.date()), local.time())
        return self._passed(local, span - timedelta(days=span.days))

    def counted(self, start: datetime, span: timedelta) -> datetime:
        """Return the same with every hour of `span` counted, days as well: what is left of a promise."""
        local = start.astimezone(self.zone)
        return local + span if self.always else self._passed(local, span)

    def worked(self, start: datetime, until: datetime) -> timedelta:
        """Return how much working time passes from `start` to `until` (aware); none when it is before."""
        begun, ended = start.astimezone(self.zone), until.astimezone(self.zone)
        if ended <= begun:
            return timedelta(0)
        if self.always:
            return ended - begun
        passed = timedelta(0)
        for opens, closes in self._from(begun):
            if opens >= ended:
                break
            passed += max(timedelta(0), min(closes, ended) - max(opens, begun))
        return passed

    def _passed(self, local: datetime, span: timedelta) -> datetime:
        for opens, closes in self._from(local):
            begins = max(opens, local)
            if closes <= begins:
                continue
            if begins + span <= closes:
                return begins + span
            span -= closes - begins
        raise AssertionError("days never end")

    def _next_workday(self, day: date) -> date:
        day += ONE_DAY
        while not self.is_workday(day):
            day += ONE_DAY
        return day

    def _from(self, local: datetime) -> Iterator[Span]:
        """Yield the spans of the day before `local` (one may run past midnight) and of all days after it."""
        day = local.date() - ONE_DAY
        while True:
            yield from self._spans(day)
            day += ONE_DAY

    def _spans(self, day: date) -> list[Span]:
        if not self.is_workday(day):
            return []
        return [
            (self.at(day, hours.start), self.at(day + ONE_DAY * (hours.until <= hours.start), hours.until))
            for hours in sorted(self.hours, key=lambda span: span.start)
        ]

    def at(self, day: date, moment: time) -> datetime:
        """Return the instant of a local time on a day."""
        return datetime.combine(day, moment, self.zone)


def by_state(day: date) -> bool:
    """Return whether `day` is worked by the national calendar, Mon–Fri in a year that is not known yet."""
    try:
        return bool(chinese_calendar.is_workday(day))
    except NotImplementedError:
        return day.isoweekday() < 6


def is_published(year: int) -> bool:
    """Return whether the national holidays and make-up workdays of a year are known here."""
    try:
        chinese_calendar.is_workday(date(year, 1, 1))
    except NotImplementedError:
        return False
    return True


def missing_year(corrections: Calendar, today: date) -> int | None:
    """Return the year whose holidays should be known by now and aren't; None when all is well.

    That is this year and, from November on, when the state has published it, the next. A year for which the
    estate has written days itself is in its own hands.
    """
    own = {day.year for day in (*corrections.days_off, *corrections.workdays)}
    asked = [today.year, today.year + 1] if today.month >= PUBLISHED_IN else [today.year]
    return next((year for year in asked if not is_published(year) and year not in own), None)
