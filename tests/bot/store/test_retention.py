"""What has been kept long enough goes, in batches and once; what is younger, open or a neighbour's stays."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

import pytest

from bot.outbox.notice import NoticeState, Seen
from bot.residents.records import Blocked, Forgotten
from bot.residents.retention import DELETED, cutoffs
from bot.store.contacts import SqlContacts
from bot.store.database import Database
from bot.store.ledger import SqlLedger
from bot.store.nameless import make_nameless
from bot.store.retention import Tidying
from bot.tickets.ticket import Entry, Status
from tests.bot.store.cast import ELSEWHERE, ESTATE, HOUR, LI, LIU, NOON, WANG, delivery, docket, ticket
from tests.bot.store.full_house import DONE, OPEN, add, leave_traces, move_in, places_of, rows, say_again

DAY = timedelta(days=1)
PERIODS = {
    "messages": 90 * DAY,
    "tickets": 1095 * DAY,
    "passes": 180 * DAY,
    "notices": 180 * DAY,
    "consents": 1095 * DAY,
    "attempts": 2 * DAY,
    "deletions": 1095 * DAY,
}


def tidied(database: Database, now: datetime, batch: int = 200) -> Mapping[str, int]:
    """Run the job of the estate at an instant; return what it did."""
    return Tidying(database, ESTATE, now, batch).run(cutoffs(PERIODS, now))


def note(at: datetime) -> dict[str, Any]:
    """A line of the ledger of deletions."""
    return {"estate": ESTATE, "at": at, "subject": "", "reason": "retention", "counts": {}}


# table, a row of it, until when it is kept, why
LAST_DAYS: list[tuple[str, dict[str, Any], timedelta, str]] = [
    (
        "talk",
        {
            "estate": ESTATE,
            "person": WANG,
            "at": NOON,
            "speaker": "bot",
            "text": "收到",
            "script": "repair.opened",
            "knowledge": "v1",
        },
        90 * DAY,
        "said at noon",
    ),
    (
        "consents",
        {
            "estate": ESTATE,
            "person": WANG,
            "purpose": "binding",
            "wording": "v1",
            "given_at": NOON - 1095 * DAY,
            "withdrawn_at": NOON,
        },
        1095 * DAY,
        "counted from the withdrawal, not from the consent",
    ),
    (
        "attempts",
        {"estate": ESTATE, "subject": WANG, "name": "bind", "count": 5, "since": NOON},
        2 * DAY,
        "longer than the day in which they count",
    ),
    (
        "passes",
        {
            "estate": ESTATE,
            "number": "F1001",
            "kind": "visitor",
            "person": WANG,
            "label": "3栋2单元1201",
            "subject": "老同学",
            "details": {},
            "made_at": NOON - 30 * DAY,
            "valid_from": NOON - DAY,
            "valid_until": NOON,
            "state": "used",
        },
        180 * DAY,
        "counted from its last hour",
    ),
    ("deletions", note(NOON), 1095 * DAY, "proof for as long as anybody may ask"),
]


@pytest.mark.parametrize(("table", "row", "kept", "why"), LAST_DAYS, ids=lambda part: str(part)[:20])
def test_kept_to_the_last_moment_and_not_longer(
    database: Database, table: str, row: dict[str, Any], kept: timedelta, why: str
) -> None:
    add(database, table, **row)
    tidied(database, NOON + kept)
    assert len(rows(database, table)) == 1, why
    tidied(database, NOON + kept + HOUR)
    assert rows(database, table) == [], why


@pytest.mark.parametrize(
    ("state", "left"),
    [(state, state is NoticeState.WAITING) for state in NoticeState],
    ids=[state.value for state in NoticeState],
)
def test_a_notice_goes_when_it_is_done_with(
    ledger: SqlLedger, database: Database, state: NoticeState, left: bool
) -> None:
    leave_traces(ledger, WANG, {})
    with database.write() as connection:
        connection.exec_driver_sql(f"UPDATE notices SET state = '{state.value}'")
    tidied(database, NOON + 181 * DAY)
    assert bool(rows(database, "notices")) is left


class TestTickets:
    def test_an_old_one_is_nobodys_and_is_counted_once(self, ledger: SqlLedger, database: Database) -> None:
        move_in(ledger)
        after = NOON + 1096 * DAY
        assert tidied(database, after)["tickets"] == 2, "hers and the neighbour's; the open one stays"
        old = ledger.ticket(DONE)
        assert old is not None
        assert (old.resident, old.problem, old.place, old.category) == ("", DELETED, "3栋", "leak")
        assert "tickets" not in tidied(database, after + HOUR)

    def test_what_is_open_is_never_too_old(self, ledger: SqlLedger, database: Database) -> None:
        move_in(ledger)
        tidied(database, NOON + 5000 * DAY)
        running = ledger.ticket(OPEN)
        assert running is not None
        assert (running.resident, running.problem) == (WANG, "厨房漏水了")

    def test_the_time_runs_from_the_last_thing_that_happened(
        self, ledger: SqlLedger, database: Database
    ) -> None:
        late = NOON + 1000 * DAY
        work = docket(ledger, ticket(status=Status.CLOSED, promises=()))
        work.entries += [Entry("BX-0001", NOON, WANG, "opened", "漏水"), Entry("BX-0001", late, LI, "closed")]
        ledger.commit(work, delivery())
        assert "tickets" not in tidied(database, NOON + 1096 * DAY)
        assert tidied(database, late + 1096 * DAY)["tickets"] == 1

    def test_who_asked_to_be_forgotten_goes_out_of_a_ticket_as_soon_as_it_ends(
        self, ledger: SqlLedger, database: Database
    ) -> None:
        move_in(ledger)
        say_again(ledger, "wish", Forgotten(WANG, "asked for", NOON, "wish"))
        assert "tickets" not in tidied(database, NOON + HOUR), "somebody is still on the way to her"
        running = ledger.ticket(OPEN)
        assert running is not None
        work = docket(ledger)
        work.keep(ticket(OPEN, status=Status.CLOSED, version=running.version, promises=()))
        ledger.commit(work, delivery("closing", LI))
        assert tidied(database, NOON + 2 * HOUR)["tickets"] == 1
        assert places_of(database, WANG) <= {"attempts", "contacts"}
        kept = ledger.ticket("1003")
        assert kept is not None
        assert kept.resident == LIU, "she asked for nothing"

    def test_one_that_was_reopened_since_it_was_found_is_left_alone(
        self, ledger: SqlLedger, database: Database
    ) -> None:
        move_in(ledger)
        with database.write() as connection:
            assert make_nameless(connection, ESTATE, [OPEN, DONE]) == 1
        running = ledger.ticket(OPEN)
        assert running is not None
        assert (running.resident, ledger.timeline(OPEN)[0].actor) == (WANG, WANG)


class TestContacts:
    def test_a_window_that_closed_long_ago_is_forgotten(self, database: Database) -> None:
        SqlContacts(database).seen(ESTATE, [Seen(WANG, "message", NOON), Seen(LIU, "tap", NOON)])
        assert tidied(database, NOON + 91 * DAY) == {"contacts": 2}

    def test_a_newer_tap_keeps_it(self, database: Database) -> None:
        signs = [Seen(WANG, "message", NOON), Seen(WANG, "tap", NOON + 90 * DAY)]
        SqlContacts(database).seen(ESTATE, signs)
        assert tidied(database, NOON + 91 * DAY) == {}

    def test_that_a_bound_person_has_left_stays_known(self, ledger: SqlLedger, database: Database) -> None:
        leave_traces(ledger, WANG, {})
        SqlContacts(database).seen(ESTATE, [Seen(WANG, "unfollow", NOON)])
        tidied(database, NOON + 91 * DAY)
        assert SqlContacts(database).contact(ESTATE, WANG).follows is False


def test_a_conversation_goes_unless_the_person_is_still_blocked(
    ledger: SqlLedger, database: Database
) -> None:
    leave_traces(ledger, WANG, {})
    leave_traces(ledger, LIU, {})
    say_again(ledger, "blocking", Blocked(LIU, NOON + 100 * DAY))
    tidied(database, NOON + 91 * DAY)
    assert [row["person"] for row in rows(database, "conversations")] == [LIU]
    tidied(database, NOON + 101 * DAY)
    assert rows(database, "conversations") == []


class TestOneRun:
    def test_small_batches_do_the_same_as_a_large_one(self, ledger: SqlLedger, database: Database) -> None:
        for number in range(5):
            leave_traces(ledger, f"official:{number}", {f"20{number}": Status.CLOSED})
        done = tidied(database, NOON + 1096 * DAY, batch=2)
        assert (done["talk"], done["tickets"], done["passes"]) == (10, 5, 5)

    def test_is_noted_once_with_what_it_did(self, ledger: SqlLedger, database: Database) -> None:
        move_in(ledger)
        now = NOON + 91 * DAY
        done = tidied(database, now, batch=1)
        (written,) = rows(database, "deletions")
        assert (written["estate"], written["at"], written["subject"]) == (ESTATE, now, "")
        assert (
            written["counts"] == dict(done) == {"talk": 4, "conversations": 2, "contacts": 2, "attempts": 2}
        )

    def test_that_finds_nothing_leaves_no_note(self, ledger: SqlLedger, database: Database) -> None:
        move_in(ledger)
        assert tidied(database, NOON + HOUR) == {}
        assert rows(database, "deletions") == []
        tidied(database, NOON + 91 * DAY)
        assert tidied(database, NOON + 91 * DAY) == {}
        assert len(rows(database, "deletions")) == 1

    def test_leaves_another_estate_alone(self, database: Database) -> None:
        elsewhere = SqlLedger(database, ELSEWHERE)
        leave_traces(elsewhere, WANG, {DONE: Status.CLOSED})
        assert tidied(database, NOON + 5000 * DAY) == {}
        assert elsewhere.talk_of(WANG, NOON) != []
