"""The tables of people: the register of households, who is bound to which, and what concerns their data.

Days are ISO text, "" for none: they are compared as days of the estate, never as instants.
"""

from sqlalchemy import Index, Table, UniqueConstraint

from bot.store.columns import instant, key, maybe, number, words
from bot.store.schema.parts import json, metadata, serial

households = Table(
    "households",
    metadata,
    key("estate"),
    key("label"),
    words("building"),
    words("grid"),
    words("area"),
    json("marks"),
    sqlite_with_rowid=False,
)

# Who lives in or owns a home, as the company's register has it: not yet somebody who talks to us.
members = Table(
    "members",
    metadata,
    key("estate"),
    key("label"),
    key("name"),
    words("phone"),
    words("role"),
    words("until"),
    words("title"),
    sqlite_with_rowid=False,
)

vehicles = Table(
    "vehicles",
    metadata,
    key("estate"),
    key("plate"),
    words("label"),
    Index(None, "estate", "label"),
    sqlite_with_rowid=False,
)

bills = Table(
    "bills",
    metadata,
    key("estate"),
    key("label"),
    key("item"),
    key("period"),
    number("cents"),
    words("due_on"),
    words("paid_on"),
    sqlite_with_rowid=False,
)

# People (by address) who are bound to a home.
residents = Table(
    "residents",
    metadata,
    serial(),
    words("estate"),
    words("person"),
    words("name"),
    words("label"),
    words("building"),
    words("role"),
    words("until"),
    words("title"),
    maybe("bound_at"),
    UniqueConstraint("estate", "person", "label"),
    Index(None, "estate", "building"),
    Index(None, "estate", "label"),
    sqlite_autoincrement=True,
)

consents = Table(
    "consents",
    metadata,
    serial(),
    words("estate"),
    words("person"),
    words("purpose"),
    words("wording"),
    instant("given_at"),
    maybe("withdrawn_at"),
    Index(None, "estate", "person"),
    sqlite_autoincrement=True,
)

# How often somebody tried something since when: for what may not be guessed.
attempts = Table(
    "attempts",
    metadata,
    key("estate"),
    key("subject"),
    key("name"),
    number("count"),
    instant("since"),
    sqlite_with_rowid=False,
)

passes = Table(
    "passes",
    metadata,
    key("estate"),
    key("number"),
    words("kind"),
    words("person"),
    words("label"),
    words("subject"),
    json("details"),
    instant("made_at"),
    instant("valid_from"),
    instant("valid_until"),
    words("state"),
    Index(None, "estate", "person", "made_at"),
    Index(None, "estate", "valid_until"),
    sqlite_with_rowid=False,
)

# What was deleted, when and why; `subject` is a one-way mark of the person.
deletions = Table(
    "deletions",
    metadata,
    serial(),
    words("estate"),
    instant("at"),
    words("subject"),
    words("reason"),
    json("counts"),
    Index(None, "estate", "at"),
    sqlite_autoincrement=True,
)
