"""What is hot and may be lost: kept in this process, or in Redis for many machines."""

import threading
from collections.abc import Callable
from time import monotonic
from typing import Protocol

FULL = 10_000


class SharedState(Protocol):
    """Small values that live for a while. Losing them all loses no ticket, no promise and no message."""

    def get(self, key: str) -> str | None:
        """Return the value, None if it is not known (any more)."""

    def set(self, key: str, value: str, seconds: float) -> None:
        """Keep the value for so many seconds."""

    def delete(self, key: str) -> None:
        """Forget the value."""

    def increment(self, key: str, seconds: float) -> int:
        """Count one more and return the count; it starts over `seconds` after the first. 0 if not known."""


class MemoryState:
    """The twin within one process; `clock` gives seconds that only grow."""

    def __init__(self, clock: Callable[[], float] = monotonic) -> None:
        self._clock = clock
        self._lock = threading.Lock()
        self._values: dict[str, tuple[str, float]] = {}

    def get(self, key: str) -> str | None:
        with self._lock:
            return self._live(key)

    def set(self, key: str, value: str, seconds: float) -> None:
        with self._lock:
            self._make_room()
            self._values[key] = (value, self._clock() + seconds)

    def delete(self, key: str) -> None:
        with self._lock:
            self._values.pop(key, None)

    def increment(self, key: str, seconds: float) -> int:
        with self._lock:
            count = int(self._live(key) or 0) + 1
            until = self._values[key][1] if count > 1 else self._clock() + seconds
            self._make_room()
            self._values[key] = (str(count), until)
            return count

    def _live(self, key: str) -> str | None:
        value, until = self._values.get(key, ("", 0.0))
        if key not in self._values:
            return None
        if until <= self._clock():
            del self._values[key]
            return None
        return value

    def _make_room(self) -> None:
        """Keep the memory bounded: first what has expired goes, then the oldest half."""
        if len(self._values) < FULL:
            return
        now = self._clock()
        self._values = {key: kept for key, kept in self._values.items() if kept[1] > now}
        for key in list(self._values)[: max(0, len(self._values) - FULL // 2)]:
            del self._values[key]
