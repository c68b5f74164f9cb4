"""One estate's rows as a turn reads them, and the one transaction in which it changes them."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime

from bot.conversation.delivery import Conversation, Delivery, Ledger
from bot.outbox.notice import QueuedNotice
from bot.reply import Reply
from bot.residents.home import Home, Resident
from bot.store import tickets
from bot.store.contacts import save_seen
from bot.store.conversations import read_conversation, save_conversation
from bot.store.database import Database, HeldTransaction, Source
from bot.store.deliveries import read_reply, save_delivery
from bot.store.docket import save_docket, take_number
from bot.store.notices import mark_shown, read_shelved
from bot.store.residents import read_homes, read_residents
from bot.tickets.docket import Docket
from bot.tickets.ticket import Entry, Ticket


class EstateRows:
    """The ledger of one estate, on the database or on a transaction that is held open."""

    def __init__(self, source: Source, estate: str) -> None:
        self._source = source
        self._estate = estate

    def reply_to(self, key: str) -> Reply | None:
        """Return what this delivery was answered before."""
        return read_reply(self._source, self._estate, key)

    def conversation(self, person: str) -> Conversation:
        """Return the person's conversation, or a fresh one."""
        return read_conversation(self._source, self._estate, person)

    def homes_of(self, person: str) -> tuple[Home, ...]:
        """Return the homes that a resident is bound to, the first bound first."""
        return read_homes(self._source, self._estate, person)

    def residents_in(self, buildings: Sequence[str]) -> list[Resident]:
        """Return the residents bound to homes in these buildings, in all when none is named."""
        return read_residents(self._source, self._estate, buildings)

    def shelved(self, person: str) -> list[QueuedNotice]:
        """Return the notices that wait for the person's next contact, oldest first."""
        return read_shelved(self._source, self._estate, person)

    def ticket(self, number: str) -> Ticket | None:
        """Return the ticket with this number."""
        return next(iter(self._tickets(tickets.ONE, number_is=number)), None)

    def tickets_of(self, resident: str, since: datetime) -> list[Ticket]:
        """Return the resident's tickets that are not ended, and those opened since; oldest first."""
        return self._tickets(tickets.OF_RESIDENT, person=resident, since=since)

    def tasks_of(self, assignee: str) -> list[Ticket]:
        """Return the assignee's tickets that are not done; oldest first."""
        return self._tickets(tickets.TASKS, person=assignee)

    def unassigned(self) -> list[Ticket]:
        """Return the tickets that are not done and have no assignee; oldest first."""
        return self.tasks_of("")

    def timeline(self, number: str) -> list[Entry]:
        """Return the ticket's timeline, oldest first."""
        return tickets.read_timeline(self._source, self._estate, number)

    def take_number(self) -> int:
        """Return the next ticket number, given out once."""
        return take_number(self._source, self._estate)

    def commit(self, docket: Docket, delivery: Delivery) -> None:
        """Store it all in one transaction.

        Raises `Repeated` if the key was handled meanwhile, `Conflict` if a ticket or the
        conversation moved on since it was read, `StoreAway` if the database can't be reached.
        """
        with self._source.write(self._estate) as connection:
            save_delivery(connection, self._estate, delivery)
            save_docket(connection, self._estate, docket)
            if delivery.conversation is not None:
                save_conversation(connection, self._estate, delivery.conversation)
            mark_shown(connection, self._estate, delivery)
            if delivery.seen is not None:
                save_seen(connection, self._estate, [delivery.seen])

    def _tickets(self, statement: tickets.Query, **values: str | datetime) -> list[Ticket]:
        return tickets.read_tickets(self._source, statement, estate_is=self._estate, **values)


class SqlLedger(EstateRows):
    """The ledger of one estate; every read sees what is committed at its time."""

    def __init__(self, database: Database, estate: str) -> None:
        super().__init__(database, estate)
        self._database = database

    @contextmanager
    def exclusive(self) -> Iterator[Ledger]:
        """Yield the ledger inside one transaction, with nobody else committing to this estate until its end.

        What was committed in it is stored when the block ends without an error.
        """
        with self._database.alone(self._estate) as connection:
            yield EstateRows(HeldTransaction(connection, self._database.zone), self._estate)
