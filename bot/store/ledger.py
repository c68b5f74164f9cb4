"""One estate's rows as a turn reads them, and the one transaction in which it changes them."""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from datetime import date, datetime, tzinfo
from typing import Any

from sqlalchemy import Connection, Select

from bot.conversation.delivery import Conversation, Delivery, Ledger
from bot.conversation.talk import Line
from bot.outbox.notice import QueuedNotice
from bot.outbox.quota import reaches
from bot.reply import Reply
from bot.residents.home import Resident
from bot.residents.passes import Pass
from bot.residents.register import Attempts, Bill, Consent, Household
from bot.store import duty, near, passes, register, rights, tickets
from bot.store.contacts import read_contact, save_seen
from bot.store.conversations import read_conversation, save_conversation
from bot.store.database import Database, HeldTransaction, Source
from bot.store.deliveries import read_reply, save_delivery
from bot.store.docket import PASSES, TICKETS, save_docket, take_number
from bot.store.glance import About, glance
from bot.store.kept import read_kept
from bot.store.looking import Values
from bot.store.notices import mark_shown, read_shelved
from bot.store.records import save_records
from bot.store.residents import read_residents, read_residents_of, read_ties
from bot.store.talk import read_talk, save_talk
from bot.tickets.docket import Docket
from bot.tickets.kept import Kept
from bot.tickets.roster_change import DutyChange
from bot.tickets.ticket import Entry, Ticket


class EstateRows:
    """The ledger of one estate, on the database or on a transaction that is held open."""

    def __init__(self, source: Source, estate: str, settle: Callable[[], None] = lambda: None) -> None:
        """`settle` stores what this process still holds back of the log of what was said."""
        self._source = source
        self._estate = estate
        self._settle = settle

    def for_turn(self, key: str, person: str, today: date) -> Ledger:
        """Return the ledger as the turn of this delivery from this person reads it."""
        return TurnRows(self._source, self._estate, self._settle, About(key, person, today))

    def at_rest(self) -> str | None:
        """Return None: this is not about anybody."""
        return None

    def reply_to(self, key: str) -> Reply | None:
        """Return what this delivery was answered before."""
        return read_reply(self._source, self._estate, key)

    def conversation(self, person: str) -> Conversation:
        """Return the person's conversation, or a fresh one."""
        return read_conversation(self._source, self._estate, person)

    def ties_of(self, person: str, today: date) -> tuple[Resident, ...]:
        """Return the person's ties to homes, the first bound first; without those whose lease is over."""
        return read_ties(self._source, self._estate, person, today)

    def residents_in(self, buildings: Sequence[str], today: date) -> list[Resident]:
        """Return the residents bound to homes in these buildings, in all when none is named."""
        return read_residents(self._source, self._estate, buildings, today)

    def residents_of(self, label: str, today: date) -> list[Resident]:
        """Return the residents bound to one home, the first bound first."""
        return read_residents_of(self._source, self._estate, label, today)

    def household(self, label: str) -> Household | None:
        """Return the household with this label, with its members and plates."""
        return register.read_household(self._source, self._estate, label)

    def bills_of(self, label: str) -> list[Bill]:
        """Return the bills of a home, the newest due first."""
        return register.read_bills(self._source, self._estate, label)

    def consents_of(self, person: str) -> list[Consent]:
        """Return the person's consents, oldest first, withdrawn ones included."""
        return rights.read_consents(self._source, self._estate, person)

    def attempts(self, subject: str, name: str) -> Attempts:
        """Return how often the subject (a person or a home) tried what is named."""
        return rights.read_attempts(self._source, self._estate, subject, name)

    def passes_of(self, person: str, since: datetime) -> list[Pass]:
        """Return the passes that the person made since then, oldest first."""
        return passes.read_passes(self._source, self._estate, person, since)

    def current_passes(self, now: datetime) -> list[Pass]:
        """Return everybody's passes whose time is not over, the earliest first."""
        return passes.read_current_passes(self._source, self._estate, now)

    def find_pass(self, number: str) -> Pass | None:
        """Return the pass with this number."""
        return passes.read_pass(self._source, self._estate, number)

    def take_pass_number(self) -> int:
        """Return the next pass number, given out once."""
        return take_number(self._source, self._estate, PASSES)

    def talk_of(self, person: str, since: datetime) -> list[Line]:
        """Return what was said in the person's conversation since then, up to this very moment."""
        self._settle()
        return read_talk(self._source, self._estate, person, since)

    def reaches(self, person: str, now: datetime) -> bool:
        """Return whether words would reach the person at `now`, rather than wait for their next contact."""
        with self._source.read() as connection:
            return reaches(read_contact(connection, self._estate, person, self._source.zone), now)

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

    def loads_of(self, assignees: Collection[str]) -> Mapping[str, int]:
        """Return how many tickets that are not done each of these has; who has none is left out."""
        return tickets.read_loads(self._source, self._estate, assignees)

    def unassigned(self) -> list[Ticket]:
        """Return the tickets that are not done and have no assignee; oldest first."""
        return self.tasks_of("")

    def next_door(self, assignees: Collection[str], building: str) -> Collection[str]:
        """Return which of these have an open task in the building."""
        return near.next_door(self._source, self._estate, assignees, building)

    def last_at(self, place: str) -> str:
        """Return who had the newest ticket of a place that is done, "" for nobody."""
        return near.last_at(self._source, self._estate, place)

    def last_turns(
        self, assignees: Collection[str], category: str, since: datetime
    ) -> Mapping[str, datetime]:
        """Return when each of these got a ticket of the category last; who got none since is left out."""
        return near.last_turns(self._source, self._estate, assignees, category, since)

    def left_behind(self, staff: Collection[str]) -> list[Ticket]:
        """Return the tickets not ended that are with, or owned by, a colleague who is none of these."""
        known = sorted(staff)
        return tickets.read_tickets(
            self._source, tickets.LEFT, estate_is=self._estate, known=known, known_owners=known
        )

    def duty_changes(self, now: datetime) -> list[DutyChange]:
        """Return the changes of the roster that are allowed and not over, oldest first."""
        return duty.read_changes(self._source, self._estate, duty.ALLOWED, now)

    def duty_asked(self, now: datetime) -> list[DutyChange]:
        """Return the changes of the roster for which somebody's word is waited for, oldest first."""
        return duty.read_changes(self._source, self._estate, duty.ASKED, now)

    def duty_change(self, number: str) -> DutyChange | None:
        """Return the change of the roster with this number."""
        return duty.read_change(self._source, self._estate, number)

    def timeline(self, number: str) -> list[Entry]:
        """Return the ticket's timeline, oldest first."""
        return tickets.read_timeline(self._source, self._estate, number)

    def kept(self, span: tuple[datetime, datetime], now: datetime) -> Kept:
        """Return what became of the promises that were due in the span."""
        return read_kept(self._source, self._estate, span, now)

    def take_number(self) -> int:
        """Return the next ticket number, given out once."""
        return take_number(self._source, self._estate, TICKETS)

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
            save_talk(connection, self._estate, delivery.lines)
            mark_shown(connection, self._estate, delivery)
            if delivery.seen is not None:
                save_seen(connection, self._estate, [delivery.seen])
            # Last: of somebody who is forgotten, this very turn leaves nothing either.
            save_records(connection, self._estate, delivery.records)

    def _tickets(self, statement: tickets.Query, **values: str | datetime) -> list[Ticket]:
        return tickets.read_tickets(self._source, statement, estate_is=self._estate, **values)


@dataclass
class _Watched:
    """A source that knows whether it was asked for rows."""

    source: Source
    zone: tzinfo
    asked: bool = False

    def read(self) -> AbstractContextManager[Connection]:
        self.asked = True
        return self.source.read()

    def look(self, statement: Select[Any], values: Values) -> list[Any]:
        self.asked = True
        return self.source.look(statement, values)

    def write(self, estate: str = "") -> AbstractContextManager[Connection]:
        return self.source.write(estate)


class TurnRows(EstateRows):
    """The ledger for one turn: one glance at its person, and further rows only when they are asked for.

    The stored reply comes with the glance: where it says that there was none, nothing in it can be what this
    very delivery has changed. Of rows that were read later that isn't certain, so then it is asked for anew.
    """

    def __init__(self, source: Source, estate: str, settle: Callable[[], None], about: About) -> None:
        watched = _Watched(source, source.zone)
        super().__init__(watched, estate, settle)
        self._watched = watched
        self._about = about
        self._glance = glance(source, estate, about)

    def at_rest(self) -> str | None:
        rest = not self._watched.asked and self._glance.at_rest
        return ",".join(tie.role for tie in self._glance.ties) if rest else None

    def reply_to(self, key: str) -> Reply | None:
        known = key == self._about.key and not self._watched.asked
        return self._glance.reply if known else super().reply_to(key)

    def conversation(self, person: str) -> Conversation:
        return self._glance.conversation if person == self._about.person else super().conversation(person)

    def ties_of(self, person: str, today: date) -> tuple[Resident, ...]:
        known = (person, today) == (self._about.person, self._about.today)
        return self._glance.ties if known else super().ties_of(person, today)

    def shelved(self, person: str) -> list[QueuedNotice]:
        none = person == self._about.person and not self._glance.shelved
        return [] if none else super().shelved(person)

    def tickets_of(self, resident: str, since: datetime) -> list[Ticket]:
        none = resident == self._about.person and self._glance.without_tickets(since)
        return [] if none else super().tickets_of(resident, since)


class SqlLedger(EstateRows):
    """The ledger of one estate; every read sees what is committed at its time."""

    def __init__(self, database: Database, estate: str, settle: Callable[[], None] = lambda: None) -> None:
        super().__init__(database, estate, settle)
        self._database = database

    @contextmanager
    def exclusive(self) -> Iterator[Ledger]:
        """Yield the ledger inside one transaction, with nobody else committing to this estate until its end.

        What was committed in it is stored when the block ends without an error.
        """
        with self._database.alone(self._estate) as connection:
            yield EstateRows(HeldTransaction(connection, self._database.zone), self._estate)
