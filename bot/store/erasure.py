"""Deleting a person's data as far as nothing obliges us to keep them (PIPL 47), noted in a ledger."""

from sqlalchemy import BindParameter, Connection, bindparam, delete, insert, update

from bot.residents.records import Forgotten
from bot.store.schema import consents, deletions, residents, talk, tickets
from bot.tickets.ticket import ENDED

_ESTATE: BindParameter[str] = bindparam("estate_is")
_PERSON: BindParameter[str] = bindparam("person_is")
_DELETED = {
    "residents": delete(residents).where(residents.c.estate == _ESTATE, residents.c.person == _PERSON),
    "talk": delete(talk).where(talk.c.estate == _ESTATE, talk.c.person == _PERSON),
    "consents": delete(consents).where(consents.c.estate == _ESTATE, consents.c.person == _PERSON),
    # The work stays on the books, without whose it was.
    "tickets": update(tickets)
    .where(tickets.c.estate == _ESTATE, tickets.c.resident == _PERSON, tickets.c.status.in_(sorted(ENDED)))
    .values(resident="", version=tickets.c.version + 1),
}
_NOTE = insert(deletions).inline()


def erase(connection: Connection, estate: str, record: Forgotten) -> None:
    """Delete what is the person's, and note that it was done."""
    this = {"estate_is": estate, "person_is": record.person}
    counts = {name: connection.execute(statement, this).rowcount for name, statement in _DELETED.items()}
    row = {"estate": estate, "at": record.at, "subject": record.mark, "reason": record.reason}
    connection.execute(_NOTE, row | {"counts": counts})
