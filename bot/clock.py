"""Time is handed in: the clock that a service is given, and the one that stands still."""

from dataclasses import dataclass
from datetime import datetime, tzinfo
from typing import Protocol


class Clock(Protocol):
    """Gives business time: promises, reminders, backoff, quotas, signature freshness, CreateTime."""

    def now(self) -> datetime:
        """Return the present as an aware datetime in the estate's time zone."""


@dataclass(frozen=True)
class SystemClock:
    """The machine's time in one time zone."""

    zone: tzinfo

    def now(self) -> datetime:
        return datetime.now(self.zone)


@dataclass(frozen=True)
class FixedClock:
    """A clock that stands still, for one unit of work whose time was read once."""

    instant: datetime

    def now(self) -> datetime:
        return self.instant
