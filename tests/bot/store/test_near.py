"""What the dispatch asks of the tickets, and what the doctor does."""

from typing import Any

import pytest

from bot.store.database import Database
from bot.store.ledger import SqlLedger
from bot.store.near import categories_in_use
from bot.tickets.docket import Docket
from bot.tickets.ticket import Status
from tests.bot.store.cast import ELSEWHERE, ESTATE, HOUR, LI, NOON, delivery, ticket

ZHANG = "wecom:zhang"
HOME = "3栋2单元1201"


def keep(ledger: SqlLedger, *rows: dict[str, Any]) -> None:
    docket = Docket(ledger)
    for number, row in enumerate(rows, start=1):
        docket.keep(ticket(f"BX-{number:04d}", **row))
    ledger.commit(docket, delivery("k1"))


# whose task stands how where, who is next door to 3栋, why
NEXT_DOOR = [
    ({"assignee": LI, "place": "3栋1单元", "status": Status.ACCEPTED}, {LI}, "an open task in the building"),
    ({"assignee": LI, "place": "13栋1单元", "status": Status.ACCEPTED}, set(), "another building"),
    ({"assignee": LI, "place": "3栋1单元", "status": Status.FINISHED}, set(), "gone already"),
    (
        {"assignee": "wecom:wu", "place": "3栋1单元", "status": Status.ACCEPTED},
        set(),
        "nobody asked for",
    ),
]


@pytest.mark.parametrize(("row", "near", "why"), NEXT_DOOR)
def test_next_door(ledger: SqlLedger, row: dict[str, Any], near: set[str], why: str) -> None:
    keep(ledger, row)
    assert ledger.next_door([LI, ZHANG], "3栋") == near, why


def test_who_was_at_a_home_last(ledger: SqlLedger, database: Database) -> None:
    assert ledger.last_at(HOME) == ""
    keep(
        ledger,
        {"assignee": LI, "status": Status.CLOSED, "opened_at": NOON},
        {"assignee": ZHANG, "status": Status.FINISHED, "opened_at": NOON + HOUR},
        {"assignee": LI, "status": Status.ACCEPTED, "opened_at": NOON + 2 * HOUR},
        {"assignee": "", "status": Status.CANCELLED, "opened_at": NOON + 3 * HOUR},
    )
    assert ledger.last_at(HOME) == ZHANG, "the newest that is done and was somebody's"
    assert ledger.last_at("3栋2单元") == "", "another place"
    assert SqlLedger(database, ELSEWHERE).last_at(HOME) == ""


def test_whose_turn_was_when(ledger: SqlLedger) -> None:
    keep(
        ledger,
        {"assignee": LI, "category": "wall", "opened_at": NOON},
        {"assignee": LI, "category": "wall", "opened_at": NOON + HOUR},
        {"assignee": ZHANG, "category": "leak", "opened_at": NOON + HOUR},
    )
    assert ledger.last_turns([LI, ZHANG], "wall", NOON) == {LI: NOON + HOUR}
    assert ledger.last_turns([LI, ZHANG], "wall", NOON + 2 * HOUR) == {}, "too long ago"


# how a ticket stands, whether somebody who is not on the staff has to do with it, why
LEFT = [
    ({"assignee": "wecom:gone"}, True, "with somebody who left"),
    ({"assignee": "", "case_owner": "wecom:gone"}, True, "owned by somebody who left"),
    ({"assignee": "wecom:gone", "status": Status.CLOSED}, False, "long over"),
    ({"assignee": LI, "case_owner": LI}, False, "with one of us"),
    ({"assignee": "", "case_owner": LI}, False, "with nobody is not with a stranger"),
]


@pytest.mark.parametrize(("row", "found", "why"), LEFT)
def test_left_behind(ledger: SqlLedger, row: dict[str, Any], found: bool, why: str) -> None:
    keep(ledger, row)
    assert [one.number for one in ledger.left_behind([LI, ZHANG])] == (["BX-0001"] if found else []), why


def test_categories_in_use(ledger: SqlLedger, database: Database) -> None:
    keep(ledger, {"category": "gone"}, {"category": "gone", "status": Status.CLOSED}, {"category": "leak"})
    assert categories_in_use(database, ESTATE) == {"gone": 1, "leak": 1}
    assert categories_in_use(database, ELSEWHERE) == {}
