"""People chat with the shipped services on a ledger in memory, on Monday, 2025-09-01, at ten."""

from dataclasses import dataclass, field, replace
from functools import cache
from typing import Any

from bot.clock import FixedClock
from bot.conversation.conversations import Conversations
from bot.conversation.delivery import Conversation
from bot.conversation.limits import Limiter
from bot.conversation.mind import Mind
from bot.message import Message, MessageKind
from bot.outbox.notice import Notice
from bot.reply import Reply
from bot.schedule.apscheduler_glue import cron_complaint
from bot.speech.lately import Lately
from bot.store.shared import MemoryState
from bot.tickets.rules import Rules
from bot.tickets.ticket import Ticket
from config.configuration import load_configuration
from config.settings import TOP
from handlers import SWITCHBOARD
from tests.bot.conversation.stage import Book, Visits
from tests.bot.tickets.estate import at
from tests.world import shipped_library

WANG = "official:wang"  # 王阿姨 of 3栋2单元1201
LI = "wecom:technician"  # 李师傅, a technician
ZHANG = "wecom:technician2"  # 张师傅, another
SUN = "wecom:guard"  # 老孙, a guard
XIAOZHAO = "wecom:frontdesk"  # 客服小赵, the front desk
ZHAO = "wecom:manager"  # 赵经理, the manager
LIN = "wecom:butler"  # 管家小林, the butler


@cache
def shipped_rules() -> Rules:
    """Return the rules of the configuration that the project ships."""
    known = load_configuration(TOP / "config", cron_complaint)
    return Rules(known.estate, known.services, known.staff)


def shipped_mind() -> Mind:
    """Return what the project ships as knowledge."""
    return shipped_library().mind()


@dataclass
class Chat:
    """One estate's chats; every message has a key of its own."""

    book: Book = field(default_factory=Book)
    now: str = "2025-09-01 10:00"
    said: int = 0
    visits: Visits = field(default_factory=Visits)
    lately: Lately = field(default_factory=lambda: Lately(MemoryState(), "yunqi"))

    def says(self, text: str = "", who: str = WANG, **more: Any) -> Reply:
        """Have somebody say something and return the answer."""
        self.said += 1
        known = {"key": f"k{self.said}", "sender": who, "kind": MessageKind.TEXT, "at": at(self.now)}
        return self._service().answer(Message(**{**known, "text": text, **more}))

    def taps(self, tap: str, who: str = WANG, label: str = "") -> Reply:
        """Have somebody tap a button."""
        return self.says(label, who, tap=tap)

    def opens(self, text: str = "厨房水管漏水，随时都行") -> Ticket:
        """Have 王阿姨 report something and confirm it; return the ticket."""
        self.says(text)
        self.says("确认")
        return self.ticket

    @property
    def ticket(self) -> Ticket:
        """The newest ticket."""
        return list(self.book.tickets.values())[-1]

    def keep(self, **changes: Any) -> Ticket:
        """Change the newest ticket as if time had."""
        self.book.tickets[self.ticket.number] = replace(self.ticket, **changes)
        return self.ticket

    @property
    def conversation(self) -> Conversation:
        """Where 王阿姨 is with us."""
        return self.book.conversation(WANG)

    @property
    def slots(self) -> dict[str, str]:
        """The slots of her open dialogue that are filled."""
        return {name: value for name, value in self.conversation.slots.items() if value}

    @property
    def notices(self) -> list[Notice]:
        """All notices so far."""
        return [notice for docket, _ in self.book.commits for notice in docket.notices]

    def _service(self) -> Conversations:
        clock = FixedClock(at(self.now))
        return Conversations(
            self.book,
            shipped_rules(),
            SWITCHBOARD,
            shipped_mind,
            self.visits,
            clock,
            Limiter(MemoryState(), "yunqi", shipped_rules().estate.limits.per_minute),
            lambda reply, seconds: None,
            lambda line: None,
            lately=self.lately,
        )
