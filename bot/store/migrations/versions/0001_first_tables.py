"""The first tables. A migration never changes again, so that it repeats what schema.py said at the time."""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    _tickets()
    _promises_and_timeline()
    _turns()
    _notices()
    _dues()
    _duty()
    _people()
    _register()
    _rights()
    _service()


def _text(name: str) -> sa.Column[Any]:
    return sa.Column(name, sa.Text(), nullable=False)


def _number(name: str) -> sa.Column[Any]:
    return sa.Column(name, sa.Integer(), nullable=False)


def _json(name: str) -> sa.Column[Any]:
    return sa.Column(name, sa.JSON(), nullable=False)


def _time(name: str, nullable: bool = False) -> sa.Column[Any]:
    return sa.Column(name, sa.DateTime(timezone=True), nullable=nullable)


def _serial() -> sa.Column[Any]:
    kind = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
    return sa.Column("id", kind, autoincrement=True, nullable=False)


def _key(table: str, *columns: str) -> sa.PrimaryKeyConstraint:
    return sa.PrimaryKeyConstraint(*columns, name=f"pk_{table}")


def _of_ticket(table: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        ["estate", "number"], ["tickets.estate", "tickets.number"], name=f"fk_{table}_tickets"
    )


def _index(table: str, *columns: str) -> None:
    op.create_index("_".join(("ix", table, *columns)), table, list(columns))


def _tickets() -> None:
    op.create_table(
        "tickets",
        *map(_text, ("estate", "number", "kind", "category", "status", "resident", "place", "problem")),
        _text("case_owner"),
        _time("opened_at"),
        _text("opened_by"),
        _text("assignee"),
        _json("offered"),
        _time("visit_from", nullable=True),
        _time("visit_until", nullable=True),
        _json("pauses"),
        *map(_number, ("rating", "urged", "reopened", "version")),
        _key("tickets", "estate", "number"),
        sqlite_with_rowid=False,
    )
    _index("tickets", "estate", "resident", "opened_at")
    _index("tickets", "estate", "assignee", "status", "place")
    _index("tickets", "estate", "opened_at")
    _index("tickets", "estate", "place", "opened_at")


def _promises_and_timeline() -> None:
    op.create_table(
        "promises",
        *map(_text, ("estate", "number")),
        _number("position"),
        _text("kind"),
        _time("due_at"),
        _time("made_at"),
        _text("state"),
        _time("told_at", nullable=True),
        _number("delays"),
        *map(_text, ("script", "words")),
        _time("kept_at", nullable=True),
        *map(_json, ("told", "because")),
        _key("promises", "estate", "number", "position"),
        _of_ticket("promises"),
        sqlite_with_rowid=False,
    )
    _index("promises", "estate", "due_at")
    op.create_table(
        "timeline",
        _serial(),
        *map(_text, ("estate", "number")),
        _time("at"),
        *map(_text, ("actor", "action", "text")),
        _key("timeline", "id"),
        _of_ticket("timeline"),
        sqlite_autoincrement=True,
    )
    _index("timeline", "estate", "number", "id")


def _turns() -> None:
    op.create_table(
        "counters",
        *map(_text, ("estate", "name")),
        _number("value"),
        _key("counters", "estate", "name"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "conversations",
        *map(_text, ("estate", "person", "dialogue", "step")),
        _json("slots"),
        _time("changed_at", nullable=True),
        _json("parked"),
        _json("temper"),
        _number("misses"),
        _time("missed_at", nullable=True),
        _time("blocked_until", nullable=True),
        _number("version"),
        _key("conversations", "estate", "person"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "deliveries",
        *map(_text, ("estate", "key", "person", "text")),
        _json("buttons"),
        *map(_text, ("script", "knowledge")),
        _time("at"),
        _key("deliveries", "estate", "key"),
        sqlite_with_rowid=False,
    )
    _index("deliveries", "at")
    op.create_table(
        "talk",
        _serial(),
        *map(_text, ("estate", "person")),
        _time("at"),
        *map(_text, ("speaker", "text", "script", "knowledge")),
        _key("talk", "id"),
        sqlite_autoincrement=True,
    )
    _index("talk", "estate", "person", "id")
    _index("talk", "estate", "at")


def _notices() -> None:
    op.create_table(
        "notices",
        _serial(),
        *map(_text, ("estate", "key", "recipient", "script", "text")),
        _time("at"),
        _text("weight"),
        _json("buttons"),
        _text("template"),
        _json("fields"),
        *map(_text, ("ticket", "state")),
        _time("next_at"),
        _number("attempts"),
        *map(_text, ("via", "reason", "receipt")),
        _time("changed_at", nullable=True),
        _number("fence"),
        sa.Column("lease_until", sa.Double(), nullable=False),
        _key("notices", "id"),
        sa.UniqueConstraint("estate", "key", name="uq_notices_estate_key"),
        sqlite_autoincrement=True,
    )
    _index("notices", "state", "next_at")
    _index("notices", "estate", "recipient", "state", "changed_at")
    _index("notices", "estate", "receipt")
    _index("notices", "estate", "ticket")


def _dues() -> None:
    op.create_table(
        "dues",
        _serial(),
        *map(_text, ("estate", "name", "subject", "detail")),
        _time("at"),
        _text("state"),
        _time("next_at"),
        _text("reason"),
        _number("fence"),
        sa.Column("lease_until", sa.Double(), nullable=False),
        _key("dues", "id"),
        sa.UniqueConstraint("estate", "name", "subject", "detail", name="uq_dues_estate_name_subject_detail"),
        sqlite_autoincrement=True,
    )
    _index("dues", "state", "next_at")


def _duty() -> None:
    op.create_table(
        "duty_changes",
        *map(_text, ("estate", "number", "kind", "who", "partner")),
        *map(_time, ("start_at", "until_at")),
        _text("state"),
        *map(_time, ("asked_at", "expires_at")),
        _number("version"),
        _key("duty_changes", "estate", "number"),
        sqlite_with_rowid=False,
    )
    _index("duty_changes", "estate", "state", "until_at")
    op.create_table(
        "duty_steps",
        _serial(),
        *map(_text, ("estate", "number")),
        _time("at"),
        *map(_text, ("actor", "state")),
        _key("duty_steps", "id"),
        sa.ForeignKeyConstraint(
            ["estate", "number"],
            ["duty_changes.estate", "duty_changes.number"],
            name="fk_duty_steps_duty_changes",
        ),
        sqlite_autoincrement=True,
    )
    _index("duty_steps", "estate", "number", "id")


def _people() -> None:
    op.create_table(
        "contacts",
        *map(_text, ("estate", "person")),
        sa.Column("follows", sa.Boolean(), nullable=False),
        _time("message_at", nullable=True),
        _number("message_sent"),
        _time("tap_at", nullable=True),
        _number("tap_sent"),
        _key("contacts", "estate", "person"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "residents",
        _serial(),
        *map(_text, ("estate", "person", "name", "label", "building", "role", "until", "title")),
        _time("bound_at", nullable=True),
        _key("residents", "id"),
        sa.UniqueConstraint("estate", "person", "label", name="uq_residents_estate_person_label"),
        sqlite_autoincrement=True,
    )
    _index("residents", "estate", "building")
    _index("residents", "estate", "label")


def _register() -> None:
    op.create_table(
        "households",
        *map(_text, ("estate", "label", "building", "grid", "area")),
        _json("marks"),
        _key("households", "estate", "label"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "members",
        *map(_text, ("estate", "label", "name", "phone", "role", "until", "title")),
        _key("members", "estate", "label", "name"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "vehicles",
        *map(_text, ("estate", "plate", "label")),
        _key("vehicles", "estate", "plate"),
        sqlite_with_rowid=False,
    )
    _index("vehicles", "estate", "label")
    op.create_table(
        "bills",
        *map(_text, ("estate", "label", "item", "period")),
        _number("cents"),
        *map(_text, ("due_on", "paid_on")),
        _key("bills", "estate", "label", "item", "period"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "passes",
        *map(_text, ("estate", "number", "kind", "person", "label", "subject")),
        _json("details"),
        *map(_time, ("made_at", "valid_from", "valid_until")),
        _text("state"),
        _key("passes", "estate", "number"),
        sqlite_with_rowid=False,
    )
    _index("passes", "estate", "person", "made_at")
    _index("passes", "estate", "valid_until")


def _rights() -> None:
    op.create_table(
        "consents",
        _serial(),
        *map(_text, ("estate", "person", "purpose", "wording")),
        _time("given_at"),
        _time("withdrawn_at", nullable=True),
        _key("consents", "id"),
        sqlite_autoincrement=True,
    )
    _index("consents", "estate", "person")
    op.create_table(
        "attempts",
        *map(_text, ("estate", "subject", "name")),
        _number("count"),
        _time("since"),
        _key("attempts", "estate", "subject", "name"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "deletions",
        _serial(),
        _text("estate"),
        _time("at"),
        *map(_text, ("subject", "reason")),
        _json("counts"),
        _key("deletions", "id"),
        sqlite_autoincrement=True,
    )
    _index("deletions", "estate", "at")


def _service() -> None:
    beat_at: sa.Column[Any] = sa.Column("beat_at", sa.Double(), nullable=False)
    op.create_table("heartbeats", _text("process"), beat_at, _key("heartbeats", "process"))
    op.create_table("facts", _text("name"), _text("value"), _key("facts", "name"))
