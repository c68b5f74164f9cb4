"""Storing a docket inside an open transaction: for turns and for due work alike."""

from sqlalchemy import Connection, bindparam, select, update

from bot.errors import Conflict
from bot.store.database import Source
from bot.store.due_rows import save_dues
from bot.store.notices import put_by, save_notices
from bot.store.schema import counters
from bot.store.tickets import save_ticket, save_timeline
from bot.store.upsert import insert_or_ignore
from bot.tickets.docket import Docket

_TICKETS = "tickets"
_COUNT = select(counters.c.value).where(
    counters.c.estate == bindparam("estate_is"), counters.c.name == _TICKETS
)
_ADVANCE = (
    update(counters)
    .where(
        counters.c.estate == bindparam("estate_is"),
        counters.c.name == _TICKETS,
        counters.c.value <= bindparam("highest"),
    )
    .values(value=bindparam("last"))
)


def save_docket(connection: Connection, estate: str, docket: Docket) -> None:
    """Store all that the docket changes; raises `Conflict` if something it rests on has moved on."""
    if docket.last_number is not None:
        _advance(connection, estate, docket)
    # Always in the same order, so that two dockets with the same tickets don't wait for each other.
    for number in sorted(docket.tickets):
        save_ticket(connection, estate, docket.tickets[number])
    save_timeline(connection, estate, docket.entries)
    save_notices(connection, estate, docket.notices)
    put_by(connection, estate, docket.undelivered)
    save_dues(connection, estate, docket.dues)


def last_number(source: Source, estate: str) -> int:
    """Return how many ticket numbers were given out."""
    with source.read() as connection:
        return connection.scalar(_COUNT, {"estate_is": estate}) or 0


def _advance(connection: Connection, estate: str, docket: Docket) -> None:
    """Move the counter on, unless another docket took one of these numbers first."""
    last = docket.last_number
    assert last is not None
    opened = sum(ticket.version == 0 for ticket in docket.tickets.values())
    values = {"estate_is": estate, "highest": last - max(opened, 1), "last": last}
    if connection.execute(_ADVANCE, values).rowcount == 1:
        return
    row = {"estate": estate, "name": _TICKETS, "value": last}
    if not insert_or_ignore(connection, counters, [row]):
        raise Conflict(f"ticket number {last}")
