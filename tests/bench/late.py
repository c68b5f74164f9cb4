"""How soon a late promise is found among 100,000 open ones: `make bench`, or this file alone."""

import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import datetime, timedelta
from itertools import islice
from pathlib import Path

# Started as a file: the project's folder is not on the path yet.
sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from bot.due import Due
from bot.schedule.tick import Ticker
from bot.store.database import Database
from bot.store.due import SqlDueRows
from bot.store.ledger import SqlLedger
from bot.store.schema import promises, tickets
from bot.tickets.on_time import ticket_watches
from bot.tickets.rules import Rules
from bot.tickets.ticket import PromiseKind, PromiseState, Status
from tests.bot.store.cast import ESTATE, NOON, SHANGHAI
from tests.bot.tickets.estate import ESTATE as HOUSE
from tests.bot.tickets.estate import LI, LIN, SERVICES, STAFF, WANG
from tests.bot.tickets.office import phrasebook

PROMISES = 100_000
# What is late at once: an hour's work of an estate with 10,000 households.
LATE = 50
# Each promise has its reminder, its apology and its end on the schedule.
WATCHES = ("promise.nudge", "promise.tell", "promise.overdue")
AT_ONCE = 5_000
# The worker looks once a second.
TICK = 1.0


def measured() -> str:
    """Fill a database, let some promises run out, and return the line of the table."""
    with tempfile.TemporaryDirectory() as folder:
        database = Database(f"sqlite:///{folder}/late.db", Path(folder) / "write.lock", SHANGHAI)
        database.migrate()
        _fill(database)
        rows = SqlDueRows(database)
        began = time.perf_counter()
        nothing = rows.claim(NOON - timedelta(minutes=1))
        looked = time.perf_counter() - began
        assert nothing is None
        found = _found(database, rows)
        database.close()
    return (
        f"e) {LATE} due rows claimed and handled from those of {PROMISES:,} open promises: {found:.2f} s "
        f"(first {looked * 1000:.1f} ms); late is known at most {TICK + found:.2f} s after"
    )


def _found(database: Database, rows: SqlDueRows) -> float:
    """Return how long a tick takes that finds what is late, and all that comes of it."""
    ledger = SqlLedger(database, ESTATE)
    watches = ticket_watches(Rules(HOUSE, SERVICES, STAFF), phrasebook)
    failed: list[object] = []
    ticker = Ticker(rows, watches, lambda _estate: ledger, failed.append)
    began = time.perf_counter()
    ticker.tick(NOON + timedelta(minutes=1))
    took = time.perf_counter() - began
    broken = ledger.kept((NOON, NOON + timedelta(minutes=1)), NOON).broken
    assert len(broken) == LATE, (len(broken), failed)
    return took


def _due(number: int) -> datetime:
    """Return when a promise is due: a few at noon, all others through the weeks after."""
    return NOON if number < LATE else NOON + timedelta(minutes=10 + number % 40_000)


def _fill(database: Database) -> None:
    numbers = iter(range(PROMISES))
    while batch := list(islice(numbers, AT_ONCE)):
        with database.write() as connection:
            connection.execute(tickets.insert(), [_ticket(number) for number in batch])
            connection.execute(promises.insert(), [_promise(number) for number in batch])
        SqlDueRows(database).add(ESTATE, _watched(batch))


def _watched(batch: list[int]) -> Iterator[Due]:
    for number in batch:
        detail = f"{PromiseKind.RESOLUTION}@{_due(number).isoformat()}"
        late = number < LATE
        for name in WATCHES[2:] if late else WATCHES:
            yield Due(name, str(1001 + number), _due(number), detail)


def _ticket(number: int) -> dict[str, object]:
    return {
        "estate": ESTATE,
        "number": str(1001 + number),
        "kind": "repair",
        "category": "water",
        "status": Status.ACCEPTED,
        "resident": WANG,
        "place": "3栋2单元1201",
        "problem": "厨房水管漏水",
        "case_owner": LIN,
        "opened_at": NOON - timedelta(hours=6),
        "opened_by": WANG,
        "assignee": LI,
        "offered": [LI],
        "visit_from": None,
        "visit_until": None,
        "pauses": [],
        "rating": 0,
        "urged": 0,
        "reopened": 0,
        "version": 1,
    }


def _promise(number: int) -> dict[str, object]:
    return {
        "estate": ESTATE,
        "number": str(1001 + number),
        "position": 0,
        "kind": PromiseKind.RESOLUTION,
        "due_at": _due(number),
        "made_at": NOON - timedelta(hours=6),
        "state": PromiseState.OPEN,
        "told_at": None,
        "delays": 0,
        "script": "",
        "words": "",
        "kept_at": None,
        "told": [],
        "because": {},
    }


if __name__ == "__main__":
    print(measured())  # noqa: T201
