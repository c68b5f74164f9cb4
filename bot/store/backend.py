"""What differs between the two databases: how to connect, and how a write transaction begins."""

import json
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any, Protocol

from sqlalchemy import Connection, Engine

from bot.store.columns import storable

# WeChat waits 5 s for an answer. What can't begin within this time is refused, and WeChat asks again.
LOCK_SECONDS = 3.0
MIGRATION_SECONDS = 120.0


class Backend(Protocol):
    """One of the two databases."""

    def engines(self) -> tuple[Engine, Engine]:
        """Return new engines on one pool, for reading and for writing; nothing connects yet."""

    def guard(self, wait: float = LOCK_SECONDS) -> AbstractContextManager[None]:
        """Hold what must be held around a write transaction, waiting for it so many seconds."""

    def prepare(self, connection: Connection) -> None:
        """Set what is set once in the life of a database."""

    def begin(self, connection: Connection, estate: str, alone: bool) -> None:
        """Begin a write transaction; `alone` keeps all others out of the estate until it ends."""

    def begin_migration(self, connection: Connection) -> None:
        """Begin a transaction in which nobody else migrates."""

    def backup(self, engine: Engine, target: Path) -> None:
        """Copy the database into the file."""


def dumps(value: Any) -> str:
    """Return JSON that people can read and every database takes."""
    return storable(json.dumps(value, ensure_ascii=False, separators=(",", ":")))
