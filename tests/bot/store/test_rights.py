"""Consents with their wording, and tries that are counted exactly however many come at once."""

from datetime import datetime, timedelta

import pytest

from bot.errors import Conflict
from bot.residents.home import Home, Resident
from bot.residents.records import Agreed, Bound, Forgotten, Record, Tried, Withdrew
from bot.store.ledger import SqlLedger
from bot.tickets.docket import Docket
from tests.bot.store.cast import HOUR, LI, LIU, NOON, WANG, delivery, docket, report

DAY = timedelta(days=1)
HOME = Home("3栋2单元1201", "3栋")


def store(ledger: SqlLedger, key: str, *records: Record) -> None:
    """Store what a turn changes about people."""
    ledger.commit(Docket(ledger), delivery(key, records=records))


def tried(at: datetime, seen: int | None, counted: bool = True) -> Tried:
    """A try at a home that was allowed on this count."""
    return Tried("home:3栋2单元1201", "binding", at, at - DAY, seen, counted)


def test_a_consent_keeps_the_wording_that_was_read(ledger: SqlLedger) -> None:
    store(ledger, "k1", Agreed(WANG, "binding", NOON, "v7"))
    store(ledger, "k2", Withdrew(WANG, "binding", NOON + HOUR))
    store(ledger, "k3", Agreed(WANG, "binding", NOON + 2 * HOUR, "v8"))
    found = ledger.consents_of(WANG)
    assert [(one.wording, one.given_at, one.withdrawn_at) for one in found] == [
        ("v7", NOON, NOON + HOUR),
        ("v8", NOON + 2 * HOUR, None),
    ]
    assert ledger.consents_of(LIU) == []


def test_tries_are_counted_one_after_the_other(ledger: SqlLedger) -> None:
    for number in range(3):
        store(ledger, f"k{number}", tried(NOON, number))
    assert ledger.attempts("home:3栋2单元1201", "binding").count == 3


@pytest.mark.parametrize("first", [0, 1], ids=["the very first", "a later one"])
def test_two_tries_that_were_allowed_on_the_same_count_do_not_both_pass(
    ledger: SqlLedger, first: int
) -> None:
    for number in range(first + 1):
        store(ledger, f"k{number}", tried(NOON, number))
    with pytest.raises(Conflict):
        store(ledger, "late", tried(NOON, first))
    assert ledger.attempts("home:3栋2单元1201", "binding").count == first + 1
    assert ledger.reply_to("late") is None


def test_after_the_window_the_count_begins_anew(ledger: SqlLedger) -> None:
    store(ledger, "k0", tried(NOON, 0))
    store(ledger, "k1", tried(NOON, 1))
    later = NOON + DAY + HOUR
    store(ledger, "k2", tried(later, 2))
    again = ledger.attempts("home:3栋2单元1201", "binding")
    assert (again.count, again.since) == (1, later)


def test_who_does_not_say_what_was_seen_is_counted_whatever_it_was(ledger: SqlLedger) -> None:
    store(ledger, "k0", tried(NOON, None))
    store(ledger, "k1", tried(NOON, None))
    assert ledger.attempts("home:3栋2单元1201", "binding").count == 2


@pytest.mark.parametrize("first", [0, 1], ids=["the very first", "a later one"])
def test_a_right_try_rests_on_the_count_and_leaves_it_as_it_is(ledger: SqlLedger, first: int) -> None:
    for number in range(first):
        store(ledger, f"k{number}", tried(NOON, number))
    store(ledger, "right", tried(NOON, first, counted=False))
    assert ledger.attempts("home:3栋2单元1201", "binding").count == first
    store(ledger, "wrong", tried(NOON, first))
    with pytest.raises(Conflict):
        store(ledger, "late", tried(NOON, first, counted=False))


# what the resident does while a colleague binds them, whether the colleague's turn decides again, why
MEANWHILE = [
    (Withdrew(WANG, "binding", NOON), True, "they may not be bound any more"),
    (Forgotten(WANG, "asked", NOON, "meanwhile"), True, "a tie would be a trace of whom we forgot"),
    (Withdrew(LIU, "binding", NOON), False, "somebody else"),
]


@pytest.mark.parametrize(("record", "again", "why"), MEANWHILE)
def test_what_is_done_for_a_ticket_rests_on_its_resident_s_consent(
    ledger: SqlLedger, record: Record, again: bool, why: str
) -> None:
    opened = report(ledger, "opened")
    read = ledger.ticket(opened.number)
    assert read is not None
    store(ledger, "meanwhile", record)
    settled = docket(ledger, read)
    bound = delivery("bound", LI, records=(Bound(Resident(WANG, "王秀兰", HOME, "owner")),))
    if again:
        with pytest.raises(Conflict):
            ledger.commit(settled, bound)
    else:
        ledger.commit(settled, bound)
    assert bool(ledger.ties_of(WANG, NOON.date())) is not again, why
