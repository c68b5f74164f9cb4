"""PostgreSQL: rows lock themselves; advisory locks keep a whole estate for one when two tries have failed."""

from contextlib import AbstractContextManager, nullcontext
from hashlib import blake2b
from pathlib import Path
from time import monotonic
from typing import Any

import psycopg
from sqlalchemy import URL, Connection, Engine, create_engine, event, text
from sqlalchemy.exc import DisconnectionError

from bot.errors import BotError, StoreAway
from bot.store.backend import LOCK_SECONDS, MIGRATION_SECONDS, dumps

CONNECT_SECONDS = 3
# Longer than a lock is waited for, shorter than WeChat's patience.
ANSWER_SECONDS = 3.5
IDLE_SECONDS = 5.0
# Whoever is silent for longer can't answer: a new connection would wait as long once more.
PROMPT_SECONDS = 1.0
OPTIONS = f"-c lock_timeout={int(LOCK_SECONDS * 1000)} -c timezone=UTC"
SHARED = text("SELECT pg_advisory_xact_lock_shared(:key)")
ALONE = text("SELECT pg_advisory_xact_lock(:key)")


class PostgresBackend:
    """One PostgreSQL database."""

    def __init__(self, url: URL) -> None:
        self._url = url

    def engines(self) -> tuple[Engine, Engine]:
        engine = create_engine(
            self._url,
            # A peer that vanished without a word is noticed before WeChat loses patience.
            connect_args={"connect_timeout": CONNECT_SECONDS, "tcp_user_timeout": 4000, "options": OPTIONS},
            pool_size=16,
            max_overflow=48,
            pool_timeout=LOCK_SECONDS,
            skip_autocommit_rollback=True,
            json_serializer=dumps,
            # What people wrote must not come into the log with an error.
            hide_parameters=True,
        )
        event.listen(engine, "do_connect", _connect)
        event.listen(engine, "checkin", _note_time)
        event.listen(engine, "checkout", _check_idle)
        return engine.execution_options(isolation_level="AUTOCOMMIT"), engine

    def guard(self, wait: float = LOCK_SECONDS) -> AbstractContextManager[None]:
        return nullcontext()

    def prepare(self, connection: Connection) -> None:
        """Nothing: what we need is set on each connection."""

    def begin(self, connection: Connection, estate: str, alone: bool) -> None:
        if estate:
            connection.execute(ALONE if alone else SHARED, {"key": lock_key("estate", estate)})

    def begin_migration(self, connection: Connection) -> None:
        # Making tables may take longer than anybody waits for an answer.
        vars(connection.connection.driver_connection)["patience"] = None
        connection.exec_driver_sql(f"SET LOCAL lock_timeout = '{int(MIGRATION_SECONDS)}s'")
        connection.execute(ALONE, {"key": lock_key("migration")})

    def backup(self, engine: Engine, target: Path) -> None:
        raise BotError("PostgreSQL 数据库请用 pg_dump 备份，本命令只备份 SQLite 数据库。")


def lock_key(*parts: str) -> int:
    """Return the number under which PostgreSQL keeps an advisory lock of this name."""
    digest = blake2b("\x1f".join(parts).encode("utf-8", "replace"), digest_size=8).digest()
    return int.from_bytes(digest, "big", signed=True)


def _note_time(connection: Any, record: Any) -> None:
    record.info["used"] = monotonic()


def _check_idle(connection: Any, record: Any, proxy: Any) -> None:
    # Asking "are you there" each time costs a round trip; after a pause it saves a resident's message.
    if monotonic() - record.info.get("used", monotonic()) < IDLE_SECONDS:
        return
    began = monotonic()
    try:
        connection.execute("SELECT 1")
        connection.rollback()
    except Exception as error:
        if monotonic() - began > PROMPT_SECONDS:
            raise StoreAway("the server is connected but does not answer") from error
        raise DisconnectionError("the connection went away while idle") from error


class ImpatientConnection(psycopg.Connection[Any]):
    """A connection that is given up when the server, though connected, doesn't answer."""

    patience: float | None = ANSWER_SECONDS

    def wait(self, gen: Any, *arguments: Any, **named: Any) -> Any:
        """Wait for the server's answer; raises OperationalError when it takes too long."""
        try:
            return super().wait(gen, *arguments, **({"timeout": self.patience} | named))
        except psycopg.errors._WaitTimeout as late:
            self.pgconn.finish()
            raise psycopg.OperationalError("the server is connected but does not answer") from late


def _connect(dialect: Any, record: Any, arguments: Any, named: Any) -> Any:
    return ImpatientConnection.connect(*arguments, **named)
