"""Changes of the roster as rows: their state, and every step to it."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, bindparam, insert, select, update

from bot.errors import Conflict
from bot.store.database import Source
from bot.store.schema import duty_changes, duty_steps
from bot.store.upsert import insert_or_ignore
from bot.tickets.roster_change import WAITING, ChangeKind, ChangeState, DutyChange, DutyStep

_HERE = duty_changes.c.estate == bindparam("estate_is")
_THIS = (_HERE, duty_changes.c.number == bindparam("number_is"))
_ONE = select(duty_changes).where(*_THIS)
# What is over changes nothing any more.
_STANDING = (
    select(duty_changes)
    .where(
        _HERE,
        duty_changes.c.state.in_(bindparam("states", expanding=True)),
        duty_changes.c.until_at > bindparam("now"),
    )
    .order_by(duty_changes.c.asked_at, duty_changes.c.number)
)
_STEP = (
    update(duty_changes)
    .where(*_THIS, duty_changes.c.version == bindparam("version_is"))
    .values(state=bindparam("new_state"), version=duty_changes.c.version + 1)
)
_STEPS = (
    select(duty_steps)
    .where(duty_steps.c.estate == bindparam("estate_is"), duty_steps.c.number == bindparam("number_is"))
    .order_by(duty_steps.c.id)
)
_ADD_STEPS = insert(duty_steps).inline()
ALLOWED = (ChangeState.ALLOWED,)
ASKED = tuple(sorted(WAITING))


def read_changes(
    source: Source, estate: str, states: tuple[ChangeState, ...], now: datetime
) -> list[DutyChange]:
    """Return the changes in these states that are not over at `now`, in the order of their asking."""
    given = {"estate_is": estate, "states": list(states), "now": now}
    with source.read() as connection:
        rows = connection.execute(_STANDING, given).all()
    return [_change(row, source) for row in rows]


def read_change(source: Source, estate: str, number: str) -> DutyChange | None:
    """Return the change with this number."""
    with source.read() as connection:
        row = connection.execute(_ONE, {"estate_is": estate, "number_is": number}).one_or_none()
    return _change(row, source) if row else None


def read_steps(source: Source, estate: str, number: str) -> list[DutyStep]:
    """Return all steps of a change, oldest first."""
    with source.read() as connection:
        rows = connection.execute(_STEPS, {"estate_is": estate, "number_is": number}).all()
    return [
        DutyStep(row.number, row.at.astimezone(source.zone), row.actor, ChangeState(row.state))
        for row in rows
    ]


def save_change(connection: Connection, estate: str, change: DutyChange) -> None:
    """Store a new change or the new state of one; raises `Conflict` if it has moved on since it was read."""
    if change.version:
        this = {"estate_is": estate, "number_is": change.number, "version_is": change.version}
        stored = connection.execute(_STEP, this | {"new_state": change.state}).rowcount
    else:
        stored = insert_or_ignore(connection, duty_changes, [_row(estate, change)])
    if stored != 1:
        raise Conflict(f"duty change {change.number}")


def save_steps(connection: Connection, estate: str, steps: Iterable[DutyStep]) -> None:
    """Append the steps to their changes' histories."""
    rows = [
        {"estate": estate, "number": step.number, "at": step.at, "actor": step.actor, "state": step.state}
        for step in steps
    ]
    if rows:
        connection.execute(_ADD_STEPS, rows)


def _row(estate: str, change: DutyChange) -> dict[str, Any]:
    return {
        "estate": estate,
        "number": change.number,
        "kind": change.kind,
        "who": change.who,
        "partner": change.partner,
        "start_at": change.start,
        "until_at": change.until,
        "state": change.state,
        "asked_at": change.asked_at,
        "expires_at": change.expires_at,
        "version": change.version + 1,
    }


def _change(row: Row[Any], source: Source) -> DutyChange:
    start, until, asked, expires = (
        instant.astimezone(source.zone)
        for instant in (row.start_at, row.until_at, row.asked_at, row.expires_at)
    )
    return DutyChange(
        row.number,
        ChangeKind(row.kind),
        row.who,
        row.partner,
        start,
        until,
        ChangeState(row.state),
        asked,
        expires,
        row.version,
    )
