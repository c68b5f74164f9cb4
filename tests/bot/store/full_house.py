"""A database in which Wang has left something everywhere, her neighbour the same, and all of it at noon."""

from datetime import datetime
from typing import Any

from sqlalchemy import insert, select

from bot.conversation.delivery import Conversation
from bot.conversation.talk import BOT, RESIDENT, Line
from bot.due import Due
from bot.outbox.notice import Seen
from bot.residents.home import Home, Resident
from bot.residents.passes import Pass
from bot.residents.records import Agreed, Bound, KeptPass, Record, Tried
from bot.store.database import Database
from bot.store.ledger import SqlLedger
from bot.store.schema import metadata
from bot.tickets.docket import Docket
from bot.tickets.ticket import Entry, Status
from tests.bot.store.cast import HOUR, LI, LIU, NOON, WANG, delivery, docket, notice, ticket

HOME = Home("3栋2单元1201", "3栋")
OPEN, DONE = "1001", "1002"


def move_in(ledger: SqlLedger) -> None:
    """Have Wang and Liu leave something in every table, Wang with one open and one ended ticket."""
    leave_traces(ledger, WANG, {OPEN: Status.ACCEPTED, DONE: Status.CLOSED})
    leave_traces(ledger, LIU, {"1003": Status.CLOSED})


def leave_traces(ledger: SqlLedger, person: str, tickets: dict[str, Status], at: datetime = NOON) -> None:
    """Store what a resident leaves in the course of time."""
    work = docket(ledger)
    for number, status in tickets.items():
        work.keep(ticket(number, resident=person, status=status, opened_by=person, opened_at=at, promises=()))
        work.entries += [
            Entry(number, at, person, Status.OPENED, "厨房漏水了，我电话在前台"),
            Entry(number, at, LI, "note", "王阿姨说周末在家"),
            Entry(number, at, "system", "overdue", "arrival 2025-06-02T12:10:00+08:00"),
        ]
        work.notices.append(notice(f"{number}:task", LI, ticket=number))
        work.notices.append(notice(f"{number}:opened", person, ticket=number))
    work.notices.append(notice(f"{person}:bill", person))
    work.dues.append(Due("lease.end", person, at + HOUR))
    lines = (Line(person, at, RESIDENT, "厨房漏水了"), Line(person, at, BOT, "收到"))
    ledger.commit(
        work,
        delivery(
            # Real keys are digests: nobody can be read from them.
            first_key(person),
            person,
            conversation=Conversation(person, "repair", "place", {"problem": "漏水"}, at),
            seen=Seen(person, "message", at),
            lines=lines,
            records=tuple(_records(person, at)),
        ),
    )


def first_key(person: str) -> str:
    """Return the key of the delivery in which somebody left their traces."""
    return f"first of {person.partition(':')[2]}"


def _records(person: str, at: datetime) -> list[Record]:
    number = f"F-{person}"
    return [
        Bound(Resident(person, "王秀兰", HOME, "owner", bound_at=at)),
        Agreed(person, "binding", at),
        Tried(person, "bind", at, at - HOUR),
        KeptPass(Pass(number, "visitor", person, HOME.label, "老同学", at, at, at + HOUR)),
    ]


def rows(database: Database, table: str) -> list[dict[str, Any]]:
    """Return all rows of a table."""
    with database.read() as connection:
        return [dict(row) for row in connection.execute(select(metadata.tables[table])).mappings()]


def add(database: Database, table: str, **values: Any) -> None:
    """Add a row as it is."""
    with database.write() as connection:
        connection.execute(insert(metadata.tables[table]), values)


def places_of(database: Database, person: str) -> set[str]:
    """Return the tables in which the address stands, in whatever column."""
    return {name for name in metadata.tables if any(person in str(row) for row in rows(database, name))}


def say_again(ledger: SqlLedger, key: str, *records: Record, **more: Any) -> None:
    """Store one more turn of Wang's, with these records."""
    ledger.commit(Docket(ledger), delivery(key, WANG, records=records, **more))
