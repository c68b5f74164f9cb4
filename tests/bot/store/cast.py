"""People, times and values that the tests of the store play with."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from bot.conversation.delivery import Conversation, Delivery, Ledger
from bot.due import Due
from bot.outbox.notice import Notice
from bot.reply import Button, Reply
from bot.store.database import Database
from bot.tickets.docket import Docket, Shelf
from bot.tickets.ticket import Entry, Promise, PromiseKind, Status, Ticket

SHANGHAI = ZoneInfo("Asia/Shanghai")
NOON = datetime(2025, 6, 2, 12, 0, tzinfo=SHANGHAI)  # a Monday
MINUTE = timedelta(minutes=1)
HOUR = timedelta(hours=1)

ESTATE = "demo"
ELSEWHERE = "another-estate"
WANG = "official:wang"  # a resident
LIU = "official:liu"  # her neighbour
LI = "wecom:li"  # a technician


@dataclass(frozen=True)
class Place:
    """Where a database is; other processes are told this, too."""

    url: str
    lock_file: Path

    def open(self) -> Database:
        return Database(self.url, self.lock_file, SHANGHAI)


def ticket(number: str = "BX-0001", **changes: Any) -> Ticket:
    """A leak in Wang's kitchen, reported at noon."""
    values: dict[str, Any] = {
        "kind": "repair",
        "category": "leak",
        "status": Status.ASSIGNED,
        "resident": WANG,
        "place": "3栋2单元1201",
        "problem": "厨房漏水了",
        "case_owner": LI,
        "opened_at": NOON,
        "opened_by": WANG,
        "assignee": LI,
        "promises": (
            Promise(PromiseKind.RESPONSE, NOON + 10 * MINUTE, NOON),
            Promise(PromiseKind.ARRIVAL, NOON + HOUR, NOON),
            Promise(PromiseKind.RESOLUTION, NOON + 24 * HOUR, NOON),
        ),
    }
    return Ticket(number=number, **values | changes)


def notice(key: str = "n1", recipient: str = WANG, due_at: datetime = NOON, **changes: Any) -> Notice:
    """Words for Wang, due at noon."""
    return Notice(key, recipient, "repair.assigned", "李师傅会来", due_at, **changes)


def delivery(key: str = "k1", person: str = WANG, text: str = "收到", **changes: Any) -> Delivery:
    """A turn of Wang's at noon."""
    return Delivery(
        key, person, Reply(text, (Button("cancel", "取消"),), "repair.opened", "v1"), NOON, **changes
    )


def docket(shelf: Shelf, *tickets: Ticket, **changes: Any) -> Docket:
    """A docket that keeps these tickets."""
    return Docket(shelf, tickets={each.number: each for each in tickets}, **changes)


def report(ledger: Ledger, key: str = "k1") -> Ticket:
    """Store all that a report of a leak changes, as a turn does; returns the ticket."""
    work = Docket(ledger)
    opened = work.keep(ticket(f"BX-{ledger.take_number():04d}"))
    work.entries.append(Entry(opened.number, NOON, WANG, "open", "厨房漏水了"))
    work.notices += [notice(f"{opened.number}:task", LI), notice(f"{opened.number}:opened", WANG)]
    work.dues += [Due("warn", opened.number, NOON + HOUR, str(position)) for position in range(6)]
    before = ledger.conversation(WANG)
    conversation = Conversation(
        WANG, "repair", "photo", {"ticket": opened.number}, NOON, version=before.version
    )
    ledger.commit(work, delivery(key, conversation=conversation))
    return opened
