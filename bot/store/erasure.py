"""Deleting a person's data as far as nothing obliges us to keep them (PIPL 47), noted in a ledger.

What stays, and until when: tickets that are not ended, with their notices and the window in which we may
write (until they end, then `bot.store.retention` takes the person out of them); tries to bind (a few days, or
else whoever deletes could guess on); the key of each answered delivery, without the person; the estate's own
books of homes and bills, which name no address.
"""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, and_, bindparam, case, delete, insert, literal, select, update

from bot.residents.records import Forgotten
from bot.residents.retention import mark_of
from bot.store.nameless import make_nameless
from bot.store.salt import salt_of_marks
from bot.store.schema import (
    consents,
    contacts,
    conversations,
    deletions,
    deliveries,
    dues,
    notices,
    passes,
    residents,
    talk,
    tickets,
    timeline,
)
from bot.store.tickets import touch_open
from bot.tickets.desk.core import SYSTEM
from bot.tickets.ticket import ENDED

# The timeline's action by which an open ticket waits to be made nameless.
FORGET = "forget"

_TICKETS = (
    select(tickets.c.number, tickets.c.status)
    .where(tickets.c.estate == bindparam("estate_is"), tickets.c.resident == bindparam("person_is"))
    .order_by(tickets.c.number)
    .with_for_update()
)
_ROWS = {
    table.name: delete(table).where(
        table.c.estate == bindparam("estate_is"), table.c.person == bindparam("person_is")
    )
    for table in (residents, talk, consents, passes, conversations)
}
_CONTACT = delete(contacts).where(
    contacts.c.estate == bindparam("estate_is"), contacts.c.person == bindparam("person_is")
)
_NOTICES = delete(notices).where(
    notices.c.estate == bindparam("estate_is"),
    notices.c.recipient == bindparam("person_is"),
    notices.c.ticket.not_in(bindparam("numbers", expanding=True)),
)
_DUES = delete(dues).where(dues.c.estate == bindparam("estate_is"), dues.c.subject == bindparam("person_is"))
_THIS_DELIVERY = deliveries.c.key == bindparam("key_is")
_DELIVERIES = (
    update(deliveries)
    .where(and_(deliveries.c.estate == bindparam("estate_is"), deliveries.c.person == bindparam("person_is")))
    .values(
        person="",
        text=case((_THIS_DELIVERY, deliveries.c.text), else_=""),
        buttons=case((_THIS_DELIVERY, deliveries.c.buttons), else_=literal([], deliveries.c.buttons.type)),
    )
)
_REMEMBER = insert(timeline).inline()
_NOTE = insert(deletions).inline()


def erase(connection: Connection, estate: str, record: Forgotten) -> None:
    """Delete what is the person's, and note that it was done."""
    this = {"estate_is": estate, "person_is": record.person}
    found = connection.execute(_TICKETS, this).all()
    running = [row.number for row in found if row.status not in ENDED]
    counts = {name: connection.execute(statement, this).rowcount for name, statement in _ROWS.items()}
    counts["tickets"] = make_nameless(connection, estate, [row.number for row in found])
    counts["notices"] = connection.execute(_NOTICES, this | {"numbers": running}).rowcount
    connection.execute(_DUES, this)
    connection.execute(_DELIVERIES, this | {"key_is": record.key})
    if not running:
        connection.execute(_CONTACT, this)
    _forget_later(connection, estate, record, running)
    touch_open(connection, estate, record.person)
    mark = mark_of(record.person, salt_of_marks(connection))
    row = {"estate": estate, "at": record.at, "subject": mark, "reason": record.reason}
    connection.execute(_NOTE, row | {"counts": counts})


def _forget_later(connection: Connection, estate: str, record: Forgotten, numbers: Sequence[str]) -> None:
    """Note in the timelines of open tickets that the person goes out of them when they end."""
    rows: list[dict[str, Any]] = [
        {
            "estate": estate,
            "number": number,
            "at": record.at,
            "actor": SYSTEM,
            "action": FORGET,
            "text": "",
        }
        for number in numbers
    ]
    if rows:
        connection.execute(_REMEMBER, rows)
