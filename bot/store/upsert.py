"""Insert unless it is there: written alike in both dialects, which SQLAlchemy keeps in two modules."""

from functools import cache
from typing import Any

from sqlalchemy import Connection, Table

# The common shape of the two dialects' Insert; SQLAlchemy has no name for it.
Insert = Any


def insert_into(dialect: str, table: Table) -> Insert:
    """Return the dialect's INSERT, which knows ON CONFLICT."""
    if dialect == "postgresql":
        from sqlalchemy.dialects.postgresql import insert as postgres_insert

        return postgres_insert(table).inline()
    from sqlalchemy.dialects.sqlite import insert as sqlite_insert

    return sqlite_insert(table).inline()


@cache
def _ignoring(dialect: str, table: Table) -> Insert:
    statement = insert_into(dialect, table).on_conflict_do_nothing()
    return statement.execution_options(preserve_rowcount=True)


def insert_or_ignore(connection: Connection, table: Table, rows: list[dict[str, Any]]) -> int:
    """Insert the rows whose keys are free; returns how many these were."""
    if not rows:
        return 0
    # A list of one would go the way of many, which is slower.
    values = rows if len(rows) > 1 else rows[0]
    return int(connection.execute(_ignoring(connection.dialect.name, table), values).rowcount)
