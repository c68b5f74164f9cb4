"""The stand-in's one SQLite file: safe for several processes, nothing is kept in memory."""

import os
import sqlite3
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from .locks import file_lock
from .schema import TABLES, VERSION


class Database:
    """Connections of `directory`/sandbox.db, one per thread and process; the first one makes the file."""

    def __init__(self, directory: Path) -> None:
        self._path = directory / "sandbox.db"
        self._lock = directory / "sandbox.db.lock"
        self._local = threading.local()

    def read(self) -> sqlite3.Connection:
        """Return this thread's connection in autocommit, for reading only."""
        # A connection must not cross a fork: the process id is part of what it belongs to.
        if getattr(self._local, "owner", None) != os.getpid():
            self._local.connection = self._open()
            self._local.owner = os.getpid()
        connection: sqlite3.Connection = self._local.connection
        return connection

    @contextmanager
    def transaction(self) -> Iterator[sqlite3.Connection]:
        """Yield a connection inside one write transaction; commits at the end, rolls back on an error."""
        if getattr(self._local, "writing", False):
            raise RuntimeError("a transaction inside a transaction would wait for itself")
        # Commits happen under a file lock: SQLite's own waiting starves writers, and before 3.51.3 a
        # checkpoint that meets a commit can damage the file.
        connection = self.read()
        with file_lock(self._lock):
            self._local.writing = True
            try:
                connection.execute("BEGIN IMMEDIATE")
                with connection:
                    yield connection
            finally:
                self._local.writing = False

    def wipe(self, now: float, life: float) -> None:
        """Go back to the start at machine time `now` (seconds); menu and tokens are kept."""
        with self.transaction() as connection:
            era = connection.execute("SELECT era FROM clock").fetchone()["era"]
            for name in TABLES.keys() - {"settings", "tokens"}:
                connection.execute(f"DELETE FROM {name}")
            connection.execute("DELETE FROM sqlite_sequence")
            connection.execute("DELETE FROM settings WHERE key <> 'menu'")
            # A token from a future that did not happen lives no longer than a new one, `life` seconds.
            connection.execute("UPDATE tokens SET expires_at = min(expires_at, ?)", (now + life,))
            connection.execute("INSERT INTO clock VALUES (1, 0, NULL, ?)", (era + 1,))

    def _open(self) -> sqlite3.Connection:
        self._path.parent.mkdir(parents=True, exist_ok=True)
        connection = sqlite3.connect(self._path, timeout=10, isolation_level=None)
        connection.row_factory = sqlite3.Row
        if connection.execute("PRAGMA user_version").fetchone()[0] != VERSION:
            # Two processes may come here at once: the second one finds everything made.
            with file_lock(self._lock):
                connection.execute("PRAGMA journal_mode=WAL")
                _create_tables(connection)
        connection.execute("PRAGMA synchronous=NORMAL")
        return connection


def _create_tables(connection: sqlite3.Connection) -> None:
    connection.execute("BEGIN IMMEDIATE")
    with connection:
        for name, columns in TABLES.items():
            connection.execute(f"CREATE TABLE IF NOT EXISTS {name} ({columns})")
        connection.execute("INSERT OR IGNORE INTO clock VALUES (1, 0, NULL, 1)")
        connection.execute(f"PRAGMA user_version = {VERSION}")
