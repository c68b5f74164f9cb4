"""The desk's own tools: find, move, note, promise, and tell people, all into one docket."""

from dataclasses import dataclass, replace
from datetime import datetime
from functools import cached_property
from typing import Any

from bot.due import Due
from bot.outbox.notice import COLLEAGUES_WORDS, Notice, Weight
from bot.reply import Button, Reply
from bot.speech.phrasebook import Phrasebook
from bot.speech.times import say_time, template_time
from bot.tickets.concerned import concerned, involved
from bot.tickets.describe import AT_ONCE, values_of
from bot.tickets.desk.night import heard_at
from bot.tickets.docket import Docket
from bot.tickets.moves import may_move
from bot.tickets.partner import as_seen_by, is_partner, theirs
from bot.tickets.pauses import ended
from bot.tickets.promise import counted_on, next_due, nudge_at, tell_at
from bot.tickets.refused import Refused
from bot.tickets.relation import relation_to
from bot.tickets.roster import able, leading, next_able, on_duty
from bot.tickets.roster_change import DutyChange
from bot.tickets.rules import Rules, staff_address
from bot.tickets.scripts import worded
from bot.tickets.ticket import ANSWERED, ENDED, IN_CHINESE, Entry, Promise, PromiseKind, Status, Ticket

SYSTEM = "system"
# In which order people hear of promises that end at the same time.
ORDER = tuple(PromiseKind)
# What is promised where nothing is mended: an answer, and what came of it. An enquiry is an answer, whole.
CALLED: dict[str, dict[PromiseKind, str]] = {
    "enquiry": dict.fromkeys(PromiseKind, "answer"),
    **{kind: {PromiseKind.RESPONSE: "answer", PromiseKind.ANSWER: "result"} for kind in ANSWERED},
}


@dataclass(frozen=True)
class Desk:
    """Writes to one docket on one occasion.

    `source` is the key of the message or due row that is being handled: notices are keyed by it, so that
    doing the same work again queues nothing twice. `now` is the time of the occasion in the estate's zone.
    `reader` is whoever reads what is said at once, "" for nobody.
    """

    rules: Rules
    docket: Docket
    speech: Phrasebook
    now: datetime
    source: str
    reader: str = ""

    def find(self, number: str) -> Ticket:
        """Return the ticket, or raise `Refused` when there is none of this number."""
        ticket = self.docket.ticket(number)
        if ticket is None:
            raise Refused("ticket.unknown", number=number)
        return ticket

    def find_for(self, number: str, staff: str) -> Ticket:
        """Return the ticket; what is none of this colleague's business is as unknown as one that isn't."""
        ticket = self.find(number)
        if staff in concerned(ticket, self.rules) or not involved(staff, ticket, self.rules):
            raise Refused("ticket.unknown", number=number)
        return ticket

    def move(self, ticket: Ticket, target: Status, actor: str, text: str = "", **changes: Any) -> Ticket:
        """Move the ticket to `target` with the other `changes`; raises `Refused` for an illegal move."""
        if not may_move(ticket.status, target):
            raise Refused("ticket.not_now", **self.values(ticket))
        self.write(ticket, actor, _action(ticket.status, target), text)
        if ticket.status is Status.WAITING and target is not Status.WAITING:
            # Whatever is done to it, it stands still no longer.
            changes = {"pauses": ended(ticket, self.now)} | changes
        return self.docket.keep(replace(ticket, status=target, **changes))

    def change(self, ticket: Ticket, **changes: Any) -> Ticket:
        """Keep the ticket with these changes and the status that it has."""
        return self.docket.keep(replace(ticket, **changes))

    def write(self, ticket: Ticket, actor: str, action: str, text: str = "") -> None:
        """Append a line to the ticket's timeline."""
        self.docket.entries.append(Entry(ticket.number, self.now, actor, action, text))

    def values(self, ticket: Ticket, reader: str | None = None) -> dict[str, str]:
        """Return what scripts about this ticket may quote to `reader`, or to who reads the reply."""
        plans = {
            "plan": self._plan(ticket, "ticket.promise"),
            "task_plan": self._plan(ticket, "staff.promise"),
        }
        seen = as_seen_by(self.reader if reader is None else reader, ticket, self.rules)
        return values_of(ticket, self.rules, self.now) | plans | seen

    def tell_resident(
        self, ticket: Ticket, script: str, weight: Weight = Weight.UPDATE, **values: object
    ) -> None:
        """Queue a notice about the ticket for its resident, if it has one.

        A template message says of it the number, the problem, the status (or `headline`) and the time that
        the resident can count on next.
        """
        if not ticket.resident:
            return
        quoted = self.values(ticket, "") | {key: str(value) for key, value in values.items()}
        fields = {
            "number": ticket.number,
            "subject": ticket.problem,
            "status": quoted.get("headline") or _status(ticket, script),
            "time": template_time(next_due(ticket) or self.now, self.now),
            "remark": self._remark(script, quoted),
        }
        self._queue(ticket, ticket.resident, script, quoted, weight=weight, template="ticket", fields=fields)

    def tell_staff(self, ticket: Ticket, person: str, script: str, **values: object) -> None:
        """Queue a notice about the ticket for a staff member, unless it complains about them."""
        self.tell_staff_at(self.now, ticket, person, script, **values)

    def tell_staff_at(self, at: datetime, ticket: Ticket, person: str, script: str, **values: object) -> None:
        """Queue a notice for a staff member that goes out at a time."""
        if person and person not in concerned(ticket, self.rules):
            quoted = self.values(ticket, person) | {key: str(value) for key, value in values.items()}
            self._queue(ticket, person, script, quoted, weight=Weight.URGENT, due_at=at)

    def tell_managers(self, ticket: Ticket, script: str, **values: object) -> None:
        """Queue a notice about the ticket for every manager."""
        for person in self.managers():
            self.tell_staff(ticket, person, script, **values)

    def promise(self, ticket: Ticket, *fresh: Promise) -> Ticket:
        """Keep the ticket with further promises, in the words in which they are told, and have them watched.

        One that is told to nobody (who comes has accepted) has no words.
        """
        hears = "ticket" if ticket.resident else "staff"
        known = replace(ticket, promises=ticket.promises + fresh)
        said = {row: reply for row, reply in self._clauses(known, f"{hears}.promise") if row in fresh}
        worded = tuple(
            replace(row, script=said[row].script, words=said[row].text) if row in said else row
            for row in fresh
        )
        promised = self.change(ticket, promises=ticket.promises + worded)
        for row in worded:
            self.watch(promised, row)
        return promised

    @cached_property
    def changes(self) -> list[DutyChange]:
        """The changes of the roster, made by chat, that are allowed and not over."""
        return list(self.docket.shelf.duty_changes(self.now))

    def managers(self) -> list[str]:
        """Return the addresses of those who lead now: on leave, their deputies do."""
        return [staff_address(name) for name in leading(self.rules.staff, self.now, self.changes)]

    def on_duty(self) -> list[str]:
        """Return the ids of those on duty now."""
        return on_duty(self.rules.staff, self.now, self.changes)

    def able(self, skill: str) -> list[str]:
        """Return the ids of those on duty now who have the skill."""
        return able(self.rules.staff, skill, self.now, self.changes)

    def next_able(self, skill: str) -> datetime | None:
        """Return when, within a week, somebody with the skill comes on duty; None if nobody does."""
        return next_able(self.rules.staff, skill, self.now, self.changes)

    def watch(self, ticket: Ticket, promise: Promise) -> None:
        """Have the promise looked at before it breaks, and when it does."""
        watch = self.rules.level(ticket.category).watch
        detail = f"{promise.kind}@{promise.due_at.isoformat()}"
        if promise.kind is not PromiseKind.RESPONSE:
            # Whoever was asked and doesn't accept is passed over in time: that is the reminder.
            self._before(promise, "promise.nudge", ticket, nudge_at(promise, watch))
        self._before(promise, "promise.tell", ticket, tell_at(promise, watch))
        self.later("promise.overdue", ticket, promise.due_at, detail)

    def _remark(self, about: str, quoted: dict[str, str]) -> str:
        """Return what a template message advises: what a colleague wrote is shown on any word."""
        script = "human.template_remark" if about in COLLEAGUES_WORDS else "ticket.template_remark"
        return self.speech.say(script, **quoted).text

    def _before(self, promise: Promise, name: str, ticket: Ticket, at: datetime) -> None:
        heard = heard_at(self.rules, ticket.category, at, promise.due_at, self.now)
        self.later(name, ticket, heard, f"{promise.kind}@{promise.due_at.isoformat()}")

    def later(self, name: str, ticket: Ticket, at: datetime, detail: str = "") -> None:
        """Have a handler look at the ticket at a time."""
        self.docket.dues.append(Due(name, ticket.number, at, detail))

    def _plan(self, ticket: Ticket, script: str) -> str:
        """Return all that is still promised, each kind in the words of its script, in the order of time."""
        return "，".join(reply.text for _, reply in self._clauses(ticket, script)) or AT_ONCE

    def _clauses(self, ticket: Ticket, script: str) -> list[tuple[Promise, Reply]]:
        """Return the promises that are told, in the order of time, and each in words."""
        rows = sorted(counted_on(ticket), key=lambda row: (row.due_at, ORDER.index(row.kind)))
        if ticket.kind == "enquiry":
            rows = rows[:1]
        # Who comes has accepted: an acceptance later than that tells nobody anything.
        rows = [row for row in rows if row.kind is not PromiseKind.RESPONSE or row is rows[0]]
        called = CALLED.get(ticket.kind, {})
        return [
            (
                row,
                self.speech.say(
                    f"{script}_{called.get(row.kind, row.kind)}", time=say_time(row.due_at, self.now)
                ),
            )
            for row in rows
        ]

    def _queue(self, ticket: Ticket, person: str, script: str, values: dict[str, str], **rest: Any) -> None:
        at = rest.get("due_at", self.now)
        speech = self.speech.to(person, at, lambda: relation_to(ticket))
        said = speech.say(worded(script, ticket.kind), **values)
        buttons: tuple[Button, ...] = () if ticket.status in ENDED else said.buttons
        if is_partner(person, self.rules):
            buttons = theirs(buttons)
        key = f"{self.source}:{len(self.docket.notices)}"
        self.docket.notices.append(
            Notice(
                key,
                person,
                said.script,
                said.text,
                buttons=buttons,
                ticket=ticket.number,
                **{"due_at": self.now, **rest},
            )
        )


def _action(origin: Status, target: Status) -> str:
    """Return what the timeline calls a move: back to nobody is no opening, and to go on no accepting."""
    if target is Status.OPENED:
        return "back"
    return "resumed" if (origin, target) == (Status.WAITING, Status.ACCEPTED) else target.value


def _status(ticket: Ticket, script: str) -> str:
    return "有新回话" if script in COLLEAGUES_WORDS else IN_CHINESE[ticket.status]
