"""Leases that are over are deleted with the word about it, once; a secret does not wait for long."""

from collections.abc import Sequence
from datetime import timedelta

import pytest

from bot.conversation.delivery import Conversation
from bot.outbox.notice import Notice
from bot.residents.home import Home, Resident
from bot.store.conversations import leave_quiet
from bot.store.database import Database
from bot.store.ledger import SqlLedger
from bot.store.outbox import SqlOutbox
from bot.store.residents import BATCH, SqlResidents
from bot.tickets.docket import Docket
from tests.bot.store.cast import ELSEWHERE, ESTATE, HOUR, LIU, MINUTE, NOON, WANG, delivery, notice

TODAY = NOON.date()
YESTERDAY = TODAY - timedelta(days=1)
FLAT = Home("3栋2单元1201", "3栋")


def farewells(ended: Sequence[Resident]) -> list[Notice]:
    """Say goodbye to each."""
    return [notice(f"lease:{tie.person}", tie.person) for tie in ended]


@pytest.fixture
def residents(database: Database) -> SqlResidents:
    residents = SqlResidents(database)
    owner = Resident(WANG, "王秀兰", FLAT, "owner")
    moved_out = Resident(LIU, "刘洋", FLAT, "tenant", until=YESTERDAY)
    lives_here = Resident("official:zhou", "周", FLAT, "tenant", until=TODAY)
    residents.bind(ESTATE, [owner, moved_out, lives_here])
    residents.bind(ELSEWHERE, [moved_out])
    return residents


def test_who_moved_out_is_untied_and_told_and_nobody_else(
    residents: SqlResidents, database: Database
) -> None:
    assert residents.end_leases(ESTATE, TODAY, farewells) == 1
    assert residents.bound(ESTATE, YESTERDAY) == {WANG, "official:zhou"}
    parcel = SqlOutbox(database).claim(NOON)
    assert parcel is not None
    assert [queued.notice.recipient for queued in parcel.notices] == [LIU]


def test_looking_again_finds_nothing(residents: SqlResidents) -> None:
    residents.end_leases(ESTATE, TODAY, farewells)
    assert residents.end_leases(ESTATE, TODAY, farewells) == 0


def test_another_estate_keeps_its_ties(residents: SqlResidents) -> None:
    residents.end_leases(ESTATE, TODAY, farewells)
    assert residents.bound(ELSEWHERE, YESTERDAY) == {LIU}


def test_nobody_is_untied_without_the_word(residents: SqlResidents) -> None:
    def fail(ended: Sequence[Resident]) -> list[Notice]:
        raise RuntimeError("no words")

    with pytest.raises(RuntimeError):
        residents.end_leases(ESTATE, TODAY, fail)
    assert LIU in residents.bound(ESTATE, YESTERDAY)


def test_more_than_one_batch_ends(residents: SqlResidents) -> None:
    many = [
        Resident(f"official:{number}", "", FLAT, "tenant", until=YESTERDAY) for number in range(BATCH + 5)
    ]
    residents.bind(ESTATE, many)
    assert residents.end_leases(ESTATE, TODAY, farewells) == BATCH + 6


# the dialogue, how long ago, whether it is left, why
DIALOGUES = [
    ("bind", HOUR, True, "nobody goes on with it"),
    ("bind", MINUTE, False, "somebody may be typing"),
    ("repair", HOUR, False, "holds no secret"),
]


@pytest.mark.parametrize(("dialogue", "ago", "left", "why"), DIALOGUES)
def test_a_secret_is_left_with_its_dialogue(
    database: Database, ledger: SqlLedger, dialogue: str, ago: timedelta, left: bool, why: str
) -> None:
    talk = Conversation(WANG, dialogue, "home", {"phone": "13800001111"}, NOON - ago)
    ledger.commit(Docket(ledger), delivery(conversation=talk))

    assert leave_quiet(database, ESTATE, {"bind"}, NOON - 30 * MINUTE) == int(left), why

    now = ledger.conversation(WANG)
    assert ("13800001111" in str(now.slots)) != left, why
    assert now.version == (2 if left else 1), why
