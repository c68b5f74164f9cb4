"""The virtual clock: machine time plus an offset that every process reads from one row."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from .database import Database
from .locks import file_lock

SHANGHAI = ZoneInfo("Asia/Shanghai")


class StandInClock:
    """Runs on with machine time; a move holds it still at each instant that it visits."""

    def __init__(self, database: Database, directory: Path) -> None:
        self._database = database
        self._lock = directory / "clock.lock"

    def now(self) -> datetime:
        """Return the virtual time, aware, in Asia/Shanghai."""
        return datetime.fromtimestamp(self.seconds(), SHANGHAI)

    def seconds(self) -> float:
        """Return the virtual time as seconds since 1970."""
        row = self._database.read().execute("SELECT offset_seconds, held_at FROM clock").fetchone()
        return time.time() + row["offset_seconds"] if row["held_at"] is None else float(row["held_at"])

    def era(self) -> str:
        """Return what tells the time before a reset from the time after it."""
        return str(self._database.read().execute("SELECT era FROM clock").fetchone()["era"])

    def iso(self) -> str:
        """Return the virtual time as ISO 8601 with offset, to the microsecond."""
        return self.now().isoformat()

    @contextmanager
    def moving(self) -> Iterator[None]:
        """Hold the lock of the clock: nobody moves it, and no tick runs, meanwhile."""
        with file_lock(self._lock):
            # Whoever held the clock still and died no longer has the lock: let the clock run on from there.
            self.release()
            yield

    def hold(self, instant: datetime) -> None:
        """Let the clock stand at this instant until `release`; only with the lock."""
        with self._database.transaction() as connection:
            connection.execute("UPDATE clock SET held_at = ?", (instant.timestamp(),))

    def release(self) -> None:
        """Let the clock run on from where it stands."""
        held = self._database.read().execute("SELECT held_at FROM clock").fetchone()["held_at"]
        if held is not None:
            with self._database.transaction() as connection:
                connection.execute(
                    "UPDATE clock SET offset_seconds = ?, held_at = NULL", (held - time.time(),)
                )
