"""What changes for notices that are out already: not delivered after all, or no longer true."""

import pytest

from bot.conversation.delivery import Conversation
from bot.errors import Conflict
from bot.outbox.notice import Fate, Notice, NoticeState, Undelivered, Weight
from bot.store.database import Database
from bot.store.ledger import SqlLedger
from bot.store.outbox import SqlOutbox
from bot.tickets.desk import Desk, following
from bot.tickets.docket import Docket
from tests.bot.store.cast import ELSEWHERE, HOUR, LI, MINUTE, NOON, WANG, delivery, docket, notice, ticket
from tests.bot.tickets.estate import RULES
from tests.bot.tickets.office import phrasebook

LOST = Undelivered("77", "failed:user block")
PROGRESS = notice("accepted", ticket="1001")


@pytest.fixture
def outbox(database: Database) -> SqlOutbox:
    return SqlOutbox(database)


def queue(ledger: SqlLedger, *notices: Notice) -> None:
    ledger.commit(docket(ledger, notices=list(notices)), delivery("+".join(each.key for each in notices)))


def settle(outbox: SqlOutbox, state: NoticeState, receipt: str = "") -> None:
    """Claim what is due, and record this of it."""
    parcel = outbox.claim(NOON)
    assert parcel is not None
    fates = [Fate(each.id, state, "template", receipt=receipt) for each in parcel.notices]
    assert outbox.record(parcel, fates, 0, NOON)


def keys_left(outbox: SqlOutbox) -> list[str]:
    """Return the keys of all that would still be sent."""
    found = []
    while parcel := outbox.claim(NOON + HOUR):
        found += [each.notice.key for each in parcel.notices]
    return found


class TestUndelivered:
    def test_what_never_arrived_waits_for_the_next_contact(
        self, ledger: SqlLedger, outbox: SqlOutbox
    ) -> None:
        queue(ledger, notice("lost"))
        settle(outbox, NoticeState.SENT, receipt="77")
        queue(ledger, notice("arrived"))
        settle(outbox, NoticeState.SENT, receipt="78")
        ledger.commit(docket(ledger, undelivered=[LOST]), delivery("receipt"))
        assert [each.notice.key for each in ledger.shelved(WANG)] == ["lost"]
        assert outbox.counts()[NoticeState.SENT] == 1

    def test_a_receipt_is_its_own_estates(self, ledger: SqlLedger, database: Database) -> None:
        outbox, there = SqlOutbox(database), SqlLedger(database, ELSEWHERE)
        for each in (ledger, there):
            queue(each, notice())
            settle(outbox, NoticeState.SENT, receipt="77")
        ledger.commit(docket(ledger, undelivered=[LOST]), delivery("receipt"))
        assert len(ledger.shelved(WANG)) == 1
        assert there.shelved(WANG) == []

    def test_what_was_shown_meanwhile_is_not_shown_again(self, ledger: SqlLedger, outbox: SqlOutbox) -> None:
        queue(ledger, notice())
        settle(outbox, NoticeState.SENT, receipt="77")
        ledger.commit(docket(ledger, undelivered=[LOST]), delivery("receipt"))
        shown = tuple(each.id for each in ledger.shelved(WANG))
        ledger.commit(docket(ledger), delivery("k2", shown=shown))
        ledger.commit(docket(ledger, undelivered=[LOST]), delivery("receipt again"))
        assert ledger.shelved(WANG) == []

    def test_an_unknown_receipt_changes_nothing(self, ledger: SqlLedger, outbox: SqlOutbox) -> None:
        queue(ledger, notice())
        settle(outbox, NoticeState.SENT, receipt="78")
        ledger.commit(docket(ledger, undelivered=[LOST]), delivery("receipt"))
        assert ledger.shelved(WANG) == []


# What waits, whether it is taken back with ticket 1001, why.
WAITING = [
    (PROGRESS, True, "已接单 after 已取消 would only confuse"),
    (notice("later", due_at=NOON + MINUTE, ticket="1001"), True, "not due yet"),
    (notice("other", ticket="1002"), False, "another ticket"),
    (notice("none"), False, "about no ticket"),
    (notice("result", ticket="1001", weight=Weight.RESULT), False, "a result is news in any case"),
    (notice("task", LI, ticket="1001", weight=Weight.URGENT), False, "staff hear all, in order"),
]


class TestWithdrawn:
    def test_who_cancels_hears_no_more_of_it(self, ledger: SqlLedger, outbox: SqlOutbox) -> None:
        opened = ticket("1001", category="water")
        ledger.commit(docket(ledger, opened, notices=[PROGRESS]), delivery("accept"))
        work = Docket(ledger)
        following.cancel(Desk(RULES, work, phrasebook(""), NOON, "cancel"), "1001", WANG)
        ledger.commit(work, delivery("cancel"))
        (told,) = work.notices
        assert (told.recipient, told.script) == (LI, "staff.cancelled")
        assert keys_left(outbox) == [told.key]

    @pytest.mark.parametrize(
        ("waiting", "taken_back"), [row[:2] for row in WAITING], ids=[row[2] for row in WAITING]
    )
    def test_progress_that_is_no_longer_true(
        self, ledger: SqlLedger, outbox: SqlOutbox, waiting: Notice, taken_back: bool
    ) -> None:
        queue(ledger, waiting)
        ledger.commit(docket(ledger, withdrawn=["1001"]), delivery("cancel"))
        assert keys_left(outbox) == ([] if taken_back else [waiting.key])
        assert outbox.counts()[NoticeState.WITHDRAWN] == int(taken_back)

    def test_what_the_same_turn_says_is_said(self, ledger: SqlLedger, outbox: SqlOutbox) -> None:
        queue(ledger, PROGRESS)
        last = notice("cancelled", ticket="1001")
        ledger.commit(docket(ledger, notices=[last], withdrawn=["1001"]), delivery("cancel"))
        assert keys_left(outbox) == ["cancelled"]

    def test_another_estates_ticket_of_this_number(self, ledger: SqlLedger, database: Database) -> None:
        queue(SqlLedger(database, ELSEWHERE), PROGRESS)
        ledger.commit(docket(ledger, withdrawn=["1001"]), delivery("cancel"))
        assert keys_left(SqlOutbox(database)) == ["accepted"]

    def test_what_is_just_being_sent_is_recorded_as_it_was(
        self, ledger: SqlLedger, outbox: SqlOutbox
    ) -> None:
        queue(ledger, PROGRESS, notice("other"))
        parcel = outbox.claim(NOON)
        assert parcel is not None
        ledger.commit(docket(ledger, withdrawn=["1001"]), delivery("cancel"))
        # Were it taken back now, nothing of the parcel could be recorded, and all of it would be sent twice.
        assert outbox.record(parcel, [Fate(each.id, NoticeState.SENT) for each in parcel.notices], 0, NOON)

    @pytest.mark.parametrize("state", [NoticeState.SENT, NoticeState.SHELVED, NoticeState.DEAD])
    def test_what_is_over_stays_as_it_is(
        self, ledger: SqlLedger, outbox: SqlOutbox, state: NoticeState
    ) -> None:
        queue(ledger, PROGRESS)
        settle(outbox, state)
        ledger.commit(docket(ledger, withdrawn=["1001"]), delivery("cancel"))
        assert outbox.counts()[state] == 1

    def test_nothing_is_taken_back_by_a_turn_that_is_refused(
        self, ledger: SqlLedger, outbox: SqlOutbox
    ) -> None:
        queue(ledger, PROGRESS)
        stale = Conversation(WANG, "cancel", version=7)
        with pytest.raises(Conflict):
            ledger.commit(docket(ledger, withdrawn=["1001"]), delivery("cancel", conversation=stale))
        assert keys_left(outbox) == ["accepted"]
