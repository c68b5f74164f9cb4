"""The tables of the desk: tickets, what was promised, what happened, and the counters of numbers."""

from sqlalchemy import Column, Index, Integer, Table

from bot.store.columns import instant, key, maybe, number, words
from bot.store.schema.parts import json, metadata, of_ticket, serial

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
    json("offered"),
    maybe("visit_from"),
    maybe("visit_until"),
    json("pauses"),
    number("rating"),
    number("urged"),
    number("reopened"),
    number("version"),
    Index(None, "estate", "resident", "opened_at"),
    Index(None, "estate", "assignee", "status", "place"),
    Index(None, "estate", "opened_at"),
    Index(None, "estate", "place", "opened_at"),
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
    words("script"),
    words("words"),
    maybe("kept_at"),
    json("told"),
    json("because"),
    of_ticket(),
    # What was due in a month, for the shares of what was kept.
    Index(None, "estate", "due_at"),
    sqlite_with_rowid=False,
)

timeline = Table(
    "timeline",
    metadata,
    serial(),
    words("estate"),
    words("number"),
    instant("at"),
    words("actor"),
    words("action"),
    words("text"),
    of_ticket(),
    Index(None, "estate", "number", "id"),
    sqlite_autoincrement=True,
)

counters = Table("counters", metadata, key("estate"), key("name"), number("value"), sqlite_with_rowid=False)
