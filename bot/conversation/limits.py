"""How many messages of one person are answered in a minute; what is beyond that waits for the next one."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from enum import Enum
from typing import Protocol

from bot.message import Message, MessageKind
from bot.tickets.rules import is_staff

# WeChat repeats within seconds; a window is over by then.
KEPT_SECONDS = 60.0
# Nobody taps by mistake so many times more often than we let people write.
ABSURD = 5


class Hot(Protocol):
    """Counts that may be lost: what is not known limits nobody."""

    def get(self, key: str) -> str | None:
        """Return the value, None if it is not known."""

    def set(self, key: str, value: str, seconds: float) -> None:
        """Keep the value for so many seconds."""

    def increment(self, key: str, seconds: float) -> int:
        """Count one more and return the count; 0 if not known."""


class Pace(Enum):
    """What a message gets: its answer, the request to slow down, or nothing for the rest of the minute."""

    ANSWERED = "answered"
    ASKED_TO_SLOW_DOWN = "asked to slow down"
    PASSED_OVER = "passed over"


def pace(count: int, limit: int) -> Pace:
    """Return what the message gets that is the `count`th of its minute; a count of 0 is not known."""
    if count <= limit:
        return Pace.ANSWERED
    return Pace.ASKED_TO_SLOW_DOWN if count == limit + 1 else Pace.PASSED_OVER


@dataclass(frozen=True)
class Limiter:
    """Counts the messages of each resident of one estate; taps have more room, staff and events no limit.

    What is counted in one `era` doesn't count in another: the stand-in can be started over within a minute.
    """

    hot: Hot
    estate: str
    per_minute: int
    era: Callable[[], str] = str

    def pace_of(self, message: Message, now: datetime) -> Pace:
        """Return what this message gets; the same delivery again gets the same."""
        told_of_us = message.kind is MessageKind.EVENT and not message.tap
        if told_of_us or is_staff(message.sender):
            return Pace.ANSWERED
        limit = self.per_minute * ABSURD if message.tap else self.per_minute
        return pace(self._count(message, now), limit)

    def _count(self, message: Message, now: datetime) -> int:
        """Return which message of its minute this is, counting each delivery once."""
        here = f"pace:{self.estate}:{self.era()}"
        mark = f"{here}:{message.key}"
        known = self.hot.get(mark)
        if known is not None:
            return int(known)
        # Counted apart: who tapped a lot may still write, and is told before being passed over.
        what = "taps" if message.tap else "words"
        window = f"{here}:{message.sender}:{what}:{int(now.timestamp() // KEPT_SECONDS)}"
        count = self.hot.increment(window, KEPT_SECONDS)
        self.hot.set(mark, str(count), KEPT_SECONDS)
        return count
