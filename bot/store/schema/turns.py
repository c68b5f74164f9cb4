"""The tables of turns and of what waits: conversations, deliveries, what was said, notices, due rows."""

from sqlalchemy import Boolean, Column, Index, Table, UniqueConstraint

from bot.store.columns import instant, key, maybe, number, words
from bot.store.schema.parts import json, lease, metadata, serial

conversations = Table(
    "conversations",
    metadata,
    key("estate"),
    key("person"),
    words("dialogue"),
    words("step"),
    json("slots"),
    maybe("changed_at"),
    json("parked"),
    json("temper"),
    number("misses"),
    maybe("missed_at"),
    maybe("blocked_until"),
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
    json("buttons"),
    words("script"),
    words("knowledge"),
    instant("at"),
    Index(None, "at"),
    sqlite_with_rowid=False,
)

# The words of both sides, for whoever takes over and for nobody else; kept for a while only.
talk = Table(
    "talk",
    metadata,
    serial(),
    words("estate"),
    words("person"),
    instant("at"),
    words("speaker"),
    words("text"),
    words("script"),
    words("knowledge"),
    Index(None, "estate", "person", "id"),
    Index(None, "estate", "at"),
    sqlite_autoincrement=True,
)

# `at` is when it was first due and never changes; `next_at` is when to look (again).
notices = Table(
    "notices",
    metadata,
    serial(),
    words("estate"),
    words("key"),
    words("recipient"),
    words("script"),
    words("text"),
    instant("at"),
    words("weight"),
    json("buttons"),
    words("template"),
    json("fields"),
    words("ticket"),
    words("state"),
    instant("next_at"),
    number("attempts"),
    words("via"),
    words("reason"),
    words("receipt"),
    maybe("changed_at"),
    *lease(),
    UniqueConstraint("estate", "key"),
    Index(None, "state", "next_at"),
    Index(None, "estate", "recipient", "state", "changed_at"),
    Index(None, "estate", "receipt"),
    Index(None, "estate", "ticket"),
    # A number must never be given out again: a late worker may still come back with it.
    sqlite_autoincrement=True,
)

dues = Table(
    "dues",
    metadata,
    serial(),
    words("estate"),
    words("name"),
    words("subject"),
    words("detail"),
    instant("at"),
    words("state"),
    instant("next_at"),
    words("reason"),
    *lease(),
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
