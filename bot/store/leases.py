"""Leases: a row is worked on by one process at a time, and taken over when that one is gone.

They run on the clock of the machine that runs the database, never on business time, which can be moved.
The fence grows with every claim, so that a worker that slept through its lease is known when it comes back.
"""

from datetime import timedelta

from sqlalchemy import ColumnElement, FromClause

from bot.store.columns import MachineSeconds

LEASE = timedelta(seconds=60)
FREE = 0.0


def free(table: FromClause) -> ColumnElement[bool]:
    """Whether nobody works on the row."""
    return table.c.lease_until <= MachineSeconds()


def until(lease: timedelta) -> ColumnElement[float]:
    """When a lease that begins now will end."""
    return MachineSeconds() + lease.total_seconds()
