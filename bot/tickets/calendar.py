"""Working time: which days are worked in China and here, and how much working time passes."""

import warnings
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import chinese_calendar

from config.estate import Calendar, Hours


@dataclass(frozen=True)
class WorkCalendar:
    """Office hours on working days, make-up workdays (调休) included, with the estate's own corrections.

    A `daily` one has its hours on weekends and holidays as well, but for the estate's own days off.
    """

    hours: tuple[Hours, ...]
    corrections: Calendar
    zone: ZoneInfo
    daily: bool = False

    def is_workday(self, day: date) -> bool:
        """Return whether the office works on `day`; in a year not published yet it is Mon–Fri."""
        if day in self.corrections.workdays:
            return True
        if day in self.corrections.days_off:
            return False
        if self.daily:
            return True
        try:
            return bool(chinese_calendar.is_workday(day))
        except NotImplementedError:
            warnings.warn(f"no public holidays known for {day.year}; weekdays are taken", stacklevel=2)
            return day.isoweekday() < 6

    def add(self, start: datetime, span: timedelta) -> datetime:
        """Return the instant at which `span` of office time has passed since `start` (both aware).

        A whole day is the same time on the next working day, as people mean it; hours are counted.
        """
        local = start.astimezone(self.zone)
        for _ in range(span.days):
            local = self.at(self._next_workday(local.date()), local.time())
        return self._passed(local, span - timedelta(days=span.days))

    def _passed(self, local: datetime, span: timedelta) -> datetime:
        day = local.date()
        while True:
            for opens, closes in self._spans(day):
                begins = max(opens, local)
                if closes <= begins:
                    continue
                if begins + span <= closes:
                    return begins + span
                span -= closes - begins
            day += timedelta(days=1)

    def _next_workday(self, day: date) -> date:
        day += timedelta(days=1)
        while not self.is_workday(day):
            day += timedelta(days=1)
        return day

    def _spans(self, day: date) -> list[tuple[datetime, datetime]]:
        if not self.is_workday(day):
            return []
        return [
            (self.at(day, hours.start), self.at(day, hours.until))
            for hours in sorted(self.hours, key=lambda span: span.start)
        ]

    def at(self, day: date, moment: time) -> datetime:
        """Return the instant of a local time on a day."""
        return datetime.combine(day, moment, self.zone)
