"""The register of households as a turn reads it: one home at a time."""

from datetime import date
from typing import Any

from sqlalchemy import bindparam, select

from bot.residents.home import Home
from bot.residents.register import Bill, Household, Member
from bot.store.database import Source
from bot.store.schema import bills, households, members, vehicles

_HOME = select(households).where(
    households.c.estate == bindparam("estate_is"), households.c.label == bindparam("label_is")
)
_MEMBERS = (
    select(members)
    .where(members.c.estate == bindparam("estate_is"), members.c.label == bindparam("label_is"))
    .order_by(members.c.name)
)
_PLATES = (
    select(vehicles.c.plate)
    .where(vehicles.c.estate == bindparam("estate_is"), vehicles.c.label == bindparam("label_is"))
    .order_by(vehicles.c.plate)
)
_BILLS = (
    select(bills)
    .where(bills.c.estate == bindparam("estate_is"), bills.c.label == bindparam("label_is"))
    .order_by(bills.c.due_on.desc(), bills.c.item, bills.c.period)
)


def read_household(source: Source, estate: str, label: str) -> Household | None:
    """Return the household with this label, with its members and plates."""
    this = {"estate_is": estate, "label_is": label}
    with source.read() as connection:
        row = connection.execute(_HOME, this).one_or_none()
        if row is None:
            return None
        people = connection.execute(_MEMBERS, this).all()
        plates = connection.scalars(_PLATES, this).all()
    return Household(
        Home(row.label, row.building),
        row.grid,
        row.area,
        tuple(row.marks),
        tuple(Member(one.name, one.phone, one.role, day(one.until), one.title) for one in people),
        tuple(plates),
    )


def read_bills(source: Source, estate: str, label: str) -> list[Bill]:
    """Return the bills of a home, the newest due first."""
    with source.read() as connection:
        rows: Any = connection.execute(_BILLS, {"estate_is": estate, "label_is": label}).all()
    return [
        Bill(row.label, row.item, row.period, row.cents, day(row.due_on), day(row.paid_on)) for row in rows
    ]


def day(text: str) -> date | None:
    """Return the day that a column holds as ISO text, None for ""."""
    return date.fromisoformat(text) if text else None
