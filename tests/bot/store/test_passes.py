"""Passes are stored with the turn that makes or changes them."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from bot.conversation.delivery import Delivery
from bot.errors import Conflict
from bot.reply import SILENCE
from bot.residents.passes import VISITOR, Pass, PassState
from bot.residents.records import KeptPass
from bot.store.database import Database
from bot.store.ledger import SqlLedger
from bot.tickets.docket import Docket
from tests.bot.store.cast import ELSEWHERE, ESTATE, HOUR, LIU, MINUTE, NOON, WANG

HERS = Pass(
    "F1001",
    VISITOR,
    WANG,
    "3栋2单元1201",
    "表弟",
    NOON,
    NOON + HOUR,
    NOON + 3 * HOUR,
    details={"plate": "豫A12345"},
)
HIS = replace(HERS, number="F1002", person=LIU, made_at=NOON + MINUTE, valid_from=NOON + 2 * HOUR)


def keep(ledger: SqlLedger, key: str, *passes: Pass, was: PassState | None = None) -> None:
    records = tuple(KeptPass(one, was) for one in passes)
    ledger.commit(Docket(ledger), Delivery(key, WANG, SILENCE, NOON, records=records))


@pytest.fixture
def both(ledger: SqlLedger) -> SqlLedger:
    keep(ledger, "k1", HERS, HIS)
    return ledger


def test_a_pass_comes_back_as_it_was(both: SqlLedger) -> None:
    assert both.find_pass("F1001") == HERS
    assert both.find_pass("F9999") is None


def test_everybody_has_their_own(both: SqlLedger) -> None:
    assert both.passes_of(WANG, NOON - HOUR) == [HERS]
    assert both.passes_of(LIU, NOON + 2 * MINUTE) == [], "made before"


def test_a_new_state_is_stored_with_who_gave_it(both: SqlLedger) -> None:
    used = replace(HERS, state=PassState.USED, details={**HERS.details, "used_by": "wecom:guard"})
    keep(both, "k2", used, was=PassState.VALID)
    assert both.find_pass("F1001") == used


def test_a_pass_that_has_moved_on_is_not_moved_again(both: SqlLedger) -> None:
    used = replace(HERS, state=PassState.USED, details={"used_by": "wecom:guard"})
    keep(both, "k2", used, was=PassState.VALID)
    with pytest.raises(Conflict):
        keep(both, "k3", replace(HERS, state=PassState.CANCELLED), was=PassState.VALID)
    assert both.find_pass("F1001") == used


def test_a_number_is_no_one_elses(both: SqlLedger) -> None:
    with pytest.raises(Conflict):
        keep(both, "k2", replace(HIS, number="F1001"))
    assert both.find_pass("F1001") == HERS


# now, whose passes are current, why
CURRENT = [
    (NOON, [HERS, HIS], "a time to come is no over one"),
    (NOON + 3 * HOUR, [HERS, HIS], "the last moment belongs to it"),
    (NOON + 3 * HOUR + MINUTE, [], "both are over"),
]


@pytest.mark.parametrize(("now", "expected", "why"), CURRENT)
def test_current(both: SqlLedger, now: datetime, expected: list[Pass], why: str) -> None:
    assert both.current_passes(now) == expected, why


def test_nobody_of_another_estate_finds_them(both: SqlLedger, database: Database) -> None:
    elsewhere = SqlLedger(database, ELSEWHERE)
    assert elsewhere.find_pass("F1001") is None
    assert elsewhere.current_passes(NOON - timedelta(days=1)) == []


def test_numbers_are_given_out_once(ledger: SqlLedger, database: Database) -> None:
    assert [ledger.take_pass_number() for _ in range(3)] == [1, 2, 3]
    assert SqlLedger(database, ESTATE).take_number() == 1, "tickets have numbers of their own"
