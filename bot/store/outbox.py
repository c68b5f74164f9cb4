"""The outbox: what is due for one person is claimed together, sent elsewhere, and recorded honestly."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, Row, bindparam, func, select, text, tuple_, update

from bot.outbox.notice import Contact, Fate, NoticeState, Parcel
from bot.store.contacts import count_sent, read_contact
from bot.store.database import Database
from bot.store.leases import FREE, LEASE, free, until
from bot.store.notices import queued
from bot.store.postgres import lock_key
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
        next_at=func.coalesce(bindparam("retry_at", type_=notices.c.next_at.type), notices.c.next_at),
        attempts=notices.c.attempts + 1,
        changed_at=bindparam("now"),
        lease_until=FREE,
    )
)
_EARLIEST = select(func.min(notices.c.next_at)).where(_WAITING)
_COUNTS = select(notices.c.state, func.count()).group_by(notices.c.state)
