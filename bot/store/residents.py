"""Residents and the homes that they are bound to."""

from collections.abc import Sequence
from functools import cache
from typing import Any

from sqlalchemy import bindparam, select

from bot.residents.home import Home, Resident
from bot.store.database import Database, Source
from bot.store.schema import residents
from bot.store.upsert import Insert, insert_into

_ESTATE = residents.c.estate == bindparam("estate_is")
_OF_PERSON = _ESTATE & (residents.c.person == bindparam("person_is"))
_HOMES = select(residents.c.label, residents.c.building).where(_OF_PERSON).order_by(residents.c.id)
_ALL = select(residents).where(_ESTATE).order_by(residents.c.id)
_SOME = _ALL.where(residents.c.building.in_(bindparam("buildings", expanding=True)))
_BOUND = select(residents.c.person).where(_ESTATE).distinct()


class SqlResidents:
    """The residents of all estates."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def bind(self, estate: str, bound: Sequence[Resident]) -> None:
        """Bind people to homes; who is bound to that home already gets the new name and role."""
        if bound:
            with self._database.write() as connection:
                connection.execute(_upsert(connection.dialect.name), [_row(estate, one) for one in bound])

    def homes_of(self, estate: str, person: str) -> tuple[Home, ...]:
        """Return the homes that a resident is bound to, the first bound first."""
        return read_homes(self._database, estate, person)

    def residents_in(self, estate: str, buildings: Sequence[str]) -> list[Resident]:
        """Return who is bound to a home in these buildings, or in any if none is named; one for each home."""
        return read_residents(self._database, estate, buildings)

    def bound(self, estate: str) -> set[str]:
        """Return the addresses of all who are bound to a home."""
        with self._database.read() as connection:
            return set(connection.scalars(_BOUND, {"estate_is": estate}))


def read_homes(source: Source, estate: str, person: str) -> tuple[Home, ...]:
    """Return the homes that a resident is bound to, the first bound first."""
    with source.read() as connection:
        rows = connection.execute(_HOMES, {"estate_is": estate, "person_is": person}).all()
    return tuple(Home(row.label, row.building) for row in rows)


def read_residents(source: Source, estate: str, buildings: Sequence[str]) -> list[Resident]:
    """Return who is bound to a home in these buildings, or in any if none is named; one for each home."""
    values: dict[str, Any] = {"estate_is": estate}
    if buildings:
        values["buildings"] = list(buildings)
    with source.read() as connection:
        rows = connection.execute(_SOME if buildings else _ALL, values).all()
    return [Resident(row.person, row.name, Home(row.label, row.building), row.role) for row in rows]


@cache
def _upsert(dialect: str) -> Insert:
    statement = insert_into(dialect, residents)
    new = statement.excluded
    return statement.on_conflict_do_update(
        index_elements=["estate", "person", "label"],
        set_={"name": new.name, "building": new.building, "role": new.role},
    )


def _row(estate: str, resident: Resident) -> dict[str, Any]:
    return {
        "estate": estate,
        "person": resident.person,
        "name": resident.name,
        "label": resident.home.label,
        "building": resident.home.building,
        "role": resident.role,
    }
