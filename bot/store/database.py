"""The database as this room uses it: reading, writing, and the care of the file or server."""

import os
import threading
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from datetime import UTC, tzinfo
from pathlib import Path
from typing import Any, Protocol

from sqlalchemy import Connection, Engine, Select, make_url

from bot.errors import BotError
from bot.store.backend import MIGRATION_SECONDS, Backend
from bot.store.failures import translated
from bot.store.looking import Looking, Values
from bot.store.migrate import bring_to_head, read_revision
from bot.store.postgres import PostgresBackend
from bot.store.sqlite import SqliteBackend


class Source(Protocol):
    """Where rows are read and written: the database, or one transaction of it that is held open."""

    zone: tzinfo

    def read(self) -> AbstractContextManager[Connection]:
        """Yield a connection for statements that only read."""

    def look(self, statement: Select[Any], values: Values) -> list[Any]:
        """Return the rows of a statement that is the same each time, by the shortest way."""

    def write(self, estate: str = "") -> AbstractContextManager[Connection]:
        """Yield a connection whose statements are stored together or not at all."""


@dataclass(frozen=True)
class Engines:
    """Two ways to use one pool of connections: statement by statement, and in transactions."""

    process: int
    reading: Engine
    writing: Engine
    looking: Looking


class Database:
    """One database; connects when first asked. Times that are read come back in `zone`."""

    def __init__(self, url: str, lock_file: Path, zone: tzinfo = UTC) -> None:
        self.zone = zone
        self._backend = _backend(url, lock_file)
        self._opening = threading.Lock()
        self._opened: Engines | None = None

    @contextmanager
    def read(self) -> Iterator[Connection]:
        """Yield a connection for statements that only read, each seeing what is committed at its time."""
        with translated(), self._engine().reading.connect() as connection:
            yield connection

    def look(self, statement: Select[Any], values: Values) -> list[Any]:
        """Return the rows of a statement that is the same each time, as they are committed at one moment."""
        with translated():
            return self._engine().looking.rows(statement, values)

    @contextmanager
    def write(self, estate: str = "") -> Iterator[Connection]:
        """Yield a connection inside a write transaction that commits at the end, or rolls back on an error.

        With an estate, it waits for whoever has that estate to themselves. Raises `StoreAway`.
        """
        with self._writing(estate, alone=False) as connection:
            yield connection

    @contextmanager
    def alone(self, name: str) -> Iterator[Connection]:
        """Yield a connection inside a write transaction, while nobody else writes under this name."""
        with self._writing(name, alone=True) as connection:
            yield connection

    def migrate(self) -> None:
        """Bring the tables to the newest revision, if they are not; several processes may call it at once."""
        backend = self._backend
        with translated(), backend.guard(MIGRATION_SECONDS), self._engine().writing.connect() as connection:
            backend.prepare(connection)
            backend.begin_migration(connection)
            bring_to_head(connection)
            connection.commit()

    def revision(self) -> str | None:
        """Return the revision of the tables, None for a database without ours."""
        with self.read() as connection:
            return read_revision(connection)

    def backup(self, target: Path) -> None:
        """Copy a SQLite database into `target` while it is in use; raises `BotError` for PostgreSQL."""
        with translated():
            self._backend.backup(self._engine().writing, target)

    def close(self) -> None:
        """Close all connections; the next call opens new ones."""
        if self._opened is not None:
            with self._backend.guard():
                self._opened.looking.let_go()
                self._opened.writing.dispose()
                self._opened = None

    @contextmanager
    def _writing(self, estate: str, alone: bool) -> Iterator[Connection]:
        with translated(), self._backend.guard(), self._engine().writing.connect() as connection:
            self._backend.begin(connection, estate, alone)
            yield connection
            connection.commit()

    def _engine(self) -> "Engines":
        # Connections must not cross a fork: the process is part of what they belong to.
        with self._opening:
            if self._opened is None or self._opened.process != os.getpid():
                reading, writing = self._backend.engines()
                self._opened = Engines(os.getpid(), reading, writing, Looking(reading))
            return self._opened


class HeldTransaction:
    """One open transaction in the place of the database: what is written in it is seen by its own reads."""

    def __init__(self, connection: Connection, zone: tzinfo) -> None:
        self.zone = zone
        self._connection = connection

    @contextmanager
    def read(self) -> Iterator[Connection]:
        """Yield the transaction's connection."""
        yield self._connection

    def look(self, statement: Select[Any], values: Values) -> list[Any]:
        """Return the rows as the transaction sees them."""
        return list(self._connection.execute(statement, values))

    @contextmanager
    def write(self, estate: str = "") -> Iterator[Connection]:
        """Yield the transaction's connection; on an error what was written here is undone, all or nothing."""
        with self._connection.begin_nested():
            yield self._connection


def _backend(url: str, lock_file: Path) -> Backend:
    parts = make_url(url.replace("postgres://", "postgresql://", 1))
    if parts.get_backend_name() == "sqlite" and parts.database not in (None, "", ":memory:"):
        return SqliteBackend(parts.set(drivername="sqlite"), lock_file)
    if parts.get_backend_name() == "postgresql":
        return PostgresBackend(parts.set(drivername="postgresql+psycopg"))
    raise BotError(
        "DATABASE_URL 只能是 sqlite:////路径/文件.db 或 postgresql://用户:密码@主机/库名。",
        f"unusable database url: {parts.render_as_string(hide_password=True)}",
    )
