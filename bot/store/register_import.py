"""Storing what a file changes in the register, and in the ties that rest on it: one transaction."""

from collections.abc import Collection
from datetime import date
from functools import cache
from typing import Any

from sqlalchemy import Connection, Delete, Table, bindparam, delete

from bot.residents.register import Bill, Household
from bot.residents.register_state import (
    EVERYTHING,
    Changes,
    Decide,
    Imported,
    Occupant,
    RegisterState,
    Stored,
    Vehicle,
)
from bot.store.database import Database
from bot.store.register_state import read_state
from bot.store.register_ties import follow_register
from bot.store.schema import bills, households, members, vehicles
from bot.store.upsert import Insert, insert_into

# Few enough that a server answers in time for each, and that progress can be seen.
BATCH = 2_000

Rows = list[dict[str, Any]]


class SqlWholeRegister:
    """The register of one estate, read and changed as a whole."""

    def __init__(self, database: Database, estate: str) -> None:
        self._database = database
        self._estate = estate

    def state(self, wanted: Collection[str] = EVERYTHING) -> RegisterState:
        """Return what the register holds now: the wanted tables of it."""
        with self._database.read() as connection:
            return read_state(connection, self._estate, wanted)

    def store(self, decide: Decide, wanted: Collection[str], today: date, stored: Stored) -> Imported:
        """Store what `decide` makes of the wanted tables, all or nothing, while nobody else writes.

        The ties of the homes whose members are named follow the register; raises `StoreAway`.
        """
        with self._database.alone(self._estate) as connection:
            changes = decide(read_state(connection, self._estate, wanted))
            _save(connection, self._estate, changes, stored)
            unbound = follow_register(connection, self._estate, changes.members, today)
        return Imported(changes, tuple(unbound))


def _save(connection: Connection, estate: str, changes: Changes, stored: Stored) -> None:
    people, cars = changes.people, changes.cars
    gone = [{"label_is": one.label, "name_is": one.member.name} for one in people.gone]
    sold = [{"plate_is": one.plate} for one in cars.gone]
    dialect = connection.dialect.name
    for statement, rows in (
        (_without(members, "label", "name"), gone),
        (_without(vehicles, "plate"), sold),
        (_upsert(dialect, households), [_home_row(one) for one in changes.homes.stored()]),
        (_upsert(dialect, members), [_member_row(one) for one in people.stored()]),
        (_upsert(dialect, vehicles), [_car_row(one) for one in cars.stored()]),
        (_upsert(dialect, bills), [_bill_row(one) for one in changes.bills.stored()]),
    ):
        key = "estate_is" if isinstance(statement, Delete) else "estate"
        _run(connection, statement, [row | {key: estate} for row in rows], stored)


def _run(connection: Connection, statement: Any, rows: Rows, stored: Stored) -> None:
    for start in range(0, len(rows), BATCH):
        batch = rows[start : start + BATCH]
        connection.execute(statement, batch)
        stored(len(batch))


@cache
def _upsert(dialect: str, table: Table) -> Insert:
    statement = insert_into(dialect, table)
    keys = [column.name for column in table.primary_key]
    rest = {
        column.name: statement.excluded[column.name] for column in table.columns if not column.primary_key
    }
    return statement.on_conflict_do_update(index_elements=keys, set_=rest)


def _without(table: Table, *keys: str) -> Delete:
    statement = delete(table).where(table.c.estate == bindparam("estate_is"))
    return statement.where(*(table.c[key] == bindparam(f"{key}_is") for key in keys))


def _home_row(one: Household) -> dict[str, Any]:
    return {
        "label": one.home.label,
        "building": one.home.building,
        "grid": one.grid,
        "area": one.area,
        "marks": list(one.marks),
    }


def _member_row(one: Occupant) -> dict[str, Any]:
    member = one.member
    return {
        "label": one.label,
        "name": member.name,
        "phone": member.phone,
        "role": member.role,
        "until": _iso(member.until),
        "title": member.title,
    }


def _car_row(one: Vehicle) -> dict[str, Any]:
    return {"plate": one.plate, "label": one.label}


def _bill_row(one: Bill) -> dict[str, Any]:
    return {
        "label": one.label,
        "item": one.item,
        "period": one.period,
        "cents": one.cents,
        "due_on": _iso(one.due_on),
        "paid_on": _iso(one.paid_on),
    }


def _iso(day: date | None) -> str:
    return day.isoformat() if day else ""
