"""A person is forgotten: nothing of them is left but what is said to stay, and nobody else loses anything."""

import pytest

from bot.conversation.delivery import Conversation, Repeated
from bot.conversation.talk import RESIDENT, Line
from bot.outbox.notice import Seen
from bot.residents.records import Forgotten
from bot.residents.retention import DELETED, mark_of
from bot.store.database import Database
from bot.store.ledger import SqlLedger
from bot.store.schema import metadata
from bot.tickets.ticket import Status
from tests.bot.store.cast import ESTATE, HOUR, LIU, NOON, WANG, delivery, docket
from tests.bot.store.full_house import (
    DONE,
    HOME,
    OPEN,
    first_key,
    leave_traces,
    move_in,
    places_of,
    rows,
    say_again,
)

LATER = NOON + HOUR
WISH = Forgotten(WANG, "asked for", LATER, "wish")
# table -> why Wang's address may still stand there while her ticket is open
STAYS = {
    "tickets": "somebody is on the way to her",
    "timeline": "the open ticket's",
    "notices": "what the open ticket has to tell her",
    "contacts": "whether we may write to her about it",
    "attempts": "who deletes must not guess on",
}


@pytest.fixture
def forgotten(ledger: SqlLedger, database: Database) -> Database:
    """The database after Wang has asked to be forgotten, with the turn's own traces."""
    move_in(ledger)
    say_again(
        ledger,
        "wish",
        WISH,
        seen=Seen(WANG, "message", LATER),
        conversation=Conversation(WANG, version=1),
        lines=(Line(WANG, LATER, RESIDENT, "确认删除"),),
    )
    return database


def test_the_house_is_full_before(ledger: SqlLedger, database: Database) -> None:
    move_in(ledger)
    of_people = {
        name for name, table in metadata.tables.items() if {"person", "resident"} & {*table.c.keys()}
    }
    others = {"notices", "timeline", "attempts", "dues"}
    assert places_of(database, WANG) == of_people | others, "or a table is not looked at below"


def test_her_address_stays_only_where_it_must(forgotten: Database) -> None:
    assert places_of(forgotten, WANG) == set(STAYS)


def test_with_nothing_open_only_the_tries_stay(ledger: SqlLedger, database: Database) -> None:
    leave_traces(ledger, WANG, {DONE: Status.CLOSED})
    say_again(ledger, "wish", WISH, seen=Seen(WANG, "message", LATER))
    assert places_of(database, WANG) == {"attempts"}


def test_the_neighbour_loses_nothing(ledger: SqlLedger, database: Database) -> None:
    move_in(ledger)
    before = {name: [row for row in rows(database, name) if LIU in str(row)] for name in metadata.tables}
    say_again(ledger, "wish", WISH)
    after = {name: [row for row in rows(database, name) if LIU in str(row)] for name in metadata.tables}
    assert after == before
    assert before["residents"], "there was something to lose"


def test_the_same_address_in_another_estate_is_somebody_elses_matter(
    ledger: SqlLedger, database: Database
) -> None:
    elsewhere = SqlLedger(database, "another-estate")
    leave_traces(elsewhere, WANG, {DONE: Status.CLOSED})
    move_in(ledger)
    say_again(ledger, "wish", WISH)
    assert elsewhere.ties_of(WANG, NOON.date())
    kept = elsewhere.ticket(DONE)
    assert kept is not None
    assert kept.resident == WANG


def test_the_ended_ticket_is_nobodys_and_still_counts(forgotten: Database, ledger: SqlLedger) -> None:
    ended = ledger.ticket(DONE)
    assert ended is not None
    assert (ended.resident, ended.opened_by, ended.place, ended.problem) == ("", "", "3栋", DELETED)
    assert (ended.category, ended.status, ended.opened_at) == ("leak", Status.CLOSED, NOON)
    told = [(entry.actor, entry.text) for entry in ledger.timeline(DONE)]
    assert told[:2] == [(RESIDENT, ""), ("wecom:li", "")]
    assert told[2] == ("system", "arrival 2025-06-02T12:10:00+08:00"), "late stays late"
    assert [row["ticket"] for row in rows(forgotten, "notices") if row["ticket"] == DONE] == []


def test_the_open_ticket_goes_on_and_knows_what_comes(forgotten: Database, ledger: SqlLedger) -> None:
    running = ledger.ticket(OPEN)
    assert running is not None
    assert (running.resident, running.problem, running.place) == (WANG, "厨房漏水了", HOME.label)
    assert ledger.timeline(OPEN)[-1].action == "forget"
    ledger.commit(docket(ledger, running), delivery("after"))


def test_the_wish_is_answered_the_same_when_it_comes_twice(forgotten: Database, ledger: SqlLedger) -> None:
    first = ledger.reply_to("wish")
    assert first is not None
    assert (first.text, len(first.buttons)) == ("收到", 1)
    with pytest.raises(Repeated):
        say_again(ledger, "wish", WISH)
    older = ledger.reply_to(first_key(WANG))
    assert older is not None, "the key still keeps the message from being handled again"
    assert (older.text, older.buttons) == ("", ())


def test_who_comes_back_is_a_stranger(forgotten: Database, ledger: SqlLedger) -> None:
    assert ledger.conversation(WANG) == Conversation(WANG)
    ledger.commit(docket(ledger), delivery("back", conversation=Conversation(WANG, "repair")))
    assert ledger.conversation(WANG).version == 1
    assert ledger.ties_of(WANG, NOON.date()) == ()
    assert ledger.consents_of(WANG) == []
    assert ledger.passes_of(WANG, NOON) == []
    assert ledger.talk_of(WANG, NOON) == []


def test_the_ledger_of_deletions_tells_how_much_and_not_whose(forgotten: Database) -> None:
    (note,) = rows(forgotten, "deletions")
    assert (note["estate"], note["at"], note["reason"]) == (ESTATE, LATER, "asked for")
    assert note["counts"] == {
        "residents": 1,
        "talk": 3,
        "consents": 1,
        "passes": 1,
        "conversations": 1,
        "tickets": 1,
        "notices": 1,
    }
    salt = next(row["value"] for row in rows(forgotten, "facts") if "salt" in row["name"])
    assert note["subject"] == mark_of(WANG, salt), "who asks whether it was done can be told"
    assert note["subject"] != mark_of(WANG, ""), "nobody can find it by trying addresses"


def test_being_forgotten_twice_finds_nothing_more(forgotten: Database, ledger: SqlLedger) -> None:
    say_again(ledger, "again", Forgotten(WANG, "asked for", LATER + HOUR, "again"))
    first, second = rows(forgotten, "deletions")
    assert first["subject"] == second["subject"]
    assert set(second["counts"].values()) == {0}
