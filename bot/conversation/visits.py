"""What read-only turns leave behind, stored in batches: signs of life, and the log of what was said."""

import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

import structlog

from bot.conversation.talk import Line
from bot.outbox.notice import Seen

log = structlog.get_logger(__name__)

SECONDS = 1.0
# Nobody who has a ticket to store should wait longer than for so many.
MOST = 500

Write = Callable[[Sequence[Seen], Sequence[Line]], None]


@dataclass
class VisitLog:
    """Collects signs of life and lines, and hands them to `write` about a second after the first of a batch.

    They are worth no transaction each: nothing is decided by them but what a colleague reads beforehand.
    """

    write: Write
    _waiting: list[tuple[Seen, Sequence[Line]]] = field(default_factory=list)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def add(self, seen: Seen, lines: Sequence[Line] = ()) -> None:
        """Note a sign of life and what was said, to be stored soon."""
        with self._lock:
            self._waiting.append((seen, lines))
            if len(self._waiting) > 1:
                return
        timer = threading.Timer(SECONDS, self.flush)
        timer.daemon = True
        timer.start()

    def flush(self) -> None:
        """Store what has been noted; what can't be stored is dropped with a line in the log."""
        with self._lock:
            batch, self._waiting = self._waiting, []
        for start in range(0, len(batch), MOST):
            self._store(batch[start : start + MOST])

    def _store(self, batch: Sequence[tuple[Seen, Sequence[Line]]]) -> None:
        try:
            self.write([seen for seen, _ in batch], [line for _, lines in batch for line in lines])
        except Exception:
            log.exception("visits were not stored", count=len(batch))
