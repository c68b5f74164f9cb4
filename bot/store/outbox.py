"""The outbox: what is due for one person is claimed together, sent elsewhere, and recorded honestly."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, bindparam, func, select, update

from bot.outbox.notice import Contact, Fate, NoticeState, Parcel
from bot.store.contacts import count_sent, read_contact
from bot.store.database import Database
from bot.store.leases import FREE, LEASE, free, until
from bot.store.notices import queued
from bot.store.schema import notices

_WAITING = notices.c.state == NoticeState.WAITING
_held = notices.alias("held")
# Two parcels for one person at a time would count the same quota twice and could overtake each other.
_BEING_SENT_TO = (
    select(_held.c.id)
    .where(
        _held.c.estate == notices.c.estate,
        _held.c.recipient == notices.c.recipient,
        _held.c.state == NoticeState.WAITING,
        ~free(_held),
    )
    .exists()
)
_NEXT = (
    select(notices.c.estate, notices.c.recipient)
    .where(_WAITING, notices.c.next_at <= bindparam("now"), ~_BEING_SENT_TO)
    .order_by(notices.c.next_at, notices.c.id)
    .limit(1)
)
_PARCEL = (
    select(notices)
    .where(
        notices.c.estate == bindparam("estate_is"),
        notices.c.recipient == bindparam("recipient_is"),
        _WAITING,
        notices.c.next_at <= bindparam("now"),
    )
    .order_by(notices.c.next_at, notices.c.id)
    .with_for_update(skip_locked=True)
)
_RECORD = (
    update(notices)
    .where(
        notices.c.estate == bindparam("estate_is"),
        notices.c.recipient == bindparam("recipient_is"),
        notices.c.id == bindparam("id_is"),
        notices.c.fence == bindparam("fence_is"),
        _WAITING,
    )
    .values(
        state=bindparam("new_state"),
        via=bindparam("new_via"),
        reason=bindparam("new_reason"),
        receipt=bindparam("new_receipt"),
        next_at=func.coalesce(bindparam("retry_at", type_=notices.c.next_at.type), notices.c.next_at),
        attempts=notices.c.attempts + bindparam("tried"),
        changed_at=bindparam("now"),
        lease_until=FREE,
    )
)
_PUT_OFF_UNTIL = select(func.min(notices.c.next_at)).where(
    notices.c.estate == bindparam("estate_is"),
    notices.c.recipient == bindparam("recipient_is"),
    _WAITING,
    notices.c.attempts == 0,
    # What is for later has its own time; this was to go before.
    notices.c.next_at > notices.c.at,
    notices.c.next_at > bindparam("now"),
)
_SENT_SINCE = select(func.count()).where(
    notices.c.estate == bindparam("estate_is"),
    notices.c.recipient == bindparam("recipient_is"),
    notices.c.state == NoticeState.SENT,
    notices.c.changed_at > bindparam("since"),
)
_EARLIEST = select(func.min(notices.c.next_at)).where(_WAITING)
_COUNTS = select(notices.c.state, func.count().label("number")).group_by(notices.c.state)

# Claims take turns, so that no two of them split what is due for one person.
CLAIMS = "outbox claims"


class SqlOutbox:
    """The outbox of all estates; `lease` is how long a claim lasts on the database's clock."""

    def __init__(self, database: Database, lease: timedelta = LEASE) -> None:
        self._database = database
        self._hold = (
            update(notices)
            .where(notices.c.id.in_(bindparam("ids", expanding=True)))
            .values(fence=bindparam("new_fence"), lease_until=until(lease))
        )

    def claim(self, now: datetime) -> Parcel | None:
        """Return all that is due for the person whose notice has been due longest, now held for the lease."""
        # Most ticks find nothing, and need not write to learn that.
        with self._database.read() as connection:
            if connection.execute(_NEXT, {"now": now}).first() is None:
                return None
        with self._database.alone(CLAIMS) as connection:
            return self._parcel(connection, now)

    def contact(self, estate: str, person: str) -> Contact:
        """Return what is known of the person; of a stranger, that nothing is."""
        with self._database.read() as connection:
            return read_contact(connection, estate, person, self._database.zone)

    def sent_since(self, estate: str, person: str, since: datetime) -> int:
        """Return how many notices were sent to the person after this time."""
        whose = {"estate_is": estate, "recipient_is": person}
        with self._database.read() as connection:
            return connection.scalar(_SENT_SINCE, whose | {"since": since}) or 0

    def put_off_until(self, estate: str, person: str, now: datetime) -> datetime | None:
        """Return when the first notice goes that was put off untried and waits at `now`, None for none."""
        whose = {"estate_is": estate, "recipient_is": person}
        with self._database.read() as connection:
            first: datetime | None = connection.scalar(_PUT_OFF_UNTIL, whose | {"now": now})
        return first and first.astimezone(self._database.zone)

    def record(self, parcel: Parcel, fates: Sequence[Fate], custom_sent: int, at: datetime) -> bool:
        """Store what became of the notices, and count the custom messages on the grant that allowed them.

        A waiting fate counts as an attempt only when it has a `via`: without one nothing was tried. Returns
        False, and stores nothing, if somebody else has claimed one of the notices meanwhile.
        """
        try:
            with self._database.write() as connection:
                for fate in fates:
                    _record(connection, parcel, fate, at)
                if custom_sent:
                    count_sent(connection, parcel.estate, parcel.recipient, custom_sent, at)
        except _FenceLost:
            return False
        return True

    def next_due(self) -> datetime | None:
        """Return when the earliest waiting notice is due, held or not."""
        with self._database.read() as connection:
            earliest: datetime | None = connection.scalar(_EARLIEST)
        return earliest and earliest.astimezone(self._database.zone)

    def counts(self) -> dict[NoticeState, int]:
        """Return how many notices are in each state."""
        with self._database.read() as connection:
            found = {NoticeState(row.state): row.number for row in connection.execute(_COUNTS)}
        return {state: found.get(state, 0) for state in NoticeState}

    def _parcel(self, connection: Connection, now: datetime) -> Parcel | None:
        head = connection.execute(_NEXT, {"now": now}).first()
        if head is None:
            return None
        whose = {"estate_is": head.estate, "recipient_is": head.recipient}
        rows = connection.execute(_PARCEL, whose | {"now": now}).all()
        if not rows:
            return None
        fence = max(row.fence for row in rows) + 1
        connection.execute(self._hold, {"ids": [row.id for row in rows], "new_fence": fence})
        claimed = tuple(queued(row, self._database.zone) for row in rows)
        return Parcel(head.estate, head.recipient, fence, claimed)


class _FenceLost(Exception):
    """Somebody else has claimed the notice: what we did with it must not be recorded over theirs."""


def _record(connection: Connection, parcel: Parcel, fate: Fate, at: datetime) -> None:
    values: dict[str, Any] = {
        "estate_is": parcel.estate,
        "recipient_is": parcel.recipient,
        "id_is": fate.id,
        "fence_is": parcel.fence,
        "new_state": fate.state,
        "new_via": fate.via,
        "new_reason": fate.reason,
        "new_receipt": fate.receipt,
        "retry_at": fate.retry_at,
        "tried": int(bool(fate.via) or fate.state is not NoticeState.WAITING),
        "now": at,
    }
    if connection.execute(_RECORD, values).rowcount != 1:
        raise _FenceLost
