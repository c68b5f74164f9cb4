"""Reading the whole register of an estate: one statement a table."""

from collections.abc import Collection
from typing import Any

from sqlalchemy import Connection, Row, Table, select

from bot.residents.home import Home
from bot.residents.register import Bill, Household, Member
from bot.residents.register_state import Occupant, RegisterState, Vehicle
from bot.store.register import day
from bot.store.schema import bills, households, members, vehicles


def read_state(connection: Connection, estate: str, wanted: Collection[str]) -> RegisterState:
    """Return the wanted tables of the estate's register; the others stay empty."""

    def rows(name: str, table: Table) -> list[Row[Any]]:
        if name not in wanted:
            return []
        return list(connection.execute(select(table).where(table.c.estate == estate)))

    return RegisterState(
        {row.label: _home(row) for row in rows("homes", households)},
        {(row.label, row.name): _occupant(row) for row in rows("people", members)},
        {row.plate: Vehicle(row.plate, row.label) for row in rows("cars", vehicles)},
        {(row.label, row.item, row.period): _bill(row) for row in rows("bills", bills)},
    )


def _home(row: Row[Any]) -> Household:
    return Household(Home(row.label, row.building), row.grid, row.area, tuple(row.marks))


def _occupant(row: Row[Any]) -> Occupant:
    return Occupant(row.label, Member(row.name, row.phone, row.role, day(row.until), row.title))


def _bill(row: Row[Any]) -> Bill:
    return Bill(row.label, row.item, row.period, row.cents, day(row.due_on), day(row.paid_on))
