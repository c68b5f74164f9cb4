"""SQLite: write-ahead log, every write transaction under one file lock, every commit on the disk."""

import os
import sqlite3
from contextlib import AbstractContextManager, closing
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event

from bot.errors import BotError
from bot.store.backend import LOCK_SECONDS, dumps
from bot.store.file_lock import FileLock

# For somebody outside (the sqlite3 tool, a backup) who does not know our file lock.
BUSY_SECONDS = 1.0
# Never given back before the end: closing may checkpoint, and that belongs under the lock.
CONNECTIONS = 64


class SqliteBackend:
    """One database file and its lock."""

    def __init__(self, url: URL, lock_file: Path) -> None:
        self._url = url
        self._lock_file = lock_file
        self._lock = FileLock(lock_file)

    def engines(self) -> tuple[Engine, Engine]:
        engine = create_engine(
            self._url,
            connect_args={"isolation_level": None, "check_same_thread": False, "timeout": BUSY_SECONDS},
            pool_size=CONNECTIONS,
            max_overflow=0,
            pool_timeout=LOCK_SECONDS,
            json_serializer=dumps,
            # What people wrote must not come into the log with an error.
            hide_parameters=True,
        )
        event.listen(engine, "connect", _set_up)
        # The driver begins nothing by itself, so that a statement outside a transaction stands alone.
        return engine, engine

    def guard(self, wait: float = LOCK_SECONDS) -> AbstractContextManager[None]:
        return self._lock.hold(wait)

    def prepare(self, connection: Connection) -> None:
        connection.exec_driver_sql("PRAGMA journal_mode=WAL").close()

    def begin(self, connection: Connection, estate: str, alone: bool) -> None:
        # There is one writer at a time anyway, so that everybody is alone.
        connection.exec_driver_sql("BEGIN IMMEDIATE")

    def begin_migration(self, connection: Connection) -> None:
        connection.exec_driver_sql("BEGIN IMMEDIATE")

    def backup(self, engine: Engine, target: Path) -> None:
        unfinished = target.with_name(target.name + ".part")
        try:
            unfinished.unlink(missing_ok=True)
            _copy(engine, unfinished)
            os.replace(unfinished, target)
        except (sqlite3.Error, OSError) as error:
            raise BotError(
                f"备份没有写成：{target}。请检查目录是否存在、能否写入、磁盘是否已满。", str(error)
            ) from error


def _copy(engine: Engine, target: Path) -> None:
    with engine.connect() as connection, closing(sqlite3.connect(target)) as copy:
        source: Any = connection.connection.dbapi_connection
        source.backup(copy)
        # A copy is one file: no write-ahead log beside it that could be forgotten.
        copy.execute("PRAGMA journal_mode=DELETE")


def _set_up(connection: sqlite3.Connection, record: Any) -> None:
    for pragma in ("synchronous=FULL", "foreign_keys=ON", "mmap_size=0"):
        connection.execute(f"PRAGMA {pragma}")
