"""The third try of a turn: what it reads stays true until it has stored what follows."""

import threading
import time
from collections.abc import Callable

import pytest

from bot.conversation.delivery import Conversation, Repeated
from bot.due import Due
from bot.errors import BotError, Conflict, StoreAway
from bot.store.database import Database
from bot.store.due import SqlDueRows
from bot.store.ledger import SqlLedger
from bot.tickets.docket import Docket
from tests.bot.store.cast import ESTATE, NOON, WANG, delivery, docket, report, ticket

WECHAT_WAITS_SECONDS = 5


def test_it_reads_and_stores(ledger: SqlLedger) -> None:
    with ledger.exclusive() as alone:
        opened = report(alone)
        assert alone.ticket(opened.number) is not None
    assert ledger.ticket(opened.number) is not None
    assert ledger.reply_to("k1") is not None


def test_nothing_is_stored_when_the_block_fails(ledger: SqlLedger) -> None:
    with pytest.raises(Repeated), ledger.exclusive() as alone:  # noqa: PT012
        report(alone, "k1")
        report(alone, "k1")
    assert ledger.reply_to("k1") is None


def test_a_number_is_given_back_when_the_block_fails(ledger: SqlLedger) -> None:
    ledger.take_number()
    with pytest.raises(Repeated), ledger.exclusive() as alone:  # noqa: PT012
        assert [alone.take_number(), alone.take_number()] == [2, 3]
        report(alone, "k1")
        report(alone, "k1")
    assert ledger.take_number() == 2
    with ledger.exclusive() as alone:
        assert alone.take_number() == 3
    assert ledger.take_number() == 4


def test_a_refused_commit_leaves_nothing_even_if_somebody_swallows_the_refusal(ledger: SqlLedger) -> None:
    stale = Conversation(WANG, "repair", version=7)
    with ledger.exclusive() as alone, pytest.raises(Conflict):
        alone.commit(docket(alone, ticket()), delivery("k1", conversation=stale))
    assert ledger.reply_to("k1") is None
    assert ledger.ticket("BX-0001") is None


def test_a_repeated_message_gets_its_reply_here_too(ledger: SqlLedger) -> None:
    ledger.commit(Docket(ledger), delivery("k1", text="第一次"))
    with pytest.raises(Repeated) as repeated, ledger.exclusive() as alone:
        alone.commit(Docket(alone), delivery("k1", text="第二次"))
    assert repeated.value.reply.text == "第一次"


def test_nobody_commits_to_the_estate_meanwhile(ledger: SqlLedger, database: Database) -> None:
    order: list[str] = []
    dues = SqlDueRows(database)
    dues.add(ESTATE, [Due("warn", "a", NOON)])
    claim = dues.claim(NOON)
    assert claim is not None

    def a_turn() -> None:
        ledger.commit(Docket(ledger), delivery("turn"))
        order.append("a turn")

    def a_due_row() -> None:
        dues.complete(claim, Docket(ledger))
        order.append("a due row")

    with ledger.exclusive():
        others = [threading.Thread(target=work) for work in (a_turn, a_due_row)]
        for other in others:
            other.start()
        for other in others:
            other.join(0.2)  # long enough to be done, if anything let them
        order.append("alone")
    for other in others:
        other.join()
    assert order[0] == "alone"
    assert sorted(order[1:]) == ["a due row", "a turn"]


def test_who_waits_too_long_is_told(ledger: SqlLedger) -> None:
    with ledger.exclusive():
        began = time.monotonic()
        told = in_a_thread(lambda: ledger.commit(Docket(ledger), delivery("turn")))
        assert time.monotonic() - began < WECHAT_WAITS_SECONDS
    assert isinstance(told, StoreAway)
    assert ledger.reply_to("turn") is None


def in_a_thread(work: Callable[[], None]) -> BotError | None:
    """Return the error that the work ends with."""
    caught: list[BotError] = []

    def run() -> None:
        try:
            work()
        except BotError as error:
            caught.append(error)

    thread = threading.Thread(target=run)
    thread.start()
    thread.join()
    return caught[0] if caught else None
