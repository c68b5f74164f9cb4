"""Data whose time is over: deleted or made nameless in small batches, noted in the ledger of deletions."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy import (
    BindParameter,
    ColumnElement,
    Connection,
    Delete,
    Select,
    Table,
    and_,
    bindparam,
    delete,
    exists,
    func,
    insert,
    or_,
    select,
    update,
)

from bot.outbox.notice import NoticeState
from bot.residents.retention import DELETED
from bot.store.columns import Instant
from bot.store.database import Database
from bot.store.due_rows import DONE
from bot.store.erasure import FORGET
from bot.store.nameless import make_nameless
from bot.store.schema import (
    attempts,
    consents,
    contacts,
    conversations,
    deletions,
    dues,
    notices,
    passes,
    residents,
    talk,
    tickets,
    timeline,
)
from bot.tickets.ticket import ENDED

# A batch holds the lock of SQLite for some milliseconds; whoever waits comes in between two of them.
BATCH = 200
REASON = "retention"

_ESTATE: BindParameter[str] = bindparam("estate_is")
_BEFORE = bindparam("before", type_=Instant())
_NOW = bindparam("now", type_=Instant())
_BATCH: BindParameter[int] = bindparam("batch")


def _ended_before(column: Any) -> ColumnElement[bool]:
    return or_(column.is_(None), column < _BEFORE)


_TIED = exists().where(residents.c.estate == contacts.c.estate, residents.c.person == contacts.c.person)
_CONVERSED = func.coalesce(
    conversations.c.changed_at, conversations.c.missed_at, conversations.c.blocked_until
)
# The period that counts -> the rows whose time is over.
_OVER: tuple[tuple[str, Table, ColumnElement[bool]], ...] = (
    ("messages", talk, talk.c.at < _BEFORE),
    (
        "messages",
        conversations,
        and_(
            _CONVERSED < _BEFORE,
            or_(conversations.c.blocked_until.is_(None), conversations.c.blocked_until < _NOW),
        ),
    ),
    (
        "messages",
        contacts,
        # That a bound person has left must be known as long as there is something to tell them.
        and_(
            _ended_before(contacts.c.message_at),
            _ended_before(contacts.c.tap_at),
            or_(contacts.c.follows, ~_TIED),
        ),
    ),
    ("passes", passes, passes.c.valid_until < _BEFORE),
    (
        "notices",
        notices,
        and_(
            notices.c.state != NoticeState.WAITING,
            func.coalesce(notices.c.changed_at, notices.c.at) < _BEFORE,
        ),
    ),
    ("notices", dues, and_(dues.c.state == DONE, dues.c.at < _BEFORE)),
    ("consents", consents, consents.c.withdrawn_at < _BEFORE),
    ("attempts", attempts, attempts.c.since < _BEFORE),
)


@dataclass(frozen=True, slots=True)
class _Kind:
    """A table's rows whose time is over: found without the lock, deleted under it."""

    name: str
    find: Select[Any]
    drop: Delete


def _kind(table: Table, over: ColumnElement[bool]) -> _Kind:
    key = next(column for column in table.primary_key.columns if column.name != "estate")
    here = and_(table.c.estate == _ESTATE, over)
    these = key.in_(bindparam("these", expanding=True))
    # Numbered rows only grow older, and with more to compare SQLite would walk the whole estate under the
    # lock; rows that are keyed by person may have been renewed since they were found.
    which = these if len(table.primary_key) == 1 else and_(here, these)
    return _Kind(table.name, select(key).where(here).limit(_BATCH), delete(table).where(which))


_KINDS = tuple((period, _kind(table, over)) for period, table, over in _OVER)
_OLD_NOTES = delete(deletions).where(deletions.c.estate == _ESTATE, deletions.c.at < _BEFORE)

_ENDED = and_(tickets.c.estate == _ESTATE, tickets.c.status.in_(sorted(ENDED)), tickets.c.problem != DELETED)
_ENTRIES = and_(timeline.c.estate == tickets.c.estate, timeline.c.number == tickets.c.number)
_OLD_TICKETS = (
    select(tickets.c.number)
    .where(_ENDED, tickets.c.opened_at < _BEFORE, ~exists().where(_ENTRIES, timeline.c.at >= _BEFORE))
    .limit(_BATCH)
)
_FORGOTTEN_TICKETS = (
    select(tickets.c.number)
    .where(_ENDED, exists().where(_ENTRIES, timeline.c.action == FORGET))
    .limit(_BATCH)
)
_NOTE = insert(deletions).returning(deletions.c.id)
_COUNT = update(deletions).where(deletions.c.id == bindparam("id_is"))


@dataclass
class Tidying:
    """One run over one estate; what each batch does is noted in the batch's own transaction."""

    database: Database
    estate: str
    now: datetime
    batch: int = BATCH
    counts: Counter[str] = field(default_factory=Counter)
    _note: int = 0

    def run(self, before: Mapping[str, datetime]) -> Mapping[str, int]:
        """Take out what ended before its kind's instant; returns how many rows of each table that were."""
        for period, kind in _KINDS:
            while self._delete(kind, before[period]) == self.batch:
                continue
        for tickets_over in (_FORGOTTEN_TICKETS, _OLD_TICKETS):
            while self._make_nameless(tickets_over, before["tickets"]) == self.batch:
                continue
        with self.database.write() as connection:
            # A note of deleting notes would keep itself going for ever.
            connection.execute(_OLD_NOTES, self._values(before["deletions"]))
        return self.counts

    def _delete(self, kind: _Kind, before: datetime) -> int:
        values = self._values(before)
        with self.database.read() as connection:
            these = connection.scalars(kind.find, values).all()
        if not these:
            return 0
        with self.database.write() as connection:
            gone = connection.execute(kind.drop, values | {"these": these}).rowcount
            self._count(connection, kind.name, gone)
        return len(these)

    def _make_nameless(self, statement: Select[Any], before: datetime) -> int:
        with self.database.read() as connection:
            numbers = connection.scalars(statement, self._values(before)).all()
        if not numbers:
            return 0
        with self.database.write(self.estate) as connection:
            done = make_nameless(connection, self.estate, numbers)
            self._count(connection, tickets.name, done)
        return done

    def _count(self, connection: Connection, name: str, gone: int) -> None:
        """Note what this transaction deletes, in the one row of the run."""
        if not gone:
            return
        self.counts[name] += gone
        if not self._note:
            row = {"estate": self.estate, "at": self.now, "subject": "", "reason": REASON, "counts": {}}
            self._note = connection.execute(_NOTE, row).scalar_one()
        connection.execute(_COUNT, {"id_is": self._note, "counts": dict(self.counts)})

    def _values(self, before: datetime) -> dict[str, Any]:
        return {"estate_is": self.estate, "before": before, "now": self.now, "batch": self.batch}
