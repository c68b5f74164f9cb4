"""What is asked in each turn, or under the lock, finds its rows by an index: an estate has 30,000 people."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine, event

from bot.errors import Conflict
from bot.residents.records import Forgotten, Unbound
from bot.store.database import Database
from bot.store.due import SqlDueRows
from bot.store.ledger import SqlLedger
from bot.store.retention import Tidying
from bot.tickets.docket import Docket
from bot.tickets.ticket import Status
from tests.bot.store.cast import ESTATE, NOON, WANG, Place, delivery, report

HOME = "3栋2单元1201"
PERIODS = ("messages", "passes", "notices", "consents", "attempts", "tickets", "deletions")


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[SqlLedger]:
    """A ledger on SQLite, which tells how it looks for rows."""
    database = Place(f"sqlite:///{tmp_path / 'plans.db'}", tmp_path / "write.lock").open()
    database.migrate()
    yield SqlLedger(database, ESTATE)
    database.close()


@contextmanager
def asked() -> Iterator[list[tuple[str, Any]]]:
    """Yield the list of all that the database is asked meanwhile."""
    statements: list[tuple[str, Any]] = []

    def note(_connection: Any, _cursor: Any, statement: str, values: Any, *_rest: Any) -> None:
        statements.append((statement, values))

    event.listen(Engine, "before_cursor_execute", note)
    try:
        yield statements
    finally:
        event.remove(Engine, "before_cursor_execute", note)


def plans(database: Database, statements: Sequence[tuple[str, Any]]) -> str:
    """Return in SQLite's words how the rows are found."""
    with database.read() as connection:
        told = [
            connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", values).all()
            for statement, values in statements
            if statement.split()[0] in {"SELECT", "UPDATE", "DELETE"} and not isinstance(values, list)
        ]
    return "\n".join(row.detail for rows in told for row in rows)


def unbind(ledger: SqlLedger) -> None:
    """Take somebody off who is not there."""
    with pytest.raises(Conflict, match="owner"):
        ledger.commit(Docket(ledger), delivery(records=(Unbound("official:gone", HOME, WANG),)))


def forget(ledger: SqlLedger) -> None:
    """Delete what is 王秀兰's."""
    ledger.commit(Docket(ledger), delivery("gone", records=(Forgotten(WANG, "asked", NOON, "gone"),)))


def tidy(ledger: SqlLedger) -> None:
    """Take out what has been kept long enough."""
    Tidying(ledger._database, ESTATE, NOON).run(dict.fromkeys(PERIODS, NOON))


# what is done, how the rows are to be found
FOUND: list[tuple[Callable[[SqlLedger], object], str]] = [
    (lambda ledger: ledger.residents_of(HOME, NOON.date()), "residents_estate_label (estate=? AND label=?)"),
    (unbind, "residents_estate_label (estate=? AND label=?)"),
    (lambda ledger: ledger.current_passes(NOON), "passes_estate_valid_until (estate=? AND valid_until>?)"),
    (
        lambda ledger: ledger.kept((NOON, NOON), NOON),
        "promises_estate_due_at (estate=? AND due_at>? AND due_at<?)",
    ),
    (lambda ledger: SqlDueRows(ledger._database).claim(NOON), "dues_state_next_at (state=? AND next_at<?)"),
    (tidy, "talk_estate_at (estate=? AND at<?)"),
    (tidy, "passes_estate_valid_until (estate=? AND valid_until<?)"),
]


@pytest.mark.parametrize(("act", "way"), FOUND, ids=[way.partition(" ")[0] for _, way in FOUND])
def test_the_way_to_the_rows(ledger: SqlLedger, act: Callable[[SqlLedger], object], way: str) -> None:
    with asked() as statements:
        act(ledger)
    assert way in plans(ledger._database, statements)


def test_what_was_told_of_a_ticket_is_found_by_its_number(ledger: SqlLedger) -> None:
    opened = report(ledger)
    ended = Docket(ledger)
    stored = ledger.ticket(opened.number)
    assert stored is not None
    ended.keep(replace(stored, status=Status.CLOSED))
    ledger.commit(ended, delivery("closed"))
    with asked() as statements:
        forget(ledger)
    way = "notices_estate_ticket (estate=? AND ticket=?)"
    assert way in plans(ledger._database, statements)
