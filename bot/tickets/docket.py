"""The docket: all that one unit of work changes about tickets, to be stored together or not at all."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Protocol

from bot.due import Due
from bot.outbox.notice import Notice, Undelivered
from bot.tickets.kept import Kept
from bot.tickets.roster_change import DutyChange, DutyStep
from bot.tickets.ticket import Entry, Ticket


class Said(Protocol):
    """One thing that was said, by the "resident", the "bot" or a colleague (by address)."""

    @property
    def at(self) -> datetime: ...

    @property
    def speaker(self) -> str: ...

    @property
    def text(self) -> str: ...


class Shelf(Protocol):
    """What the desk reads of one estate's tickets."""

    def ticket(self, number: str) -> Ticket | None:
        """Return the ticket with this number."""

    def tickets_of(self, resident: str, since: datetime) -> list[Ticket]:
        """Return the resident's tickets that are not ended, and those opened since; oldest first."""

    def tasks_of(self, assignee: str) -> list[Ticket]:
        """Return the assignee's tickets that are not done; oldest first."""

    def loads_of(self, assignees: Collection[str]) -> Mapping[str, int]:
        """Return how many tickets that are not done each of these has; who has none is left out."""

    def unassigned(self) -> list[Ticket]:
        """Return the tickets that are open and have no assignee; oldest first."""

    def next_door(self, assignees: Collection[str], building: str) -> Collection[str]:
        """Return which of these have an open task in the building."""

    def last_at(self, place: str) -> str:
        """Return who had the newest ticket of a place that is done, "" for nobody."""

    def last_turns(
        self, assignees: Collection[str], category: str, since: datetime
    ) -> Mapping[str, datetime]:
        """Return when each of these got a ticket of the category last; who got none since is left out."""

    def left_behind(self, staff: Collection[str]) -> list[Ticket]:
        """Return the tickets not ended that are with, or owned by, a colleague who is none of these."""

    def duty_changes(self, now: datetime) -> Sequence[DutyChange]:
        """Return the changes of the roster that are allowed and not over, oldest first."""

    def duty_asked(self, now: datetime) -> Sequence[DutyChange]:
        """Return the changes of the roster for which somebody's word is waited for, oldest first."""

    def duty_change(self, number: str) -> DutyChange | None:
        """Return the change of the roster with this number."""

    def timeline(self, number: str) -> list[Entry]:
        """Return the ticket's timeline, oldest first."""

    def kept(self, span: tuple[datetime, datetime], now: datetime) -> Kept:
        """Return what became of the promises that were due in the span, its end not counted."""

    def talk_of(self, person: str, since: datetime) -> Sequence[Said]:
        """Return what was said in the person's conversation since then, oldest first."""

    def take_number(self) -> int:
        """Return the next ticket number, given out once: 1, 2, 3 …; one that is not used leaves a gap."""


@dataclass
class Docket:
    """Changes to tickets and what follows from them, read through as if they were stored already.

    `withdrawn` are the numbers of tickets whose progress need not be told any more: what is not sent is taken
    back, this docket's own notices excepted. `rests_on` are the versions of conversations (by person) that it
    was decided on and that it doesn't change.
    """

    shelf: Shelf
    tickets: dict[str, Ticket] = field(default_factory=dict)
    entries: list[Entry] = field(default_factory=list)
    notices: list[Notice] = field(default_factory=list)
    dues: list[Due] = field(default_factory=list)
    undelivered: list[Undelivered] = field(default_factory=list)
    withdrawn: list[str] = field(default_factory=list)
    rests_on: dict[str, int] = field(default_factory=dict)
    duty_changes: dict[str, DutyChange] = field(default_factory=dict)
    duty_steps: list[DutyStep] = field(default_factory=list)

    @property
    def empty(self) -> bool:
        """Whether nothing has been changed."""
        rest = self.dues or self.undelivered or self.withdrawn or self.duty_changes or self.duty_steps
        return not (self.tickets or self.entries or self.notices or rest)

    def clear(self) -> None:
        """Forget all changes: what was refused must leave nothing behind."""
        self.tickets.clear()
        self.rests_on.clear()
        self.duty_changes.clear()
        self.duty_steps.clear()
        for changes in (self.entries, self.notices, self.dues, self.undelivered, self.withdrawn):
            changes.clear()

    def ticket(self, number: str) -> Ticket | None:
        """Return the ticket as this unit of work has it."""
        return self.tickets.get(number) or self.shelf.ticket(number)

    def keep(self, ticket: Ticket) -> Ticket:
        """Record the ticket's new state and return it."""
        self.tickets[ticket.number] = ticket
        return ticket
