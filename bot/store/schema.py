"""The tables. Every row names its estate, but for what concerns the whole service: heartbeats and facts.

JSON holds what nobody queries inside. A change here needs a migration beside it: a test compares the two.
"""

from typing import Any

from sqlalchemy import (
    JSON,
    BigInteger,
    Boolean,
    Column,
    Double,
    ForeignKeyConstraint,
    Index,
    Integer,
    MetaData,
    Table,
    UniqueConstraint,
)

from bot.store.columns import Words, instant, key, maybe, number, words

NAMES = {
    "pk": "pk_%(table_name)s",
    "fk": "fk_%(table_name)s_%(referred_table_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
}
metadata = MetaData(naming_convention=NAMES)


def _serial() -> Column[int]:
    # SQLite numbers rows by itself only for INTEGER; PostgreSQL should not run out of numbers.
    return Column("id", BigInteger().with_variant(Integer, "sqlite"), primary_key=True, autoincrement=True)


def _json(name: str) -> Column[Any]:
    return Column(name, JSON, nullable=False)


def _lease() -> tuple[Column[Any], ...]:
    """Who may work on a row: the fence that was given last, and until when (machine seconds, 0 for free)."""
    return number("fence"), Column("lease_until", Double, nullable=False)


def _of_ticket() -> ForeignKeyConstraint:
    return ForeignKeyConstraint(["estate", "number"], ["tickets.estate", "tickets.number"])


tickets = Table(
    "tickets",
    metadata,
    key("estate"),
    key("number"),
    words("kind"),
    words("category"),
    words("status"),
    words("resident"),
    words("place"),
    words("problem"),
    words("case_owner"),
    instant("opened_at"),
    words("opened_by"),
    words("assignee"),
    _json("offered"),
    maybe("visit_from"),
    maybe("visit_until"),
    number("rating"),
    number("urged"),
    number("reopened"),
    number("version"),
    Index(None, "estate", "resident", "opened_at"),
    Index(None, "estate", "assignee", "status"),
    Index(None, "estate", "opened_at"),
    sqlite_with_rowid=False,
)

promises = Table(
    "promises",
    metadata,
    key("estate"),
    key("number"),
    Column("position", Integer, primary_key=True),
    words("kind"),
    instant("due_at"),
    instant("made_at"),
    words("state"),
    maybe("told_at"),
    number("delays"),
    _of_ticket(),
    sqlite_with_rowid=False,
)

timeline = Table(
    "timeline",
    metadata,
    _serial(),
    words("estate"),
    words("number"),
    instant("at"),
    words("actor"),
    words("action"),
    words("text"),
    _of_ticket(),
    Index(None, "estate", "number", "id"),
    sqlite_autoincrement=True,
)

counters = Table("counters", metadata, key("estate"), key("name"), number("value"), sqlite_with_rowid=False)

conversations = Table(
    "conversations",
    metadata,
    key("estate"),
    key("person"),
    words("dialogue"),
    words("step"),
    _json("slots"),
    maybe("changed_at"),
    number("version"),
    sqlite_with_rowid=False,
)

deliveries = Table(
    "deliveries",
    metadata,
    key("estate"),
    key("key"),
    words("person"),
    words("text"),
    _json("buttons"),
    words("script"),
    words("knowledge"),
    instant("at"),
    Index(None, "at"),
    sqlite_with_rowid=False,
)

# `at` is when it was first due and never changes; `next_at` is when to look (again).
notices = Table(
    "notices",
    metadata,
    _serial(),
    words("estate"),
    words("key"),
    words("recipient"),
    words("script"),
    words("text"),
    instant("at"),
    words("weight"),
    _json("buttons"),
    words("template"),
    _json("fields"),
    words("ticket"),
    words("state"),
    instant("next_at"),
    number("attempts"),
    words("via"),
    words("reason"),
    words("receipt"),
    maybe("changed_at"),
    *_lease(),
    UniqueConstraint("estate", "key"),
    Index(None, "state", "next_at"),
    Index(None, "estate", "recipient", "state", "changed_at"),
    Index(None, "estate", "receipt"),
    # A number must never be given out again: a late worker may still come back with it.
    sqlite_autoincrement=True,
)

dues = Table(
    "dues",
    metadata,
    _serial(),
    words("estate"),
    words("name"),
    words("subject"),
    words("detail"),
    instant("at"),
    words("state"),
    instant("next_at"),
    words("reason"),
    *_lease(),
    UniqueConstraint("estate", "name", "subject", "detail"),
    Index(None, "state", "next_at"),
    sqlite_autoincrement=True,
)

contacts = Table(
    "contacts",
    metadata,
    key("estate"),
    key("person"),
    Column("follows", Boolean, nullable=False),
    maybe("message_at"),
    number("message_sent"),
    maybe("tap_at"),
    number("tap_sent"),
    sqlite_with_rowid=False,
)

residents = Table(
    "residents",
    metadata,
    _serial(),
    words("estate"),
    words("person"),
    words("name"),
    words("label"),
    words("building"),
    words("role"),
    UniqueConstraint("estate", "person", "label"),
    Index(None, "estate", "building"),
    sqlite_autoincrement=True,
)

heartbeats = Table("heartbeats", metadata, key("process"), Column("beat_at", Double, nullable=False))

facts = Table("facts", metadata, key("name"), Column("value", Words, nullable=False))
