"""Changes of the roster are stored with every step, once, whoever acts at the same moment."""

from dataclasses import replace

import pytest

from bot.errors import Conflict
from bot.store.database import Database
from bot.store.duty import read_steps
from bot.store.ledger import SqlLedger
from bot.tickets.docket import Docket
from bot.tickets.roster_change import ChangeKind, ChangeState, DutyChange, DutyStep
from tests.bot.store import processes
from tests.bot.store.cast import ELSEWHERE, ESTATE, HOUR, MINUTE, NOON, Place, delivery
from tests.bot.store.processes import run_together

ASKED, AGREED, ALLOWED = ChangeState.ASKED, ChangeState.AGREED, ChangeState.ALLOWED
SWAP = DutyChange(
    "c1", ChangeKind.SWAP, "li", "zhang", NOON + HOUR, NOON + 3 * HOUR, ASKED, NOON, NOON + HOUR
)


def keep(ledger: SqlLedger, key: str, change: DutyChange, actor: str = "li") -> DutyChange:
    docket = Docket(ledger)
    docket.duty_changes[change.number] = change
    docket.duty_steps.append(DutyStep(change.number, NOON, actor, change.state))
    assert not docket.empty
    ledger.commit(docket, delivery(key))
    stored = ledger.duty_change(change.number)
    assert stored is not None
    return stored


def test_a_change_comes_back_as_it_was(ledger: SqlLedger) -> None:
    assert keep(ledger, "k1", SWAP) == replace(SWAP, version=1)
    assert ledger.duty_change("c2") is None


def test_every_step_is_kept(ledger: SqlLedger, database: Database) -> None:
    agreed = replace(keep(ledger, "k1", SWAP), state=AGREED)
    keep(ledger, "k3", replace(keep(ledger, "k2", agreed, "zhang"), state=ALLOWED), "zhao")
    steps = [(step.actor, step.state, step.at) for step in read_steps(database, ESTATE, "c1")]
    assert steps == [("li", ASKED, NOON), ("zhang", AGREED, NOON), ("zhao", ALLOWED, NOON)]


def test_a_change_that_has_moved_on_is_not_moved_again(ledger: SqlLedger) -> None:
    stored = keep(ledger, "k1", SWAP)
    keep(ledger, "k2", replace(stored, state=AGREED))
    with pytest.raises(Conflict):
        keep(ledger, "k3", replace(stored, state=ChangeState.WITHDRAWN))
    with pytest.raises(Conflict):
        keep(ledger, "k4", SWAP)
    now = ledger.duty_change("c1")
    assert now is not None
    assert now.state is AGREED


# in which state it is, when one looks, whether it is asked, whether it counts, why
SEEN = [
    (ASKED, NOON, True, False, "somebody's word is waited for"),
    (AGREED, NOON, True, False, "the manager's"),
    (ALLOWED, NOON, False, True, "it counts, though it has not begun"),
    (ALLOWED, NOON + 3 * HOUR - MINUTE, False, True, "to its last minute"),
    (ALLOWED, NOON + 3 * HOUR, False, False, "it is over"),
    (ChangeState.REFUSED, NOON, False, False, "a no"),
    (ChangeState.EXPIRED, NOON, False, False, "no answer"),
]


@pytest.mark.parametrize(("state", "now", "asked", "counts", "why"), SEEN)
def test_what_is_asked_and_what_counts(
    ledger: SqlLedger,
    database: Database,
    state: ChangeState,
    now: object,
    asked: bool,
    counts: bool,
    why: str,
) -> None:
    keep(ledger, "k1", replace(SWAP, state=state))
    assert bool(ledger.duty_asked(now)) is asked, why  # type: ignore[arg-type]
    assert bool(ledger.duty_changes(now)) is counts, why  # type: ignore[arg-type]
    assert SqlLedger(database, ELSEWHERE).duty_changes(NOON) == [], "another estate's roster"


def test_of_two_managers_at_once_one_decides(place: Place, ledger: SqlLedger, database: Database) -> None:
    keep(ledger, "k0", replace(SWAP, state=AGREED))
    outcomes = run_together(processes.allow_the_same_change, place, 2)
    assert sorted(outcome.word for outcome in outcomes) == ["conflict", "stored"]
    winner = next(outcome.detail for outcome in outcomes if outcome.word == "stored")
    stored = ledger.duty_change("c1")
    assert stored is not None
    assert stored.state == winner
    assert len(read_steps(database, ESTATE, "c1")) == 2, "of the loser nothing is left"
