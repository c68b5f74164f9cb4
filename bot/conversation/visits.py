"""Signs of life of read-only turns, stored in batches: they are statistics, not worth a transaction each."""

import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

import structlog

from bot.outbox.notice import Seen

log = structlog.get_logger(__name__)

SECONDS = 1.0


@dataclass
class VisitLog:
    """Collects signs of life and hands them to `write` about a second after the first of a batch."""

    write: Callable[[Sequence[Seen]], None]
    _waiting: list[Seen] = field(default_factory=list)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def add(self, seen: Seen) -> None:
        """Note a sign of life, to be stored soon."""
        with self._lock:
            self._waiting.append(seen)
            if len(self._waiting) > 1:
                return
        timer = threading.Timer(SECONDS, self.flush)
        timer.daemon = True
        timer.start()

    def flush(self) -> None:
        """Store what has been noted; what can't be stored is dropped with a line in the log."""
        with self._lock:
            batch, self._waiting = self._waiting, []
        if not batch:
            return
        try:
            self.write(batch)
        except Exception:
            log.exception("visits were not stored", count=len(batch))
