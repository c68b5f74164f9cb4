"""The inspector's log: every push, every reply, every call of the server side."""

import re
from dataclasses import astuple, dataclass, replace
from typing import Any

from .clock import StandInClock
from .database import Database

KEPT = 400
_SECRET = re.compile(r"((?:access_token|secret|corpsecret)(?:=|\"\s*:\s*\"))[^&\"\s]+")


@dataclass(frozen=True)
class Entry:
    """One line of the log; `status` is the HTTP status, 0 for no answer or a refused reply."""

    direction: str
    channel: str
    person: str | None
    summary: str
    request: str
    response: str
    status: int


class Journal:
    """Keeps the newest entries in the stand-in's database."""

    def __init__(self, database: Database, clock: StandInClock) -> None:
        self._database = database
        self._clock = clock

    def add(self, *entries: Entry) -> None:
        """Append entries and drop what is older than the newest few hundred."""
        at = self._clock.iso()
        with self._database.transaction() as connection:
            for entry in entries:
                connection.execute(
                    "INSERT INTO log (at, direction, channel, person, summary, request, response, status)"
                    " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                    (at, *astuple(_masked(entry))),
                )
            connection.execute("DELETE FROM log WHERE n <= (SELECT max(n) FROM log) - ?", (KEPT,))

    def after(self, number: int) -> list[dict[str, Any]]:
        """Return the entries with n > number, newest last."""
        rows = self._database.read().execute("SELECT * FROM log WHERE n > ? ORDER BY n", (number,))
        return [dict(row) for row in rows]

    def newest(self) -> int:
        """Return the highest n, 0 when the log is empty."""
        return int(self._database.read().execute("SELECT coalesce(max(n), 0) FROM log").fetchone()[0])


def _masked(entry: Entry) -> Entry:
    request, response = (_SECRET.sub(r"\1***", text) for text in (entry.request, entry.response))
    return replace(entry, request=request, response=response)
