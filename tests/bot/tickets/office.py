"""The desk over a shelf in memory: what is done is stored at once, and time can be let pass."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

import pytest

from bot.conversation.talk import Line
from bot.due import Claim, Due
from bot.knowledge.model import Knowledge, Lexicon, Script
from bot.outbox.notice import Notice
from bot.reply import Button
from bot.speech.phrasebook import Phrasebook
from bot.tickets.desk import Desk
from bot.tickets.desk.opening import Matter, open_ticket
from bot.tickets.docket import Docket
from bot.tickets.on_time import ticket_watches
from bot.tickets.refused import Refused
from bot.tickets.roster_change import DutyChange
from bot.tickets.rules import Rules
from bot.tickets.scripts import DESK_SCRIPTS
from bot.tickets.ticket import Entry, PromiseKind, Ticket
from tests.bot.tickets.estate import NAMES, RULES, WANG, at
from tests.bot.tickets.memory_shelf import MemoryShelf


def _script(name: str, values: frozenset[str]) -> Script:
    """A script that quotes everything it may: a value that a caller forgets is noticed."""
    return Script(
        name,
        ("；".join(f"{value}={{{value}}}" for value in sorted(values)),),
        (Button("see:{number}", "看进度"),),
    )


def _clause(name: str) -> Script:
    """A clause of a plan, "arrival 今天10:40", for staff "arrival by 今天10:40"; it gets the time only."""
    voice, _, kind = name.partition(".promise_")
    return Script(name, (f"{kind} by {{time}}" if voice == "staff" else f"{kind} {{time}}",))


SAYINGS = {
    name: _clause(name) if ".promise_" in name else _script(name, values)
    for name, values in DESK_SCRIPTS.items()
}
KNOWLEDGE = Knowledge("v1", (), SAYINGS, (), Lexicon(), ())


def phrasebook(occasion: str) -> Phrasebook:
    """Return a phrasebook in which every script of the desk quotes all its values."""
    return Phrasebook(KNOWLEDGE, {}, occasion)


@dataclass
class Office(MemoryShelf):
    """One estate's desk, the rows it has written, and a clock that the test moves."""

    now: datetime = field(default_factory=lambda: at("2025-09-01 10:00"))
    rules: Rules = RULES
    tickets: dict[str, Ticket] = field(default_factory=dict)
    entries: list[Entry] = field(default_factory=list)
    notices: list[Notice] = field(default_factory=list)
    dues: list[Due] = field(default_factory=list)
    duty: dict[str, DutyChange] = field(default_factory=dict)
    said: list[Line] = field(default_factory=list)
    given_out: int = 0
    occasions: int = 0
    read: int = 0

    # What the test does.

    def do(self, act: Callable[..., Ticket], *given: Any) -> Ticket:
        """Have the desk do something now, and store it."""
        self.occasions += 1
        docket = Docket(self)
        done = act(Desk(self.rules, docket, phrasebook(""), self.now, f"m{self.occasions}"), *given)
        self._store(docket)
        return self.tickets[done.number]

    def opens(self, category: str = "water", **more: Any) -> Ticket:
        """Have 王阿姨 report something in her kitchen; what is told on the way is read."""
        given = {"resident": WANG, "reporter": WANG, "building": "3栋"} | more
        ticket = self.do(open_ticket, Matter(category, "3栋2单元1201", "厨房水管漏水", **given))
        self.news()
        return ticket

    def keep(self, ticket: Ticket, **changes: Any) -> Ticket:
        """Put a ticket on the shelf as it could have come to be."""
        self.tickets[ticket.number] = replace(ticket, **changes)
        return self.tickets[ticket.number]

    def wait_until(self, text: str) -> None:
        """Let time pass; what falls due on the way is handled at its instant."""
        until = at(text)
        while (due := min(self.dues, key=lambda row: row.at, default=None)) and due.at <= until:
            self.dues.remove(due)
            self.now = max(self.now, due.at)
            self.happens(due)
        self.now = until

    def happens(self, due: Due) -> None:
        """Handle one due row now."""
        self.occasions += 1
        docket = Docket(self)
        ticket_watches(self.rules, phrasebook)[due.name](
            Claim(self.occasions, 1, "yunqi", due), docket, self.now
        )
        self._store(docket)

    # What the test looks at.

    def news(self) -> list[tuple[str, str]]:
        """Return who was told by which script since this was asked last, in order of name."""
        fresh, self.read = self.notices[self.read :], len(self.notices)
        return sorted((NAMES[notice.recipient], notice.script) for notice in fresh)

    def ticket_now(self, number: str = "1001") -> Ticket:
        """Return the ticket as it is stored."""
        return self.tickets[number]

    def actions(self, number: str = "1001") -> list[str]:
        """Return what the ticket's timeline says was done."""
        return [entry.action for entry in self.timeline(number)]

    # What the desk reads.

    def timeline(self, number: str) -> list[Entry]:
        return [entry for entry in self.entries if entry.number == number]

    def talk_of(self, person: str, since: datetime) -> list[Line]:
        return [line for line in self.said if line.person == person and line.at >= since]

    def take_number(self) -> int:
        self.given_out += 1
        return self.given_out

    def _store(self, docket: Docket) -> None:
        for ticket in docket.tickets.values():
            self.keep(ticket, version=ticket.version + 1)
        self.duty |= docket.duty_changes
        self.entries += docket.entries
        self.notices += docket.notices
        known = {(due.name, due.subject, due.detail) for due in self.dues}
        self.dues += [due for due in docket.dues if (due.name, due.subject, due.detail) not in known]


def refusal(office: Office, act: Callable[..., Ticket], *given: Any) -> str:
    """Return the script by which the desk refuses, having changed nothing."""
    before = dict(office.tickets)
    with pytest.raises(Refused) as refused:
        office.do(act, *given)
    assert office.tickets == before
    return refused.value.script


def due_times(office: Office, kind: PromiseKind) -> list[str]:
    """Return when the ticket's promises of a kind were or are due, and how each stands."""
    rows = [row for row in office.ticket_now().promises if row.kind is kind]
    return [f"{row.due_at:%m-%d %H:%M} {row.state}" for row in rows]
