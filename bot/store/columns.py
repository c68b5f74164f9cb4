"""What a column holds, alike on both databases, and the database's own clock as SQL."""

from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Column, DateTime, Dialect, Double, Integer, Text
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.functions import FunctionElement
from sqlalchemy.types import TypeDecorator

REPLACEMENT = "\ufffd"


def storable(text: str) -> str:
    """Return the text without what databases refuse: NUL (PostgreSQL) and half surrogate pairs (UTF-8).

    Strangers write these texts, and no message may be lost because of a character that nobody can see.
    """
    text = text.replace("\x00", REPLACEMENT)
    try:
        text.encode()
    except UnicodeEncodeError:
        return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return text


class Words(TypeDecorator[str]):
    """Text of any length that people or programs wrote."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:
        return None if value is None else storable(value)


class Instant(TypeDecorator[datetime]):
    """An instant: aware in Python, in UTC in the database (SQLite keeps no zone)."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError(f"a time without a zone can't be stored: {value}")
        return value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is not None and value.tzinfo is None:
            return value.replace(tzinfo=UTC)
        return value


class MachineSeconds(FunctionElement[float]):
    """Seconds since 1970 by the clock of the database's machine: for leases and heartbeats only."""

    type = Double()
    inherit_cache = True


@compiles(MachineSeconds, "sqlite")
def _sqlite_seconds(element: MachineSeconds, compiler: SQLCompiler, **options: Any) -> str:
    return "((julianday('now') - 2440587.5) * 86400.0)"


@compiles(MachineSeconds, "postgresql")
def _postgres_seconds(element: MachineSeconds, compiler: SQLCompiler, **options: Any) -> str:
    # Not now(): that stands still during a transaction, which may have waited for a lock.
    return "extract(epoch from clock_timestamp())::double precision"


def words(name: str) -> Column[str]:
    """A text that is always there, perhaps empty."""
    return Column(name, Words, nullable=False)


def key(name: str) -> Column[str]:
    """A text that is part of the primary key."""
    return Column(name, Words, primary_key=True)


def number(name: str) -> Column[int]:
    """A whole number that is always there."""
    return Column(name, Integer, nullable=False)


def instant(name: str) -> Column[datetime]:
    """A time that is always there."""
    return Column(name, Instant, nullable=False)


def maybe(name: str) -> Column[datetime]:
    """A time that may not have come."""
    return Column(name, Instant)
