"""The door's counterpart: one message becomes one turn, and one turn one transaction (design principle 1)."""

import time
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, Protocol

from bot.clock import Clock
from bot.conversation.asked_often import AskedOften
from bot.conversation.delivery import Delivery, Ledger, Repeated
from bot.conversation.limits import Limiter, Pace
from bot.conversation.mind import Mind
from bot.conversation.router import answer
from bot.conversation.said import lines_of, open_lines
from bot.conversation.shelf_life import with_shelved
from bot.conversation.switchboard import Switchboard
from bot.conversation.talk import Line
from bot.conversation.temper import Temper, temper_of
from bot.conversation.turn import Turn
from bot.errors import Conflict
from bot.message import Message, MessageKind, user_of
from bot.outbox.notice import Notice, QueuedNotice, Seen
from bot.reply import SILENCE, Reply
from bot.residents.address import form_of_address
from bot.residents.person import Person
from bot.speech.lately import Lately
from bot.speech.mood import ANGRY, CALM, Mood
from bot.speech.phrasebook import Phrasebook
from bot.speech.setting import Setting
from bot.tickets.desk import Desk
from bot.tickets.docket import Docket
from bot.tickets.relation import relation_of
from bot.tickets.rules import Rules, is_staff

# Twice without a lock, then under it: nobody can come in between the third time.
FREE_TRIES = 2
# Whether somebody can be written to at all must not wait for the next batch.
FOLLOWING = frozenset({"follow", "unfollow"})


class Book(Ledger, Protocol):
    """The ledger of an estate, which can also be had for oneself alone."""

    def exclusive(self) -> AbstractContextManager[Ledger]:
        """Give the ledger inside one transaction that nobody else can interfere with."""


class Visits(Protocol):
    """Where goes what read-only turns leave behind: signs of life, and the log of what was said."""

    def add(self, seen: Seen, lines: Sequence[Line]) -> None:
        """Note it, to be stored soon."""


@dataclass(frozen=True)
class Conversations:
    """Answers messages of one estate; `note` logs a line in which nobody's words are."""

    book: Book
    rules: Rules
    board: Switchboard
    mind: Callable[[], Mind]
    visits: Visits
    clock: Clock
    limiter: Limiter
    observe: Callable[[Reply, float], None]
    note: Callable[[dict[str, Any]], None]
    often: AskedOften = field(default_factory=AskedOften)
    lately: Lately | None = None

    def answer(self, message: Message) -> Reply:
        """Return the reply to a message, with all that it changes stored; a repeat gets the same reply."""
        began = time.perf_counter()
        reply = self._held_back(message) or self._settle(message)
        took = time.perf_counter() - began
        self.note(
            {
                "event": "turn",
                "person": masked(message.sender),
                "kind": message.kind.value,
                "script": reply.script,
                "variant": reply.variant,
                "knowledge": reply.knowledge,
                "milliseconds": round(took * 1000, 1),
            }
        )
        self.observe(reply, took)
        return reply

    def answer_without_store(self, message: Message) -> Reply:
        """Answer from memory while the database is away: an emergency first of all."""
        mind = self.mind()
        speech = self._speech(mind, message)
        emergency = mind.emergency(message.text) if message.text else None
        if emergency:
            return speech.say(f"{emergency.reply}.offline")
        return speech.say("system.store_away")

    def apologise(self, message: Message) -> Reply:
        """Return the kind sentence for a turn that failed by our fault."""
        return self._speech(self.mind(), message).say("system.error")

    def rest(self, message: Message, text: str) -> None:
        """Queue the part of a reply that one message could not hold."""
        now = self.clock.now()
        docket = Docket(self.book)
        docket.notices.append(Notice(f"{message.key}:rest", message.sender, "system.rest", text, now))
        try:
            self.book.commit(docket, Delivery(f"{message.key}:rest"[-64:], message.sender, Reply(""), now))
        except Repeated:
            return

    def _held_back(self, message: Message) -> Reply | None:
        """Return what somebody gets who writes faster than we answer; None for whatever is answered.

        An emergency always is, and so is what was answered before: WeChat only asks once more.
        """
        pace = self.limiter.pace_of(message, self.clock.now())
        if pace is Pace.ANSWERED:
            return None
        mind = self.mind()
        if message.text and mind.emergency(message.text):
            return None
        speech = self._speech(mind, message)
        said = speech.say("system.slow_down") if pace is Pace.ASKED_TO_SLOW_DOWN else SILENCE
        return self.book.reply_to(message.key) or said

    def _settle(self, message: Message) -> Reply:
        try:
            for _ in range(FREE_TRIES):
                try:
                    return self._take(message, self.book)
                except Conflict:
                    continue
            with self.book.exclusive() as alone:
                return self._take(message, alone)
        except Repeated as repeated:
            return repeated.reply

    def _take(self, message: Message, ledger: Ledger) -> Reply:
        now = self.clock.now()
        rows = ledger.for_turn(message.key, message.sender, now.date())
        known = rows.reply_to(message.key)
        if known is not None:
            return known
        mind = self.mind()
        script = self.often.script_for(message, rows.at_rest(), mind, now)
        if script:
            name = _called(self._person(message.sender, rows, now.date()))
            setting = Setting(message.sender, name=name, at=now)
            reply = self._speech(mind, message, setting).say(script)
            self.visits.add(sign_of_life(message), open_lines(message, reply))
            return reply
        turn = self._turn(message, rows, mind, now)
        reply = answer(turn, self.board)
        # The answer to an event may be silence; then what was put by waits for a real contact. Whoever talks
        # to a colleague gets it with the next word, though the bot has nothing to add.
        contact = bool(reply.text) or message.kind is not MessageKind.EVENT
        shelved = rows.shelved(message.sender) if contact and not reply.urgent else []
        reply = with_shelved(reply, shelved)
        return self._store(turn, reply, shelved)

    def _store(self, turn: Turn, reply: Reply, shelved: list[QueuedNotice]) -> Reply:
        """Store what the turn changes and return the reply; a delivery that was handled gets its first one.

        A turn that read more than one moment can show asks for that last: what it read may already be what
        this very delivery has changed, here a moment ago or in another process right now.
        """
        seen, lines = sign_of_life(turn.message), lines_of(turn, reply)
        if turn.changes_nothing and not shelved and seen.how not in FOLLOWING:
            stored = turn.ledger.reply_to(turn.message.key)
            if stored is None:
                self.often.note(turn, reply, turn.ledger.at_rest())
                self.visits.add(seen, lines)
            return stored or reply
        shown = tuple(queued.id for queued in shelved)
        delivery = Delivery(
            turn.message.key,
            turn.message.sender,
            reply,
            turn.now,
            conversation=turn.changed_conversation,
            shown=shown,
            seen=seen,
            records=tuple(turn.records),
            lines=lines,
        )
        turn.ledger.commit(turn.desk.docket, delivery)
        return reply

    def _turn(self, message: Message, ledger: Ledger, mind: Mind, now: datetime) -> Turn:
        person = self._person(message.sender, ledger, now.date())
        before = ledger.conversation(message.sender)
        temper = temper_of(before)
        mood = _mood(message, mind, temper, now)
        setting = Setting(
            message.sender,
            name=_called(person),
            mood=mood.name if mood.name != CALM else temper.lasting(now),
            at=now,
            related=lambda: relation_of(ledger.tickets_of(message.sender, now)),
            sober=mood.name == ANGRY or temper.angry(now),
        )
        speech = self._speech(mind, message, setting)
        desk = Desk(self.rules, Docket(ledger), speech, now, message.key, message.sender)
        return Turn(message, person, now, ledger, desk, speech, mind, before, mood=mood)

    def _person(self, sender: str, ledger: Ledger, today: date) -> Person:
        if is_staff(sender):
            member = self.rules.staff.people.get(user_of(sender))
            return Person(sender, member.name, roles=member.roles) if member else Person(sender)
        return Person(sender, ties=ledger.ties_of(sender, today))

    def _speech(self, mind: Mind, message: Message, setting: Setting | None = None) -> Phrasebook:
        known = setting or Setting(message.sender)
        return Phrasebook(mind.knowledge, mind.facts, message.key, known, self.lately)


def _called(person: Person) -> str:
    """Return how a resident is addressed, "" where that is not known."""
    names = (form_of_address(tie.name, tie.title) for tie in person.ties)
    return next(filter(None, names), "")


def _mood(message: Message, mind: Mind, temper: Temper, now: datetime) -> Mood:
    """Return how the resident sounds; a tap sounds like nothing, and staff are not soothed."""
    if message.tap or not message.text or is_staff(message.sender) or message.kind is MessageKind.EVENT:
        return Mood()
    return mind.moods.mood(message.text, temper.before, now)


# What WeChat counts as which grant for custom messages (wechat.md 2.2); a menu tap gives no 48 hours.
SIGNS = {"subscribe": "follow", "unsubscribe": "unfollow", "scan": "tap", "click": "tap"}


def sign_of_life(message: Message) -> Seen:
    """Return what a message tells of its sender's window for custom messages."""
    if message.kind is MessageKind.EVENT:
        return Seen(message.sender, SIGNS.get(message.event, "none"), message.at)
    return Seen(message.sender, "tap" if message.tap else "message", message.at)


def masked(person: str) -> str:
    """Return an address as it may stand in a log."""
    channel, _, user = person.partition(":")
    return f"{channel}:{user[:4]}…"
