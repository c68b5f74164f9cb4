"""Residents and the homes that they are bound to."""

from collections.abc import Callable, Sequence
from datetime import date, datetime, tzinfo
from functools import cache
from typing import Any

from sqlalchemy import Connection, bindparam, delete, or_, select

from bot.outbox.notice import Notice
from bot.residents.home import OWNER, Home, Resident
from bot.store.database import Database, Source
from bot.store.notices import save_notices
from bot.store.schema import households, residents
from bot.store.upsert import Insert, insert_into

_ESTATE = residents.c.estate == bindparam("estate_is")
# A lease that is over ties nobody any more, whether or not anybody has tidied up yet.
BOUND_NOW = or_(residents.c.until == "", residents.c.until >= bindparam("today"))
_ALL = select(residents).where(_ESTATE, BOUND_NOW).order_by(residents.c.id)
_OF_PERSON = _ALL.where(residents.c.person == bindparam("person_is"))
_OF_HOME = _ALL.where(residents.c.label == bindparam("label_is"))
_SOME = _ALL.where(residents.c.building.in_(bindparam("buildings", expanding=True)))
_ENDED = (
    select(residents)
    .where(_ESTATE, residents.c.until != "", residents.c.until < bindparam("today"))
    .order_by(residents.c.id)
    .limit(bindparam("batch"))
)
_END = delete(residents).where(_ESTATE, residents.c.id.in_(bindparam("ids", expanding=True)))
# Between two batches others may write.
BATCH = 200
_HOLD = (
    select(households.c.label)
    .where(households.c.estate == bindparam("estate_is"), households.c.label == bindparam("label_is"))
    .with_for_update()
)
_HOLD_TIES = (
    select(residents.c.person, residents.c.role)
    .where(_ESTATE, residents.c.label == bindparam("label_is"))
    .order_by(residents.c.id)
    .with_for_update()
)
_UNBIND = delete(residents).where(
    _ESTATE, residents.c.person == bindparam("person_is"), residents.c.label == bindparam("label_is")
)


class SqlResidents:
    """The residents of all estates; `today` is the day of the estate up to which a lease must reach."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def bind(self, estate: str, bound: Sequence[Resident]) -> None:
        """Bind people to homes; who is bound to that home already gets the new name and all else."""
        with self._database.write() as connection:
            save_ties(connection, estate, bound)

    def residents_in(self, estate: str, buildings: Sequence[str], today: date) -> list[Resident]:
        """Return who is bound to a home in these buildings, or in any if none is named; one for each home."""
        return read_residents(self._database, estate, buildings, today)

    def end_leases(
        self, estate: str, today: date, farewells: Callable[[Sequence[Resident]], list[Notice]]
    ) -> int:
        """Delete the ties whose lease was over before `today`, together with queueing what is said of them.

        Returns how many they were.
        """
        ended = 0
        while batch := self._end_some(estate, today, farewells):
            ended += batch
        return ended

    def bound(self, estate: str, today: date) -> set[str]:
        """Return the addresses of all who are bound to a home."""
        return {tie.person for tie in self.residents_in(estate, (), today)}

    def _end_some(
        self, estate: str, today: date, farewells: Callable[[Sequence[Resident]], list[Notice]]
    ) -> int:
        this = {"estate_is": estate, "today": today.isoformat(), "batch": BATCH}
        with self._database.write(estate) as connection:
            rows = connection.execute(_ENDED, this).all()
            if rows:
                connection.execute(_END, {"estate_is": estate, "ids": [row.id for row in rows]})
                save_notices(
                    connection, estate, farewells([tie_in(row, self._database.zone) for row in rows])
                )
        return len(rows)


def read_ties(source: Source, estate: str, person: str, today: date) -> tuple[Resident, ...]:
    """Return the person's ties to homes, the first bound first."""
    return tuple(_read(source, _OF_PERSON, estate_is=estate, person_is=person, today=today.isoformat()))


def read_residents_of(source: Source, estate: str, label: str, today: date) -> list[Resident]:
    """Return who is bound to one home, the first bound first."""
    return _read(source, _OF_HOME, estate_is=estate, label_is=label, today=today.isoformat())


def read_residents(source: Source, estate: str, buildings: Sequence[str], today: date) -> list[Resident]:
    """Return who is bound to a home in these buildings, or in any if none is named; one for each home."""
    values: dict[str, Any] = {"estate_is": estate, "today": today.isoformat()}
    if buildings:
        values["buildings"] = list(buildings)
    return _read(source, _SOME if buildings else _ALL, **values)


def save_ties(connection: Connection, estate: str, bound: Sequence[Resident]) -> None:
    """Store ties; one that is there gets the new name, role and term."""
    if bound:
        connection.execute(_upsert(connection.dialect.name), [_row(estate, one) for one in bound])


def delete_tie(connection: Connection, estate: str, person: str, label: str) -> bool:
    """Delete a person's tie to a home; returns whether there was one."""
    this = {"estate_is": estate, "person_is": person, "label_is": label}
    return connection.execute(_UNBIND, this).rowcount > 0


def hold_home(connection: Connection, estate: str, label: str) -> None:
    """Wait for whoever else is changing the ties of a home on file; holds until the transaction ends."""
    connection.execute(_HOLD, {"estate_is": estate, "label_is": label})


def hold_owners(connection: Connection, estate: str, label: str) -> frozenset[str]:
    """Return the addresses of a home's owners; all its ties stay as they are until the transaction ends."""
    rows = connection.execute(_HOLD_TIES, {"estate_is": estate, "label_is": label}).all()
    return frozenset(row.person for row in rows if row.role == OWNER)


def tied_to(connection: Connection, estate: str, label: str, today: date) -> frozenset[str]:
    """Return the addresses of all who are tied to a home."""
    this = {"estate_is": estate, "label_is": label, "today": today.isoformat()}
    return frozenset(row.person for row in connection.execute(_OF_HOME, this))


def _read(source: Source, statement: Any, **values: Any) -> list[Resident]:
    with source.read() as connection:
        rows = connection.execute(statement, values).all()
    return [tie_in(row, source.zone) for row in rows]


def tie_in(row: Any, zone: tzinfo) -> Resident:
    """Return the tie that a row holds."""
    bound_at: datetime | None = row.bound_at
    return Resident(
        row.person,
        row.name,
        Home(row.label, row.building),
        row.role,
        until=date.fromisoformat(row.until) if row.until else None,
        bound_at=bound_at and bound_at.astimezone(zone),
        title=row.title,
    )


@cache
def _upsert(dialect: str) -> Insert:
    statement = insert_into(dialect, residents)
    new = statement.excluded
    return statement.on_conflict_do_update(
        index_elements=["estate", "person", "label"],
        set_={
            "name": new.name,
            "building": new.building,
            "role": new.role,
            "until": new.until,
            "title": new.title,
        },
    )


def _row(estate: str, resident: Resident) -> dict[str, Any]:
    return {
        "estate": estate,
        "person": resident.person,
        "name": resident.name,
        "label": resident.home.label,
        "building": resident.home.building,
        "role": resident.role,
        "until": resident.until.isoformat() if resident.until else "",
        "bound_at": resident.bound_at,
        "title": resident.title,
    }
