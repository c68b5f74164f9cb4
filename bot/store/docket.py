"""Storing a docket inside an open transaction: for turns and for due work alike."""

from sqlalchemy import Connection, bindparam, update

from bot.store.conversations import hold_versions
from bot.store.database import Source
from bot.store.due_rows import save_dues
from bot.store.duty import save_change, save_steps
from bot.store.notices import put_by, save_notices, withdraw
from bot.store.schema import counters
from bot.store.tickets import save_ticket, save_timeline
from bot.store.upsert import insert_or_ignore
from bot.tickets.docket import Docket

TICKETS, PASSES = "tickets", "passes"
_NEXT = (
    update(counters)
    .where(counters.c.estate == bindparam("estate_is"), counters.c.name == bindparam("name_is"))
    .values(value=counters.c.value + 1)
    .returning(counters.c.value)
)


def save_docket(connection: Connection, estate: str, docket: Docket) -> None:
    """Store all that the docket changes; raises `Conflict` if something it rests on has moved on."""
    # Always in the same order, so that two dockets with the same tickets don't wait for each other.
    for number in sorted(docket.tickets):
        save_ticket(connection, estate, docket.tickets[number])
    hold_versions(connection, estate, docket.rests_on)
    save_timeline(connection, estate, docket.entries)
    withdraw(connection, estate, docket.withdrawn)
    save_notices(connection, estate, docket.notices)
    put_by(connection, estate, docket.undelivered)
    save_dues(connection, estate, docket.dues)
    for number in sorted(docket.duty_changes):
        save_change(connection, estate, docket.duty_changes[number])
    save_steps(connection, estate, docket.duty_steps)


def take_number(source: Source, estate: str, counter: str) -> int:
    """Return the next number of a counter in a transaction of its own.

    Were it taken with the ticket, any two tickets that are opened at once would be in each other's way.
    """
    which = {"estate_is": estate, "name_is": counter}
    with source.write() as connection:
        number: int | None = connection.scalar(_NEXT, which)
        if number is None:
            insert_or_ignore(connection, counters, [{"estate": estate, "name": counter, "value": 0}])
            number = connection.scalar(_NEXT, which)
        assert number is not None
        return number
