"""Passes as rows."""

from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, bindparam, select, update

from bot.errors import Conflict
from bot.residents.passes import Pass, PassState
from bot.residents.records import KeptPass
from bot.store.database import Source
from bot.store.schema import passes
from bot.store.upsert import insert_or_ignore

_HERE = passes.c.estate == bindparam("estate_is")
_ONE = select(passes).where(_HERE, passes.c.number == bindparam("number_is"))
_OF_PERSON = (
    select(passes)
    .where(_HERE, passes.c.person == bindparam("person_is"), passes.c.made_at >= bindparam("since"))
    .order_by(passes.c.made_at, passes.c.number)
)

_CURRENT = (
    select(passes)
    .where(_HERE, passes.c.valid_until >= bindparam("now"))
    .order_by(passes.c.valid_from, passes.c.number)
)
_MOVE = update(passes).where(
    _HERE, passes.c.number == bindparam("number_is"), passes.c.state == bindparam("state_is")
)


def read_passes(source: Source, estate: str, person: str, since: datetime) -> list[Pass]:
    """Return the passes that a person made since then, oldest first."""
    with source.read() as connection:
        rows = connection.execute(
            _OF_PERSON, {"estate_is": estate, "person_is": person, "since": since}
        ).all()
    return [_pass(row, source) for row in rows]


def read_current_passes(source: Source, estate: str, now: datetime) -> list[Pass]:
    """Return everybody's passes whose time is not over, the earliest first."""
    with source.read() as connection:
        rows = connection.execute(_CURRENT, {"estate_is": estate, "now": now}).all()
    return [_pass(row, source) for row in rows]


def read_pass(source: Source, estate: str, number: str) -> Pass | None:
    """Return the pass with this number."""
    with source.read() as connection:
        row = connection.execute(_ONE, {"estate_is": estate, "number_is": number}).one_or_none()
    return _pass(row, source) if row else None


def save_pass(connection: Connection, estate: str, record: KeptPass) -> None:
    """Store a new pass, or the new state of one; raises `Conflict` if it has left its old state meanwhile."""
    row = _row(estate, record.of)
    if record.was is None:
        stored = insert_or_ignore(connection, passes, [row])
    else:
        this = {"estate_is": estate, "number_is": record.of.number, "state_is": record.was}
        changes = {"state": row["state"], "details": row["details"]}
        stored = connection.execute(_MOVE, this | changes).rowcount
    if stored != 1:
        raise Conflict(f"pass {record.of.number}")


def _pass(row: Row[Any], source: Source) -> Pass:
    return Pass(
        row.number,
        row.kind,
        row.person,
        row.label,
        row.subject,
        row.made_at.astimezone(source.zone),
        row.valid_from.astimezone(source.zone),
        row.valid_until.astimezone(source.zone),
        PassState(row.state),
        row.details,
    )


def _row(estate: str, one: Pass) -> dict[str, Any]:
    return {
        "estate": estate,
        "number": one.number,
        "kind": one.kind,
        "person": one.person,
        "label": one.label,
        "subject": one.subject,
        "details": dict(one.details),
        "made_at": one.made_at,
        "valid_from": one.valid_from,
        "valid_until": one.valid_until,
        "state": one.state,
    }
