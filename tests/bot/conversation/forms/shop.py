"""A stage on which 王阿姨 borrows tools by the invented forms, on Monday, 2025-09-01, at ten."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Any, cast

from bot.clock import FixedClock
from bot.conversation.conversations import Conversations
from bot.conversation.delivery import Conversation
from bot.conversation.forms.engine import begin
from bot.conversation.limits import Limiter
from bot.conversation.mind import Mind
from bot.conversation.turn import Turn
from bot.knowledge.model import Intent, Script
from bot.message import Location, MessageKind
from bot.reply import Button, Reply
from bot.store.shared import MemoryState
from bot.understanding.matcher import Matcher
from bot.understanding.result import Understanding
from tests.bot.conversation.forms.lending import LEND, RETURN
from tests.bot.conversation.stage import BOARD, KNOWLEDGE, NOTHING, NOW, Book, Visits, message
from tests.bot.tickets.estate import RULES, WANG

CONFIRM = (Button("lend:yes", "确认"), Button("lend:no", "取消"))
WORDS = {
    "form.left": "{title}先不办了",
    "form.wait": "{title}等着您",
    "form.nothing_open": "{title}已经办完了",
    "form.photo_kept": "照片收下了",
    "form.place_stays": "不去{label}",
    "form.heard": "{title}马上好",
    "form.overtaken": "{title}的时间过了",
    "form.stuck": "{title}可以找人",
    "form.parked": "{title}留着",
    "form.nothing_parked": "放太久了",
    "form.follows": "接着{title}",
    "several.noted": "先{first}再{next}",
    "several.too_many": "{matters}下次",
    "several.which": "还问{words}？",
    "several.tap_for_more": "还有的点一下",
    "system.none_of_these": "都不是就再说说",
    "lend.tool": "借什么？",
    "lend.tool_hint": "梯子、电钻还是推车？",
    "lend.place": "{tool}送到哪里？",
    "lend.place_hint": "{tool}送到哪里呢？",
    "lend.half": "{tool}什么时候要？",
    "lend.half_hint": "上午还是下午？",
    "lend.count": "要几把？",
    "lend.count_hint": "写个数字就行",
    "lend.again": "还差一句话：{tool} {count}把 {place}",
    "lend.done": "借好了：{lent}",
    "lend.too_many": "没有那么多",
    "return.tool": "还什么？",
    "return.done": "还好了：{tool}",
    "human.tell_us": "同事来了",
    "media.other": "看不了这个",
}
SUMMARY = Script("lend.summary", ("请看一眼：{tool} {count}把 {place}",), CONFIRM)
INTENTS = (
    Intent("service.lend", "借工具", "lend", ("我要借工具",)),
    Intent("service.return", "还工具", "return", ("我要还工具",)),
)
SPOKEN = {name: Script(name, (text,)) for name, text in WORDS.items()} | {SUMMARY.name: SUMMARY}
UNDERSTOOD = {
    "物业费怎么交": "fee.pay",
    "工具房费用": "fee.pay",
    "你好": "chat.anybody",
    "谢谢": "chat.anybody",
    "我要报修": "service.repair",
    "我要借工具": "service.lend",
    "我要还工具": "service.return",
}


class Ears:
    """Understands the phrases above, and those that begin with one of them."""

    def understand(self, text: str) -> Understanding:
        meant = next((intent for phrase, intent in UNDERSTOOD.items() if text.startswith(phrase)), None)
        return Understanding("answer", meant, 95, ()) if meant else NOTHING


MIND = Mind(
    replace(KNOWLEDGE, intents=KNOWLEDGE.intents + INTENTS, scripts={**KNOWLEDGE.scripts, **SPOKEN}),
    cast(Matcher, Ears()),
)


def _human(turn: Turn) -> Reply:
    turn.go_to("human", "words", {})
    return turn.say("human.tell_us")


def _rescue(turn: Turn) -> Reply:
    turn.leave()
    return Reply("救人", urgent=True)


def _talk(turn: Turn) -> Reply | None:
    """Talk with a person until "好了"."""
    if turn.text != "好了":
        return Reply("转告了")
    turn.leave()
    return Reply("说完了")


LENDING = replace(
    BOARD,
    services={
        "repair": lambda turn: Reply("报修"),
        "human": _human,
        "lend": lambda turn: begin(turn, LEND),
        "return": lambda turn: begin(turn, RETURN),
    },
    recognisers={},
    listeners=(),
    forms={form.name: form for form in (LEND, RETURN)},
    always={"human": lambda turn: turn.text == "人工"},
    dialogues={"human": _talk},
    taps={"ticket.urge": lambda turn: Reply("催")},
    emergency=_rescue,
    not_text=lambda turn: turn.say("media.other"),
)


@dataclass
class Shop:
    """王阿姨's chat about tools; every message has a key of its own."""

    book: Book = field(default_factory=Book)
    now: datetime = NOW
    said: int = 0

    def says(self, text: str = "", **more: Any) -> Reply:
        """Have her say something and return the answer."""
        self.said += 1
        given = message(text, **{"key": f"k{self.said}", "at": self.now, **more})
        return self.conversations.answer(given)

    def taps(self, tap: str, label: str = "") -> Reply:
        """Have her tap a button."""
        return self.says(label, tap=tap)

    def presses(self, label: str) -> Reply:
        """Have her tap the newest button with this label."""
        buttons = [button for _, delivery in self.book.commits for button in delivery.reply.buttons]
        return self.taps(next(button.id for button in reversed(buttons) if button.label == label), label)

    def photo(self, name: str) -> Reply:
        """Have her send a photo."""
        return self.says(kind=MessageKind.IMAGE, media=name)

    def location(self, label: str) -> Reply:
        """Have her send a location."""
        return self.says(kind=MessageKind.LOCATION, location=Location(34.7, 113.6, label))

    def waits(self, **time: int) -> None:
        """Let time pass."""
        self.now += timedelta(**time)

    @property
    def conversations(self) -> Conversations:
        """The service on this stage; nobody writes too fast for it."""
        limiter = Limiter(MemoryState(), "yunqi", 100_000)
        clock = FixedClock(self.now)
        return Conversations(
            self.book,
            RULES,
            LENDING,
            lambda: MIND,
            Visits(),
            clock,
            limiter,
            lambda reply, seconds: None,
            lambda line: None,
        )

    @property
    def conversation(self) -> Conversation:
        """Where she is with us."""
        return self.book.conversation(WANG)

    @property
    def step(self) -> str:
        """The open form and what it asks for: lend.tool, "." for none."""
        return f"{self.conversation.dialogue}.{self.conversation.step}"

    @property
    def slots(self) -> Mapping[str, str]:
        """What is filled."""
        return {name: value for name, value in self.conversation.slots.items() if value}
