"""The due rows: claimed for a lease, looked at, and finished together with what came of it."""

from collections.abc import Iterable
from datetime import datetime, timedelta, tzinfo
from typing import Any

from sqlalchemy import Row, bindparam, func, select, update

from bot.due import Claim, Due
from bot.errors import Conflict
from bot.store.database import Database
from bot.store.docket import save_docket
from bot.store.due_rows import DEAD, DONE, OPEN, save_dues
from bot.store.leases import FREE, LEASE, free, until
from bot.store.schema import dues
from bot.tickets.docket import Docket

_OPEN = dues.c.state == OPEN
_NEXT = (
    select(dues.c.id)
    .where(_OPEN, dues.c.next_at <= bindparam("now"), free(dues))
    .order_by(dues.c.next_at, dues.c.id)
    .limit(1)
)
_MINE = (
    update(dues)
    .where(
        dues.c.estate == bindparam("estate_is"),
        dues.c.id == bindparam("id_is"),
        dues.c.fence == bindparam("fence_is"),
        _OPEN,
    )
    .values(lease_until=FREE)
)
_FINISH = _MINE.values(state=DONE)
_FAIL = _MINE.values(
    state=bindparam("new_state"),
    reason=bindparam("new_reason"),
    next_at=func.coalesce(bindparam("retry_at", type_=dues.c.next_at.type), dues.c.next_at),
)
_EARLIEST = select(func.min(dues.c.next_at)).where(_OPEN)
_COUNTS = (
    select(dues.c.state, func.count().label("number"))
    .where(dues.c.state.in_((OPEN, DEAD)))
    .group_by(dues.c.state)
)


class SqlDueRows:
    """The due rows of all estates; `lease` is how long a claim lasts on the database's clock."""

    def __init__(self, database: Database, lease: timedelta = LEASE) -> None:
        self._database = database
        self._claim = (
            update(dues)
            .where(dues.c.id == _NEXT.with_for_update(skip_locked=True).scalar_subquery())
            .values(fence=dues.c.fence + 1, lease_until=until(lease))
            .returning(dues)
        )

    def claim(self, now: datetime) -> Claim | None:
        """Return the open row that has been due longest and is free, now held for the lease."""
        # Most ticks find nothing, and need not write to learn that.
        with self._database.read() as connection:
            if connection.scalar(_NEXT, {"now": now}) is None:
                return None
        with self._database.write() as connection:
            row = connection.execute(self._claim, {"now": now}).one_or_none()
        return None if row is None else _claim(row, self._database.zone)

    def complete(self, claim: Claim, docket: Docket) -> None:
        """Store the docket and finish the row in one transaction.

        Raises `Conflict` if somebody else has claimed the row meanwhile, or a ticket has moved on.
        """
        with self._database.write(claim.estate) as connection:
            if connection.execute(_FINISH, _values(claim)).rowcount != 1:
                raise Conflict(f"due row {claim.id}")
            save_docket(connection, claim.estate, docket)

    def fail(self, claim: Claim, reason: str, retry_at: datetime | None) -> bool:
        """Put the row by until `retry_at`, or give it up for good; False if the row is no longer ours."""
        state = DEAD if retry_at is None else OPEN
        values = {"new_state": state, "new_reason": reason, "retry_at": retry_at}
        with self._database.write() as connection:
            return connection.execute(_FAIL, _values(claim) | values).rowcount == 1

    def next_due(self) -> datetime | None:
        """Return when the earliest open row is due, held or not."""
        with self._database.read() as connection:
            earliest: datetime | None = connection.scalar(_EARLIEST)
        return earliest and earliest.astimezone(self._database.zone)

    def counts(self) -> dict[str, int]:
        """Return how many rows are open and how many are dead."""
        with self._database.read() as connection:
            found = {row.state: row.number for row in connection.execute(_COUNTS)}
        return {state: found.get(state, 0) for state in (OPEN, DEAD)}

    def add(self, estate: str, added: Iterable[Due]) -> None:
        """Add rows that belong to no docket; those that are there already stay as they are."""
        with self._database.write() as connection:
            save_dues(connection, estate, added)


def _values(claim: Claim) -> dict[str, Any]:
    return {"estate_is": claim.estate, "id_is": claim.id, "fence_is": claim.fence}


def _claim(row: Row[Any], zone: tzinfo) -> Claim:
    due = Due(row.name, row.subject, row.at.astimezone(zone), row.detail)
    return Claim(row.id, row.fence, row.estate, due)
