"""What we know of each person's window on the official account: signs of life, and messages sent since."""

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta, tzinfo
from functools import cache
from itertools import groupby
from typing import Any

from sqlalchemy import Connection, Row, bindparam, or_, select, update

from bot.conversation.talk import Line
from bot.outbox.notice import Contact, Seen
from bot.outbox.quota import AFTER_MESSAGE, AFTER_TAP
from bot.store.database import Database
from bot.store.forgotten import NEVER, forgotten_at
from bot.store.looking import insert_many
from bot.store.schema import contacts
from bot.store.talk import save_talk
from bot.store.upsert import Insert, insert_into, insert_or_ignore

_ONE = select(contacts).where(
    contacts.c.estate == bindparam("estate_is"), contacts.c.person == bindparam("person_is")
)
_COUNT = (
    update(contacts)
    .where(contacts.c.estate == bindparam("estate_is"), contacts.c.person == bindparam("person_is"))
    .values(
        message_sent=contacts.c.message_sent + bindparam("on_message"),
        tap_sent=contacts.c.tap_sent + bindparam("on_tap"),
    )
)


class SqlContacts:
    """The contacts of all estates."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def seen(self, estate: str, seen: Sequence[Seen], lines: Sequence[Line] = ()) -> None:
        """Note signs of life, and what was said, in one transaction; a row newer than the sign stays.

        What is older than a deletion of the person's data is passed over: it must not come back.
        """
        if seen:
            with self._database.write(estate) as connection:
                earliest = min(at for at in (*(sign.at for sign in seen), *(line.at for line in lines)))
                gone = forgotten_at(connection, estate, {sign.person for sign in seen}, earliest)
                save_seen(
                    connection, estate, [sign for sign in seen if sign.at > gone.get(sign.person, NEVER)]
                )
                save_talk(
                    connection, estate, [line for line in lines if line.at > gone.get(line.person, NEVER)]
                )

    def contact(self, estate: str, person: str) -> Contact:
        """Return what is known of the person; of a stranger, that nothing is."""
        with self._database.read() as connection:
            return read_contact(connection, estate, person, self._database.zone)


def save_seen(connection: Connection, estate: str, seen: Iterable[Seen]) -> None:
    """Note signs of life; those of one person in the order in which they are given."""
    # Sorted, so that two batches with the same people don't wait for each other.
    ordered = sorted(seen, key=lambda each: each.person)
    # Other events say nothing about the window.
    told = [(group, sign) for sign in ordered for group in _SIGNS.get(sign.how, ())]
    for group, alike in groupby(told, key=lambda each: each[0]):
        rows = [_row(estate, sign, group) for _, sign in alike]
        insert_many(connection, _upsert(connection.dialect.name, group), rows)


def read_contact(connection: Connection, estate: str, person: str, zone: tzinfo) -> Contact:
    """Return what is known of the person."""
    row = connection.execute(_ONE, {"estate_is": estate, "person_is": person}).one_or_none()
    return Contact(person) if row is None else _contact(row, zone)


def count_sent(connection: Connection, estate: str, person: str, sent: int, at: datetime) -> None:
    """Count customer messages that were sent at this time on the grant that allowed them."""
    insert_or_ignore(connection, contacts, [_fresh(estate, person)])
    this = {"estate_is": estate, "person_is": person}
    row = connection.execute(_ONE.with_for_update(), this).one()
    on_tap = sent if counts_on_tap(_contact(row, at.tzinfo), at) else 0
    connection.execute(_COUNT, this | {"on_tap": on_tap, "on_message": sent - on_tap})


def counts_on_tap(contact: Contact, at: datetime) -> bool:
    """Whether what is sent now rests on the tap's grant alone: the message's is longer, so it goes first."""
    tap = _live(AFTER_TAP, contact.tap_at, contact.tap_sent, at)
    return tap and not _live(AFTER_MESSAGE, contact.message_at, contact.message_sent, at)


def _live(grant: tuple[int, timedelta], since: datetime | None, sent: int, at: datetime) -> bool:
    most, window = grant
    return since is not None and sent < most and at < since + window


# A group of columns that change together: the clock that must be older for it (or none), and the columns.
_Group = tuple[str, tuple[str, ...]]
_FOLLOWS: _Group = ("", ("follows",))
_MESSAGE: _Group = ("message_at", ("message_at", "message_sent"))
_TAP: _Group = ("tap_at", ("tap_at", "tap_sent"))

_SIGNS: dict[str, tuple[_Group, ...]] = {
    "message": (_MESSAGE,),
    "tap": (_TAP,),
    "follow": (_FOLLOWS, _TAP),  # a follow allows as much as a tap
    "unfollow": (_FOLLOWS,),
}


@cache
def _upsert(dialect: str, group: _Group) -> Insert:
    """Return the statement that takes over the group's columns, if the group's clock is older or unset.

    The same second is not newer: it is what a repeated delivery brings, and must not renew a grant.
    """
    clock, columns = group
    statement = insert_into(dialect, contacts)
    newer = or_(contacts.c[clock].is_(None), contacts.c[clock] < statement.excluded[clock]) if clock else None
    return statement.on_conflict_do_update(
        index_elements=["estate", "person"],
        set_={column: statement.excluded[column] for column in columns},
        where=newer,
    )


def _row(estate: str, sign: Seen, group: _Group) -> dict[str, Any]:
    clock, _ = group
    marks: dict[str, Any] = {clock: sign.at} if clock else {"follows": sign.how == "follow"}
    return _fresh(estate, sign.person) | marks


def _fresh(estate: str, person: str) -> dict[str, Any]:
    return {
        "estate": estate,
        "person": person,
        "follows": True,
        "message_at": None,
        "message_sent": 0,
        "tap_at": None,
        "tap_sent": 0,
    }


def _contact(row: Row[Any], zone: tzinfo | None) -> Contact:
    return Contact(
        person=row.person,
        follows=row.follows,
        message_at=row.message_at and row.message_at.astimezone(zone),
        message_sent=row.message_sent,
        tap_at=row.tap_at and row.tap_at.astimezone(zone),
        tap_sent=row.tap_sent,
    )
