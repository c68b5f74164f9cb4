"""The shares of promises kept, as both databases count them."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from bot.store.database import Database
from bot.store.ledger import SqlLedger
from bot.tickets.kept import Kept, Late, Tally
from bot.tickets.ticket import Promise, PromiseKind, PromiseState, Ticket
from tests.bot.store.cast import ELSEWHERE, HOUR, LI, MINUTE, NOON, delivery, docket, ticket

RESPONSE, ARRIVAL, FOLLOW_UP = PromiseKind.RESPONSE, PromiseKind.ARRIVAL, PromiseKind.FOLLOW_UP
OPEN, KEPT, BROKEN, RELEASED, PAUSED = PromiseState
ZHAO = "wecom:zhao"
JUNE = (datetime(2025, 6, 1, tzinfo=NOON.tzinfo), datetime(2025, 7, 1, tzinfo=NOON.tzinfo))
LATER = NOON + 2 * HOUR


def promised(state: PromiseState, due_at: datetime = NOON, kind: PromiseKind = ARRIVAL) -> Promise:
    return Promise(kind, due_at, due_at - HOUR, state)


def stored(ledger: SqlLedger, *tickets: Ticket) -> Kept:
    """Store the tickets; return what June has become of, seen two hours after noon."""
    for each in tickets:
        ledger.commit(docket(ledger, each), delivery(each.number))
    return ledger.kept(JUNE, LATER)


# state, due, kept and broken, why
COUNTED = [
    (KEPT, NOON, (1, 0), "kept is kept"),
    (BROKEN, NOON, (0, 1), "broken is broken"),
    (OPEN, NOON, (0, 1), "past its time it is broken, though nobody has looked"),
    (OPEN, NOON + 3 * HOUR, None, "what may still be kept counts for nothing"),
    (KEPT, NOON + 3 * HOUR, (1, 0), "what was kept before its time is kept"),
    (RELEASED, NOON, None, "nobody waited for it any more"),
    (PAUSED, NOON, None, "its clock stood still"),
    (KEPT, JUNE[0], (1, 0), "the month's first instant"),
    (KEPT, JUNE[0] - MINUTE, None, "the minute before it"),
    (KEPT, JUNE[1], None, "and the first instant of the next"),
]


@pytest.mark.parametrize(("state", "due_at", "counts", "why"), COUNTED)
def test_what_counts(
    ledger: SqlLedger, state: PromiseState, due_at: datetime, counts: tuple[int, int] | None, why: str
) -> None:
    kept = stored(ledger, ticket(promises=(promised(state, due_at),)))
    assert [(row.kept, row.broken) for row in kept.tallies] == ([counts] if counts else []), why
    assert len(kept.broken) == (counts[1] if counts else 0), why


def test_it_is_counted_by_category_person_and_place(ledger: SqlLedger) -> None:
    both = (promised(KEPT), promised(BROKEN))
    kept = stored(
        ledger,
        ticket("1001", promises=both),
        ticket("1002", promises=both),
        ticket("1003", promises=both, place="2栋大堂"),
        ticket("1004", promises=(promised(KEPT, kind=FOLLOW_UP),), case_owner=ZHAO),
    )
    assert sorted(kept.tallies, key=lambda row: (row.person, row.place)) == [
        Tally("leak", LI, "2栋大堂", 1, 1),
        Tally("leak", LI, "3栋2单元1201", 2, 2),
        Tally("leak", ZHAO, "3栋2单元1201", 1, 0),
    ], "a call back is the case owner's to keep"


def test_the_broken_ones_are_listed_oldest_first(ledger: SqlLedger) -> None:
    late = replace(promised(BROKEN), kept_at=NOON + 5 * MINUTE)
    kept = stored(
        ledger,
        ticket("1001", promises=(promised(BROKEN, NOON + MINUTE),)),
        ticket("1002", promises=(late, promised(KEPT))),
    )
    assert kept.broken == (
        Late("1002", ARRIVAL, NOON, NOON + 5 * MINUTE),
        Late("1001", ARRIVAL, NOON + MINUTE, None),
    )


def test_another_estate_counts_for_itself(ledger: SqlLedger, database: Database) -> None:
    stored(SqlLedger(database, ELSEWHERE), ticket(promises=(promised(BROKEN),)))
    assert ledger.kept(JUNE, LATER) == Kept((), ())


def test_a_month_without_promises_is_empty(ledger: SqlLedger) -> None:
    year = timedelta(days=365)
    assert ledger.kept((JUNE[0] - year, JUNE[1] - year), LATER) == Kept((), ())
