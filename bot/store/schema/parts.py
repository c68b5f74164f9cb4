"""What all tables are made of: the metadata, and columns that several tables have."""

from typing import Any

from sqlalchemy import JSON, BigInteger, Column, Double, ForeignKeyConstraint, Integer, MetaData

from bot.store.columns import number

NAMES = {
    "pk": "pk_%(table_name)s",
    "fk": "fk_%(table_name)s_%(referred_table_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
}
metadata = MetaData(naming_convention=NAMES)


def serial() -> Column[int]:
    # SQLite numbers rows by itself only for INTEGER; PostgreSQL should not run out of numbers.
    return Column("id", BigInteger().with_variant(Integer, "sqlite"), primary_key=True, autoincrement=True)


def json(name: str) -> Column[Any]:
    return Column(name, JSON, nullable=False)


def lease() -> tuple[Column[Any], ...]:
    """Who may work on a row: the fence that was given last, and until when (machine seconds, 0 for free)."""
    return number("fence"), Column("lease_until", Double, nullable=False)


def of_ticket() -> ForeignKeyConstraint:
    return ForeignKeyConstraint(["estate", "number"], ["tickets.estate", "tickets.number"])
