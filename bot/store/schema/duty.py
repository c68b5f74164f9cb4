"""The tables of the roster: changes that were asked for by chat, and every step that each of them took."""

from sqlalchemy import ForeignKeyConstraint, Index, Table

from bot.store.columns import instant, key, number, words
from bot.store.schema.parts import metadata, serial

duty_changes = Table(
    "duty_changes",
    metadata,
    key("estate"),
    key("number"),
    words("kind"),
    words("who"),
    words("partner"),
    instant("start_at"),
    instant("until_at"),
    words("state"),
    instant("asked_at"),
    instant("expires_at"),
    number("version"),
    Index(None, "estate", "state", "until_at"),
    sqlite_with_rowid=False,
)

duty_steps = Table(
    "duty_steps",
    metadata,
    serial(),
    words("estate"),
    words("number"),
    instant("at"),
    words("actor"),
    words("state"),
    ForeignKeyConstraint(["estate", "number"], ["duty_changes.estate", "duty_changes.number"]),
    Index(None, "estate", "number", "id"),
    sqlite_autoincrement=True,
)
