"""The docket: all that one unit of work changes about tickets, to be stored together or not at all."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Protocol

from bot.due import Due
from bot.outbox.notice import Notice, Undelivered
from bot.tickets.ticket import Entry, Ticket


class Shelf(Protocol):
    """What the desk reads of one estate's tickets."""

    def ticket(self, number: str) -> Ticket | None:
        """Return the ticket with this number."""

    def tickets_of(self, resident: str, since: datetime) -> list[Ticket]:
        """Return the resident's tickets that are not ended, and those opened since; oldest first."""

    def tasks_of(self, assignee: str) -> list[Ticket]:
        """Return the assignee's tickets that are not done; oldest first."""

    def unassigned(self) -> list[Ticket]:
        """Return the tickets that are open and have no assignee; oldest first."""

    def timeline(self, number: str) -> list[Entry]:
        """Return the ticket's timeline, oldest first."""

    def last_number(self) -> int:
        """Return the last ticket number that was given out, as a count (0 for none)."""


@dataclass
class Docket:
    """Changes to tickets and what follows from them, read through as if they were stored already."""

    shelf: Shelf
    tickets: dict[str, Ticket] = field(default_factory=dict)
    entries: list[Entry] = field(default_factory=list)
    notices: list[Notice] = field(default_factory=list)
    dues: list[Due] = field(default_factory=list)
    undelivered: list[Undelivered] = field(default_factory=list)
    last_number: int | None = None

    @property
    def empty(self) -> bool:
        """Whether nothing has been changed."""
        return not (self.tickets or self.entries or self.notices or self.dues or self.undelivered)

    def ticket(self, number: str) -> Ticket | None:
        """Return the ticket as this unit of work has it."""
        return self.tickets.get(number) or self.shelf.ticket(number)

    def next_number(self) -> int:
        """Take the next ticket number; the store refuses the docket if somebody took it meanwhile."""
        taken = self.shelf.last_number() if self.last_number is None else self.last_number
        self.last_number = taken + 1
        return self.last_number

    def keep(self, ticket: Ticket) -> Ticket:
        """Record the ticket's new state and return it."""
        self.tickets[ticket.number] = ticket
        return ticket
