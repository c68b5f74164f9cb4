"""Several processes at once, some of which die: nothing twice, nothing lost, nothing half."""

import multiprocessing
import time
from collections.abc import Callable
from itertools import chain
from typing import Any

import pytest

from bot.due import Due
from bot.errors import Conflict
from bot.outbox.notice import Fate, NoticeState
from bot.store.database import Database
from bot.store.due import SqlDueRows
from bot.store.ledger import SqlLedger
from bot.store.outbox import SqlOutbox
from bot.store.tickets import all_tickets
from bot.tickets.docket import Docket
from tests.bot.store import processes
from tests.bot.store.cast import ESTATE, NOON, Place, delivery, docket, notice, ticket
from tests.bot.store.processes import WAIT_SECONDS, fresh_processes, run_together


def test_one_message_six_times_at_once_is_handled_once(place: Place, ledger: SqlLedger) -> None:
    outcomes = run_together(processes.store_the_same_message, place, 6)
    assert sorted(outcome.word for outcome in outcomes) == ["repeated"] * 5 + ["stored"]
    assert len({outcome.detail for outcome in outcomes}) == 1  # all six got the same words
    stored = ledger.reply_to("k1")
    assert stored is not None
    assert stored.text == outcomes[0].detail


def test_of_two_writers_of_one_ticket_one_must_decide_again(place: Place, ledger: SqlLedger) -> None:
    ledger.commit(docket(ledger, ticket()), delivery())
    outcomes = run_together(processes.change_the_same_ticket, place, 2)
    assert sorted(outcome.word for outcome in outcomes) == ["conflict", "stored"]
    winner = next(outcome.detail for outcome in outcomes if outcome.word == "stored")
    stored = ledger.ticket("BX-0001")
    assert stored is not None
    assert (stored.rating, stored.version) == (winner, 2)


def test_four_doors_that_open_tickets_lose_none(place: Place, database: Database) -> None:
    told = sorted(chain.from_iterable(run_together(processes.open_tickets, place, 4)))
    assert len(told) == 40
    # They are reports of one person: whoever has to decide again leaves a gap, and nothing else.
    assert sorted(each.number for each in all_tickets(database, ESTATE)) == told


def test_four_processes_never_take_the_same_number(place: Place, ledger: SqlLedger) -> None:
    taken = list(chain.from_iterable(run_together(processes.take_numbers, place, 4)))
    assert sorted(taken) == list(range(1, 101))
    assert ledger.take_number() == 101


def test_four_workers_handle_each_due_row_once(place: Place, database: Database) -> None:
    SqlDueRows(database).add(ESTATE, [Due("warn", str(number), NOON) for number in range(60)])
    handled = run_together(processes.claim_dues, place, 4)
    assert sorted(chain.from_iterable(handled)) == sorted({*chain.from_iterable(handled)})
    assert len({*chain.from_iterable(handled)}) == 60


def test_four_workers_take_each_persons_notices_in_one_piece(place: Place, ledger: SqlLedger) -> None:
    queued = [
        notice(f"{person}-{number}", f"official:{person}") for number in range(3) for person in range(20)
    ]
    ledger.commit(docket(ledger, notices=queued), delivery())
    parcels = list(chain.from_iterable(run_together(processes.claim_notices, place, 4)))
    assert len(parcels) == len({recipient for recipient, _ in parcels}) == 20
    assert len({*chain.from_iterable(ids for _, ids in parcels)}) == 60


def test_two_processes_migrate_at_once(fresh_place: Place) -> None:
    outcomes = run_together(processes.migrate, fresh_place, 3)
    assert outcomes == [processes.Outcome("migrated", "0001")] * 3


class TestKilled:
    LEASE_SECONDS = 0.5

    def test_what_a_killed_worker_held_is_taken_over(self, place: Place, ledger: SqlLedger) -> None:
        database = place.open()
        dues, outbox = SqlDueRows(database), SqlOutbox(database)
        ledger.commit(docket(ledger, notices=[notice()], dues=[Due("warn", "a", NOON)]), delivery())
        lost_claim, lost_parcel = killed_with(processes.claim_and_die, place, self.LEASE_SECONDS)
        claim = until(lambda: dues.claim(NOON))
        parcel = until(lambda: outbox.claim(NOON))
        assert (claim.id, claim.fence) == (lost_claim.id, lost_claim.fence + 1)
        assert parcel.fence == lost_parcel.fence + 1
        assert parcel.notices == lost_parcel.notices
        # Should the dead one come back after all, it finds that it is too late.
        with pytest.raises(Conflict):
            dues.complete(lost_claim, Docket(ledger))
        assert not outbox.record(lost_parcel, [Fate(lost_parcel.notices[0].id, NoticeState.DEAD)], 1, NOON)
        assert outbox.counts()[NoticeState.WAITING] == 1
        database.close()

    def test_a_lease_holds_until_its_end(self, place: Place, ledger: SqlLedger) -> None:
        ledger.commit(docket(ledger, notices=[notice()], dues=[Due("warn", "a", NOON)]), delivery())
        killed_with(processes.claim_and_die, place, 60.0)
        database = place.open()
        assert SqlDueRows(database).claim(NOON) is None
        assert SqlOutbox(database).claim(NOON) is None
        database.close()

    def test_a_writer_killed_with_the_lock_leaves_no_trace(self, place: Place, ledger: SqlLedger) -> None:
        ledger.commit(docket(ledger, ticket()), delivery())
        killed_with(processes.die_while_writing, place)
        ledger.commit(docket(ledger, ticket(version=1)), delivery("k2"))
        stored = ledger.ticket("BX-0001")
        assert stored is not None
        assert len(stored.promises) == 3


def test_a_child_of_a_fork_opens_connections_of_its_own(ledger: SqlLedger) -> None:
    ledger.commit(Docket(ledger), delivery("parent"))
    fork = multiprocessing.get_context("fork")
    ours, theirs = fork.Pipe(duplex=False)
    child = fork.Process(target=processes.answer_and_tell, args=(ledger, theirs))
    child.start()
    assert ours.poll(WAIT_SECONDS)
    assert ours.recv() == "收到"
    child.join(WAIT_SECONDS)
    assert ledger.reply_to("child") == ledger.reply_to("parent")


def killed_with(work: Callable[..., None], place: Place, *more: object) -> Any:
    """Run the work in a process that kills itself; returns what it told before."""
    context = fresh_processes()
    ours, theirs = context.Pipe(duplex=False)
    process = context.Process(target=work, args=(place, theirs, *more))
    process.start()
    theirs.close()
    assert ours.poll(WAIT_SECONDS)
    told = ours.recv()
    process.join(WAIT_SECONDS)
    assert process.exitcode == -9
    return told


def until(ask: Callable[[], Any]) -> Any:
    """Ask until there is an answer."""
    deadline = time.monotonic() + WAIT_SECONDS
    while time.monotonic() < deadline:
        answer = ask()
        if answer is not None:
            return answer
        time.sleep(0.02)
    raise AssertionError("no answer came")
