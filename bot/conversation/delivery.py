"""What a turn leaves behind beside the docket: the reply under its message key, and the conversation."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Protocol

from bot.conversation.talk import Line
from bot.outbox.notice import QueuedNotice, Seen
from bot.reply import Reply
from bot.residents.records import Record
from bot.residents.register import Register
from bot.tickets.docket import Docket, Shelf


@dataclass(frozen=True, slots=True)
class Conversation:
    """Where a person is with us: the open dialogue, its step, the slots filled so far.

    `parked` is a dialogue that was left for another matter and can be taken up again. `temper` is how they
    felt last, where it was not calm (see `temper`). `misses` counts in halves what was not understood in a
    row, the last at `missed_at`; until `blocked_until` only emergencies are served.
    """

    person: str
    dialogue: str = ""
    step: str = ""
    slots: Mapping[str, str] = field(default_factory=dict)
    changed_at: datetime | None = None
    parked: Mapping[str, str] = field(default_factory=dict)
    misses: int = 0
    missed_at: datetime | None = None
    blocked_until: datetime | None = None
    version: int = 0
    temper: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Delivery:
    """The outcome of one turn.

    `conversation` is the new state or None when it did not change; `records` are the changes about people;
    `shown` the put-by notices that the reply carried; `seen` the sign of life that the message was; `lines`
    what was said.
    """

    key: str
    person: str
    reply: Reply
    at: datetime
    conversation: Conversation | None = None
    shown: tuple[int, ...] = ()
    seen: Seen | None = None
    records: tuple[Record, ...] = ()
    lines: tuple[Line, ...] = ()


class Repeated(Exception):
    """This delivery has been handled: `reply` is what was answered then."""

    def __init__(self, reply: Reply) -> None:
        super().__init__("delivery was handled before")
        self.reply = reply


class Ledger(Shelf, Register, Protocol):
    """One estate's rows as a turn reads them, and the one way to change them."""

    def for_turn(self, key: str, person: str, today: date) -> "Ledger":
        """Return the ledger as the turn of this delivery from this person reads it, on this day.

        What it tells of the person at rest (conversation, ties, what is put by, tickets where there are none)
        and of the reply to this delivery is true at one moment.
        """

    def at_rest(self) -> str | None:
        """Return a mark shared by all people of whom nothing is open, None for whoever is not one of them.

        None as well where more was read than that.
        """

    def reply_to(self, key: str) -> Reply | None:
        """Return what this delivery was answered before."""

    def conversation(self, person: str) -> Conversation:
        """Return the person's conversation, or a fresh one."""

    def talk_of(self, person: str, since: datetime) -> list[Line]:
        """Return what was said in the person's conversation since then, oldest first."""

    def reaches(self, person: str, now: datetime) -> bool:
        """Return whether words would reach the person at `now`, rather than wait for their next contact."""

    def shelved(self, person: str) -> list[QueuedNotice]:
        """Return the notices that wait for the person's next contact, oldest first."""

    def commit(self, docket: Docket, delivery: Delivery) -> None:
        """Store it all in one transaction.

        Raises `Repeated` if the key was handled meanwhile, `Conflict` if a ticket or the conversation moved
        on since it was read, `StoreAway` if the database can't be reached.
        """
