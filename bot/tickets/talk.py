"""A talk between a resident and a colleague over an enquiry, as the ticket's timeline tells it."""

from collections.abc import Iterable
from dataclasses import dataclass

from bot.tickets.ticket import DONE, Entry, Status, Ticket

# The timeline's actions that a talk is made of: the resident's words, a colleague's words, and its end.
SAID = "said"
TOLD = "said to resident"
BACK = "handed back"
TURNS = frozenset({Status.ACCEPTED.value, Status.REOPENED.value, SAID, TOLD, BACK})
# Written when nobody answered in time.
UNANSWERED = "unanswered"

TAKEN = frozenset({Status.ACCEPTED, Status.ON_SITE, Status.WAITING})


@dataclass(frozen=True, slots=True)
class Talk:
    """How a talk stands; `turns` are the entries of its timeline that belong to it, oldest first.

    `late` counts how often it was noticed that the last words are not answered.
    """

    ticket: Ticket
    turns: tuple[Entry, ...]
    late: int = 0

    @property
    def number(self) -> str:
        """The number of the ticket."""
        return self.ticket.number

    @property
    def open(self) -> bool:
        """Whether it was not handed back to the bot."""
        ended = bool(self.turns) and self.turns[-1].action == BACK
        return self.ticket.status not in DONE and not ended

    @property
    def taken(self) -> bool:
        """Whether a colleague leads it, so that the bot has nothing to say."""
        return self.open and self.ticket.status in TAKEN

    @property
    def answered(self) -> bool:
        """Whether the last words were a colleague's."""
        return bool(self.turns) and self.turns[-1].action == TOLD

    @property
    def mark(self) -> str:
        """A mark that changes with every word and move: whether anything has happened since."""
        return str(len(self.turns))

    @property
    def heard(self) -> str:
        """A mark that changes whenever the resident has written."""
        return str(sum(entry.action == SAID for entry in self.turns))

    @property
    def last_words(self) -> str:
        """What the resident said last, "" for nothing yet."""
        return next((entry.text for entry in reversed(self.turns) if entry.action == SAID), "")

    @property
    def speaker(self) -> str:
        """The address of the colleague who spoke last, "" for nobody yet."""
        return next((entry.actor for entry in reversed(self.turns) if entry.action == TOLD), "")


def talk_in(ticket: Ticket, timeline: Iterable[Entry]) -> Talk:
    """Return the talk that a ticket's timeline tells of."""
    entries = list(timeline)
    turns = tuple(entry for entry in entries if entry.action in TURNS)
    since = entries.index(turns[-1]) if turns else 0
    return Talk(ticket, turns, sum(entry.action == UNANSWERED for entry in entries[since:]))
