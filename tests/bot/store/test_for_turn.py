"""The ledger as a turn reads it: one glance that is true at one moment, and more only when asked for."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import psycopg
import pytest

from bot.conversation.delivery import Conversation
from bot.errors import StoreAway
from bot.outbox.notice import NoticeState
from bot.reply import Button, Reply
from bot.residents.home import Home, Resident
from bot.store.database import Database
from bot.store.ledger import SqlLedger
from bot.store.outbox import Fate, SqlOutbox
from bot.store.residents import SqlResidents
from bot.tickets.docket import Docket
from bot.tickets.ticket import Status
from tests.bot.store.cast import (
    ELSEWHERE,
    ESTATE,
    HOUR,
    LIU,
    NOON,
    SHANGHAI,
    WANG,
    Place,
    delivery,
    docket,
    notice,
    report,
    ticket,
)

TODAY = NOON.date()
TOMORROW = TODAY + timedelta(days=1)
FLAT, SHOP = Home("3栋2单元1201", "3"), Home("1栋101", "1")
OWNED = Resident(WANG, "王秀兰", FLAT, "owner", bound_at=NOON)
LEASED = Resident(WANG, "王秀兰", SHOP, "tenant", TODAY, NOON)


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What is read of the database beside the glance."""
    reads: list[str] = []
    real = Database.read
    monkeypatch.setattr(Database, "read", lambda self: reads.append("read") or real(self))
    return reads


def stored(ledger: SqlLedger) -> Conversation:
    """Store a conversation with everything in it; return it as it comes back."""
    kept = Conversation(
        WANG,
        "repair",
        "photo",
        {"place": "厨房"},
        NOON,
        {"dialogue": "visitor"},
        3,
        NOON,
        NOON + HOUR,
        0,
        {"mood": "angry"},
    )
    ledger.commit(Docket(ledger), delivery("before", conversation=kept))
    return ledger.conversation(WANG)


def test_of_a_stranger_there_is_nothing_and_nothing_more_is_asked(
    ledger: SqlLedger, asked: list[str]
) -> None:
    rows = ledger.for_turn("k1", WANG, TODAY)
    assert rows.conversation(WANG) == Conversation(WANG)
    assert (rows.ties_of(WANG, TODAY), rows.shelved(WANG), rows.tickets_of(WANG, NOON)) == ((), [], [])
    assert rows.reply_to("k1") is None
    assert asked == []


def test_a_resident_at_rest_is_known_at_a_glance(
    ledger: SqlLedger, database: Database, asked: list[str]
) -> None:
    conversation = stored(ledger)
    SqlResidents(database).bind(ESTATE, [OWNED, LEASED])
    SqlResidents(database).bind(ELSEWHERE, [Resident(WANG, "王秀兰", Home("9栋901", "9"), "owner")])
    ledger.commit(
        docket(ledger, ticket(status=Status.CLOSED), ticket("BX-0002", resident=LIU)), delivery("k0")
    )
    asked.clear()
    rows = ledger.for_turn("k1", WANG, TODAY)
    assert rows.conversation(WANG) == conversation
    assert rows.conversation(WANG).changed_at == NOON
    assert str(rows.conversation(WANG).changed_at.tzinfo) == str(SHANGHAI)  # type: ignore[union-attr]
    assert rows.ties_of(WANG, TODAY) == (OWNED, LEASED)
    assert rows.tickets_of(WANG, NOON + HOUR) == [], "what has ended was opened before"
    assert asked == []
    assert ledger.for_turn("k1", WANG, TOMORROW).ties_of(WANG, TOMORROW) == (OWNED,), "the lease is over"


@pytest.mark.parametrize(
    ("status", "since", "found"),
    [
        (Status.ASSIGNED, NOON + HOUR, 1),  # not ended, whenever it was opened
        (Status.FINISHED, NOON + HOUR, 1),  # nor is what waits for the resident's word
        (Status.CANCELLED, NOON + HOUR, 0),
        (Status.CANCELLED, NOON, 1),  # asked for since then
    ],
)
def test_tickets_are_read_where_there_are_any(
    ledger: SqlLedger, status: Status, since: object, found: int
) -> None:
    ledger.commit(docket(ledger, ticket(status=status)), delivery("k0"))
    rows = ledger.for_turn("k1", WANG, TODAY)
    assert len(rows.tickets_of(WANG, since)) == found  # type: ignore[arg-type]
    assert len(ledger.tickets_of(WANG, since)) == found, "and so it is without a glance"  # type: ignore[arg-type]


def test_others_are_asked_for(ledger: SqlLedger, database: Database) -> None:
    SqlResidents(database).bind(ESTATE, [OWNED])
    conversation = stored(ledger)
    rows = ledger.for_turn("k1", LIU, TODAY)
    assert (rows.conversation(WANG), rows.ties_of(WANG, TODAY)) == (conversation, (OWNED,))


def test_what_is_put_by_is_read(ledger: SqlLedger, database: Database) -> None:
    outbox = SqlOutbox(database)
    ledger.commit(docket(ledger, notices=[notice()]), delivery("k0"))
    parcel = outbox.claim(NOON)
    assert parcel is not None
    outbox.record(parcel, [Fate(parcel.notices[0].id, NoticeState.SHELVED)], 0, NOON)
    assert [each.notice for each in ledger.for_turn("k1", WANG, TODAY).shelved(WANG)] == [notice()]


class TestAtRest:
    def test_strangers_are_all_alike(self, ledger: SqlLedger) -> None:
        assert (
            ledger.for_turn("k1", WANG, TODAY).at_rest() == ledger.for_turn("k2", LIU, TODAY).at_rest() == ""
        )

    def test_ties_tell_people_apart(self, ledger: SqlLedger, database: Database) -> None:
        SqlResidents(database).bind(ESTATE, [OWNED, LEASED])
        assert ledger.for_turn("k1", WANG, TODAY).at_rest() == "owner,tenant"

    def test_who_reads_more_is_not_known_by_the_glance_alone(self, ledger: SqlLedger) -> None:
        rows = ledger.for_turn("k1", WANG, TODAY)
        rows.conversation(LIU)
        assert rows.at_rest() is None

    @pytest.mark.parametrize(
        "changes",
        [
            {"dialogue": "repair"},
            {"parked": {"dialogue": "visitor"}},
            {"misses": 1},
            {"blocked_until": NOON},
            {"temper": {"mood": "angry"}},
        ],
    )
    def test_what_is_under_way_is_no_rest(self, ledger: SqlLedger, changes: dict[str, Any]) -> None:
        ledger.commit(Docket(ledger), delivery("k0", conversation=Conversation(WANG, **changes)))
        assert ledger.for_turn("k1", WANG, TODAY).at_rest() is None

    def test_a_conversation_that_was_left_is(self, ledger: SqlLedger) -> None:
        ledger.commit(Docket(ledger), delivery("k0", conversation=Conversation(WANG, changed_at=NOON)))
        assert ledger.for_turn("k1", WANG, TODAY).at_rest() == ""

    def test_a_ticket_is_none_though_it_has_ended(self, ledger: SqlLedger) -> None:
        ledger.commit(docket(ledger, ticket(status=Status.CLOSED)), delivery("k0"))
        assert ledger.for_turn("k1", WANG, TODAY).at_rest() is None


class TestRepeats:
    def test_a_delivery_that_was_handled_has_its_reply(self, ledger: SqlLedger, asked: list[str]) -> None:
        ledger.commit(Docket(ledger), delivery("k1"))
        first = Reply("收到", (Button("cancel", "取消"),), "repair.opened", "v1")
        assert ledger.for_turn("k1", WANG, TODAY).reply_to("k1") == first
        assert SqlLedger(ledger._database, ELSEWHERE).for_turn("k1", WANG, TODAY).reply_to("k1") is None
        assert asked == []

    def test_the_glance_was_before_what_came_after_it(self, ledger: SqlLedger) -> None:
        rows = ledger.for_turn("k1", WANG, TODAY)
        report(ledger, "k1")
        assert rows.reply_to("k1") is None, "decided on what was there before the same delivery changed it"
        assert rows.conversation(WANG) == Conversation(WANG)

    def test_who_has_read_more_asks_anew(self, ledger: SqlLedger) -> None:
        rows = ledger.for_turn("k1", WANG, TODAY)
        opened = report(ledger, "k1")
        assert rows.ticket(opened.number) is not None, "that is what this very delivery has changed"
        known = rows.reply_to("k1")
        assert known is not None
        assert known.text == "收到"


def test_inside_a_transaction_it_sees_what_that_has_stored(ledger: SqlLedger) -> None:
    with ledger.exclusive() as alone:
        report(alone, "k1")
        rows = alone.for_turn("k1", WANG, TODAY)
        assert rows.conversation(WANG).dialogue == "repair"
        assert rows.reply_to("k1") is not None


@pytest.mark.parametrize("person", ["official:a\x00b", "official:\ud800", "official:' OR 1=1 --"])
def test_an_odd_address_is_only_an_address(ledger: SqlLedger, person: str) -> None:
    ledger.commit(Docket(ledger), delivery("k0", person, conversation=Conversation(person, "repair")))
    assert ledger.for_turn("k1", person, TODAY).conversation(person).dialogue == "repair"
    assert ledger.for_turn("k1", WANG, TODAY).conversation(WANG).dialogue == ""


class TestAway:
    @pytest.fixture
    def lost(self, postgres_place: Place) -> Iterator[Database]:
        """A database all of whose connections were cut after they had been used."""
        database = postgres_place.open()
        SqlLedger(database, ESTATE).for_turn("k0", WANG, TODAY)
        with psycopg.connect(postgres_place.url, autocommit=True) as outside:
            outside.execute(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                " WHERE datname = current_database() AND pid <> pg_backend_pid()"
            )
        yield database
        database.close()

    def test_a_cut_connection_is_told_once_and_made_anew(self, lost: Database) -> None:
        ledger = SqlLedger(lost, ESTATE)
        with pytest.raises(StoreAway):
            ledger.for_turn("k1", WANG, TODAY)
        assert ledger.for_turn("k1", WANG, TODAY).reply_to("k1") is None

    def test_after_a_pause_nobody_notices(self, lost: Database, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr("bot.store.looking.IDLE_SECONDS", 0.0)
        assert SqlLedger(lost, ESTATE).for_turn("k1", WANG, TODAY).reply_to("k1") is None

    def test_a_database_that_is_not_there(self, sqlite_place: Place) -> None:
        sqlite_place.lock_file.with_name("test.db").unlink()
        sqlite_place.lock_file.parent.rename(sqlite_place.lock_file.parent.with_name("elsewhere"))
        with pytest.raises(StoreAway):
            SqlLedger(sqlite_place.open(), ESTATE).for_turn("k1", WANG, TODAY)


def test_it_opens_again_after_closing(ledger: SqlLedger, database: Database) -> None:
    ledger.for_turn("k1", WANG, TODAY)
    database.close()
    assert ledger.for_turn("k1", WANG, TODAY).reply_to("k1") is None
