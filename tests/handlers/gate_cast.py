"""A tenant, the owner of their home, and a stranger: everybody is bound to their own."""

from dataclasses import dataclass, field
from datetime import date

from bot.residents.home import OWNER, TENANT, Home, Resident
from bot.residents.passes import Pass
from tests.bot.conversation.stage import Book
from tests.handlers.chat import Chat

ZHOU = "official:zhou"  # 小周, tenant of 5栋1单元302
CHEN = "official:chen"  # 陈先生, who owns it
STRANGER = "official:stranger"  # bound to no home
HOME = Home("5栋1单元302", "5栋")
TIES = {
    ZHOU: (Resident(ZHOU, "小周", HOME, TENANT),),
    CHEN: (Resident(CHEN, "陈先生", HOME, OWNER),),
}


@dataclass
class TenantBook(Book):
    """The ledger in memory with these ties."""

    ties: dict[str, tuple[Resident, ...]] = field(default_factory=lambda: dict(TIES))

    def ties_of(self, person: str, today: date) -> tuple[Resident, ...]:
        return self.ties.get(person, ())

    def residents_of(self, label: str, today: date) -> list[Resident]:
        return [tie for ties in self.ties.values() for tie in ties if tie.home.label == label]


def tenant_chat(owner_is_bound: bool = True) -> Chat:
    """Return a chat with the tenant's home, whose owner is bound or not."""
    ties = TIES if owner_is_bound else {ZHOU: TIES[ZHOU]}
    return Chat(book=TenantBook(ties=dict(ties)))


def pass_of(chat: Chat) -> Pass:
    """Return the newest pass."""
    return list(chat.book.passes.values())[-1]


def told(chat: Chat) -> list[tuple[str, str]]:
    """Return who was told by which script, in order."""
    return [(notice.recipient, notice.script) for notice in chat.notices]
