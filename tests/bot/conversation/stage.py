"""The stage for turns: a ledger in memory, a small knowledge, and handlers that answer with their name."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import Any, cast

from bot.clock import FixedClock
from bot.conversation.conversations import Conversations
from bot.conversation.delivery import Conversation, Delivery, Ledger, Repeated
from bot.conversation.limits import Limiter
from bot.conversation.mind import Mind
from bot.conversation.switchboard import Switchboard
from bot.conversation.talk import Line
from bot.conversation.turn import Turn
from bot.errors import Conflict, StoreAway
from bot.knowledge.model import Emergency, Intent, Knowledge, Lexicon, Script
from bot.message import Message, MessageKind
from bot.outbox.notice import Notice, QueuedNotice, Seen
from bot.reply import Button, Reply
from bot.residents.home import Home, Resident
from bot.residents.passes import Pass
from bot.residents.person import Person
from bot.residents.records import Agreed, KeptPass, Record, Tried
from bot.residents.register import Attempts, Bill, Consent, Household
from bot.speech.phrasebook import Phrasebook
from bot.store.shared import MemoryState
from bot.tickets.desk import Desk
from bot.tickets.docket import Docket
from bot.tickets.kept import Kept
from bot.tickets.roster_change import DutyChange
from bot.tickets.ticket import Entry, Ticket
from bot.understanding.matcher import Matcher
from bot.understanding.result import Understanding
from tests.bot.tickets.estate import LI, RULES, WANG, at
from tests.bot.tickets.memory_shelf import MemoryShelf

NOW = at("2025-09-01 10:00")
PER_MINUTE = 20
HOME = Home("3栋2单元1201", "3栋")


def _script(name: str, text: str) -> Script:
    return Script(name, (text,))


KNOWLEDGE = Knowledge(
    version="v1",
    intents=(
        Intent("fee.pay", "物业费怎么交", None, ("物业费怎么交",)),
        Intent("chat.anybody", "有人吗", None, ("有人吗",)),
        Intent("service.repair", "我要报修", "repair", ("我要报修",)),
    ),
    scripts={
        script.name: script
        for script in (
            _script("fee.pay", "扫码交就行"),
            _script("chat.anybody", "我在的"),
            _script("staff.help", "员工能说的话"),
            _script("system.which", "您问的是哪一个？"),
            Script("system.which_again", ("还拿不准",), (Button("service.human", "找人工"),)),
            _script("system.not_understood", "没听明白"),
            _script("system.nothing_asked", "您请说"),
            _script("system.is_it", "是问这个吗？"),
            _script("system.offer_human", "请同事来吧"),
            _script("system.not_understood_again", "还是没听明白"),
            _script("system.not_understood_still", "真没听明白"),
            _script("system.leaving_alone", "先不打扰了"),
            _script("system.slow_down", "慢一点"),
            _script("system.blocked", "请打前台"),
            _script("system.store_away", "系统正在恢复"),
            _script("system.error", "出了点小问题"),
            _script("emergency.lift", "别慌，人马上到"),
            _script("emergency.lift.offline", "别慌，请按警铃"),
            _script("ticket.unknown", "没有找到工单号 {number}"),
        )
    },
    examples=(),
    lexicon=Lexicon(),
    emergencies=(Emergency("lift", "电梯困人", "lift", "emergency.lift", ((("电梯",), ("困",)),)),),
)

UNDERSTOOD = {
    "物业费怎么交": Understanding("answer", "fee.pay", 92, ()),
    "有人吗": Understanding("answer", "chat.anybody", 95, ()),
    "我要报修": Understanding("answer", "service.repair", 95, ()),
    "费": Understanding("ask", "fee.pay", 50, (), ("fee.pay", "service.repair")),
}
NOTHING = Understanding("none", None, 3, ())


class Ears:
    """Understands the phrases above, and nothing else."""

    def understand(self, text: str) -> Understanding:
        return UNDERSTOOD.get(text, NOTHING)


MIND = Mind(KNOWLEDGE, cast(Matcher, Ears()))


def says(words: str) -> Callable[[Turn], Reply]:
    """Return a handler that answers with these words."""
    return lambda turn: Reply(words)


def stays_silent(turn: Turn) -> Reply | None:
    """Leave the words to whoever comes next."""
    return None


HEARD = {"我在门口": Reply("已转告"), "有人吗": Reply("我在听"), "物业费怎么交": Reply("我在听")}

BOARD = Switchboard(
    services={"repair": says("报修")},
    beforehand=(),
    recognisers={"repair": lambda turn: "漏水" in turn.text},
    listeners=(lambda turn: HEARD.get(turn.text),),
    giving_way=frozenset({"chat"}),
    told_in_full=frozenset(),
    forms={},
    always={},
    dialogues={"rating": lambda turn: Reply("评价") if turn.text == "5" else None},
    typed={},
    taps={"ticket.urge": says("催"), "repair": says("报修按钮")},
    events={"subscribe": says("欢迎"), "unsubscribe": says("")},
    staff_words=lambda turn: Reply("接单") if turn.text.startswith("接") else None,
    emergency=says("救人"),
    not_text=says("照片收到"),
    scripts={},
)


@dataclass
class Book(MemoryShelf):
    """The ledger of one estate in memory. `conflicts` and `away` say how the next commits end."""

    replies: dict[str, Reply] = field(default_factory=dict)
    conversations: dict[str, Conversation] = field(default_factory=dict)
    waiting: list[QueuedNotice] = field(default_factory=list)
    commits: list[tuple[Docket, Delivery]] = field(default_factory=list)
    homes: tuple[Home, ...] = (HOME,)
    households: dict[str, Household] = field(default_factory=dict)
    bills: list[Bill] = field(default_factory=list)
    tickets: dict[str, Ticket] = field(default_factory=dict)
    duty: dict[str, DutyChange] = field(default_factory=dict)
    conflicts: int = 0
    away: bool = False
    overtaken_by: Reply | None = None
    alone: bool = False
    tries: list[bool] = field(default_factory=list)
    given_out: int = 0
    out_of_reach: set[str] = field(default_factory=set)
    rest: str | None = None
    month: Kept = field(default_factory=lambda: Kept((), ()))

    def kept(self, span: tuple[datetime, datetime], now: datetime) -> Kept:
        return self.month

    def for_turn(self, key: str, person: str, today: date) -> Ledger:
        return self

    def at_rest(self) -> str | None:
        return self.rest

    def reply_to(self, key: str) -> Reply | None:
        return self.replies.get(key)

    def conversation(self, person: str) -> Conversation:
        return self.conversations.get(person, Conversation(person))

    def ties_of(self, person: str, today: date) -> tuple[Resident, ...]:
        return tuple(Resident(person, "王阿姨", home, "owner") for home in self.homes)

    def residents_in(self, buildings: Sequence[str], today: date) -> list[Resident]:
        return list(self.ties_of(WANG, today))

    def residents_of(self, label: str, today: date) -> list[Resident]:
        return [tie for tie in self.ties_of(WANG, today) if tie.home.label == label]

    def household(self, label: str) -> Household | None:
        return self.households.get(label)

    def bills_of(self, label: str) -> list[Bill]:
        return [bill for bill in self.bills if bill.label == label]

    def consents_of(self, person: str) -> list[Consent]:
        return [
            Consent(record.person, record.purpose, record.at)
            for record in self.records
            if isinstance(record, Agreed) and record.person == person
        ]

    def attempts(self, subject: str, name: str) -> Attempts:
        tries = [
            record
            for record in self.records
            if isinstance(record, Tried) and (record.subject, record.name) == (subject, name)
        ]
        return Attempts(len(tries), tries[0].at) if tries else Attempts()

    def passes_of(self, person: str, since: datetime) -> list[Pass]:
        return [one for one in self.passes.values() if one.person == person and one.made_at >= since]

    def current_passes(self, now: datetime) -> list[Pass]:
        return [one for one in self.passes.values() if one.valid_until >= now]

    def find_pass(self, number: str) -> Pass | None:
        return self.passes.get(number)

    @property
    def passes(self) -> dict[str, Pass]:
        return {record.of.number: record.of for record in self.records if isinstance(record, KeptPass)}

    def take_pass_number(self) -> int:
        return self.take_number()

    def talk_of(self, person: str, since: datetime) -> list[Line]:
        return [line for _, delivery in self.commits for line in delivery.lines if line.person == person]

    @property
    def records(self) -> list[Record]:
        return [record for _, delivery in self.commits for record in delivery.records]

    def reaches(self, person: str, now: datetime) -> bool:
        return person not in self.out_of_reach

    def shelved(self, person: str) -> list[QueuedNotice]:
        return list(self.waiting)

    def commit(self, docket: Docket, delivery: Delivery) -> None:
        self.tries.append(self.alone)
        if self.away:
            raise StoreAway("no database")
        if self.overtaken_by is not None:
            raise Repeated(self.overtaken_by)
        if delivery.key in self.replies:
            raise Repeated(self.replies[delivery.key])
        if self.conflicts:
            self.conflicts -= 1
            raise Conflict("ticket")
        self._store(docket, delivery)

    @contextmanager
    def exclusive(self) -> Iterator[Ledger]:
        self.alone = True
        yield self
        self.alone = False

    def timeline(self, number: str) -> list[Entry]:
        return [entry for docket, _ in self.commits for entry in docket.entries if entry.number == number]

    def take_number(self) -> int:
        self.given_out += 1
        return self.given_out

    def _store(self, docket: Docket, delivery: Delivery) -> None:
        self.commits.append((docket, delivery))
        self.replies[delivery.key] = delivery.reply
        self.tickets |= docket.tickets
        self.duty |= docket.duty_changes
        if delivery.conversation is not None:
            self.conversations[delivery.person] = delivery.conversation
        self.waiting = [queued for queued in self.waiting if queued.id not in delivery.shown]


@dataclass
class Visits:
    """Signs of life and what was said, kept in lists."""

    seen: list[Seen] = field(default_factory=list)
    lines: list[Line] = field(default_factory=list)

    def add(self, seen: Seen, lines: Sequence[Line]) -> None:
        self.seen.append(seen)
        self.lines += lines


@dataclass
class Stage:
    """A service that answers from this stage's book."""

    book: Book = field(default_factory=Book)
    board: Switchboard = BOARD
    visits: Visits = field(default_factory=Visits)
    observed: list[tuple[str, float]] = field(default_factory=list)
    noted: list[dict[str, Any]] = field(default_factory=list)
    limiter: Limiter = field(default_factory=lambda: Limiter(MemoryState(), "yunqi", PER_MINUTE))
    now: datetime = NOW

    @property
    def conversations(self) -> Conversations:
        return Conversations(
            self.book,
            RULES,
            self.board,
            lambda: MIND,
            self.visits,
            FixedClock(self.now),
            self.limiter,
            lambda reply, seconds: self.observed.append((reply.text, seconds)),
            self.noted.append,
        )

    def answer(self, text: str = "", key: str = "k1", **more: Any) -> Reply:
        return self.conversations.answer(message(text, key=key, **more))


def message(text: str = "", **more: Any) -> Message:
    """Return a message of 王阿姨's; a text one unless `more` says otherwise."""
    known = {"key": "k1", "sender": WANG, "kind": MessageKind.TEXT, "at": NOW, "text": text}
    return Message(**{**known, **more})


def turn_of(given: Message, book: Book | None = None) -> Turn:
    """Return the turn of a message: 王阿姨's, or 李师傅's when he sent it."""
    book = book or Book()
    speech = Phrasebook(KNOWLEDGE, {}, given.key)
    desk = Desk(RULES, Docket(book), speech, NOW, given.key)
    resident = Person(WANG, ties=book.ties_of(WANG, NOW.date()))
    person = Person(LI, "李师傅", roles=("technician",)) if given.sender == LI else resident
    return Turn(given, person, NOW, book, desk, speech, MIND, book.conversation(given.sender))


def shelved(id: int = 1, text: str = "李师傅到了", *buttons: Button) -> QueuedNotice:
    """Return a notice to 王阿姨 that could not be sent."""
    return QueuedNotice(id, 1, Notice(f"n{id}", WANG, "ticket.arrived", text, NOW, buttons=buttons))


def board(**changes: Any) -> Switchboard:
    """Return the board with some handlers changed."""
    return replace(BOARD, **changes)


def from_li(text: str) -> Message:
    """Return a message of 李师傅's."""
    return message(text, sender=LI)
