"""A block is stored on somebody else's conversation, and leaves the rest of it as it is."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from bot.conversation.delivery import Conversation, Delivery
from bot.errors import Conflict
from bot.reply import SILENCE
from bot.residents.records import Blocked, Record, Tried
from bot.store.database import Database
from bot.store.ledger import SqlLedger
from bot.tickets.docket import Docket
from tests.bot.store.cast import ELSEWHERE, ESTATE, NOON, WANG

TOMORROW = NOON + timedelta(days=1)
REPORTING = Conversation(WANG, "repair", "place", {"problem": "漏水"}, NOON, misses=2, missed_at=NOON)


def store(ledger: SqlLedger, key: str, *records: Record, conversation: Conversation | None = None) -> None:
    delivery = Delivery(key, "wecom:manager", SILENCE, NOON, conversation=conversation, records=records)
    ledger.commit(Docket(ledger), delivery)


@pytest.mark.parametrize("until", [TOMORROW, None])
def test_of_somebody_who_never_wrote(ledger: SqlLedger, until: datetime | None) -> None:
    store(ledger, "k1", Blocked(WANG, until))
    assert ledger.conversation(WANG) == Conversation(WANG, blocked_until=until, version=1)


def test_of_somebody_in_the_middle_of_something(ledger: SqlLedger) -> None:
    store(ledger, "k1", conversation=REPORTING)
    store(ledger, "k2", Blocked(WANG, TOMORROW))
    assert ledger.conversation(WANG) == replace(REPORTING, blocked_until=TOMORROW, version=2)
    store(ledger, "k3", Blocked(WANG, None))
    assert ledger.conversation(WANG) == replace(REPORTING, version=3)


def test_a_turn_of_the_same_person_that_was_under_way_decides_again(ledger: SqlLedger) -> None:
    store(ledger, "k1", Blocked(WANG, TOMORROW))
    read_before = REPORTING
    with pytest.raises(Conflict):
        store(ledger, "k2", conversation=read_before)
    assert ledger.conversation(WANG).dialogue == ""


def test_in_one_estate_only(ledger: SqlLedger, database: Database) -> None:
    store(ledger, "k1", Blocked(WANG, TOMORROW))
    assert SqlLedger(database, ELSEWHERE).conversation(WANG).blocked_until is None
    assert ESTATE != ELSEWHERE


def test_the_first_telling_of_each_day_begins_the_count_anew(ledger: SqlLedger) -> None:
    for key, at in (("k1", NOON), ("k2", TOMORROW)):
        midnight = at.replace(hour=0)
        store(ledger, key, Tried(WANG, "told of being blocked", at, midnight))
        assert ledger.attempts(WANG, "told of being blocked").since == at
