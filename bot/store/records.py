"""Storing what a turn changes about people: which record is stored how."""

from collections.abc import Callable, Sequence
from typing import Any

from sqlalchemy import Connection

from bot.errors import Conflict
from bot.residents.records import (
    Agreed,
    Blocked,
    Bound,
    Forgotten,
    KeptPass,
    Record,
    Tried,
    Unbound,
    Withdrew,
)
from bot.store.conversations import save_block
from bot.store.erasure import erase
from bot.store.passes import save_pass
from bot.store.residents import delete_tie, hold_home, hold_owners, save_ties, tied_to
from bot.store.rights import save_consent, save_try, save_withdrawal

Save = Callable[[Connection, str, Any], None]


def _bind(connection: Connection, estate: str, record: Bound) -> None:
    tie = record.tie
    if record.beside is not None and tie.bound_at is not None:
        # Of two who bind at once the second must know of the first: the owners are told of each other.
        hold_home(connection, estate, tie.home.label)
        if tied_to(connection, estate, tie.home.label, tie.bound_at.date()) != record.beside:
            raise Conflict(f"ties of {tie.home.label}")
    save_ties(connection, estate, [tie])


def _unbind(connection: Connection, estate: str, record: Unbound) -> None:
    # Of two owners who take each other off at once the second is none any more.
    if record.by and record.by not in hold_owners(connection, estate, record.label):
        raise Conflict(f"owner of {record.label}")
    if not delete_tie(connection, estate, record.person, record.label):
        raise Conflict(f"tie to {record.label}")


SAVED_BY: dict[type[Record], Save] = {
    Bound: _bind,
    Unbound: _unbind,
    Agreed: save_consent,
    Withdrew: save_withdrawal,
    Tried: save_try,
    KeptPass: save_pass,
    Forgotten: erase,
    Blocked: save_block,
}


def save_records(connection: Connection, estate: str, records: Sequence[Record]) -> None:
    """Store the records in their order."""
    for record in records:
        SAVED_BY[type(record)](connection, estate, record)
