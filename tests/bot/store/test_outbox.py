"""The outbox: one person's notices at a time, and an honest record of what became of them."""

import threading
from datetime import datetime, timedelta

import pytest

from bot.outbox.notice import Fate, Notice, NoticeState, Parcel, Seen, Weight
from bot.reply import Button
from bot.store.contacts import SqlContacts
from bot.store.database import Database
from bot.store.ledger import SqlLedger
from bot.store.outbox import CLAIMS, SqlOutbox
from tests.bot.store.cast import (
    ELSEWHERE,
    ESTATE,
    HOUR,
    LI,
    LIU,
    MINUTE,
    NOON,
    WANG,
    delivery,
    docket,
    notice,
)

SECOND = timedelta(seconds=1)
OVER = timedelta(0)  # a lease that is over at once


@pytest.fixture
def outbox(database: Database) -> SqlOutbox:
    return SqlOutbox(database)


def queue(ledger: SqlLedger, *notices: Notice) -> None:
    ledger.commit(docket(ledger, notices=list(notices)), delivery("+".join(each.key for each in notices)))


def claimed(outbox: SqlOutbox, now: datetime = NOON) -> Parcel:
    parcel = outbox.claim(now)
    assert parcel is not None
    return parcel


def keys(parcel: Parcel | None) -> list[str]:
    return [each.notice.key for each in parcel.notices] if parcel else []


def fates(parcel: Parcel, state: NoticeState, **more: object) -> list[Fate]:
    return [Fate(each.id, state, **more) for each in parcel.notices]  # type: ignore[arg-type]


class TestClaim:
    def test_all_that_is_due_for_whoever_has_waited_longest(
        self, ledger: SqlLedger, outbox: SqlOutbox
    ) -> None:
        queue(
            ledger,
            notice("liu", LIU, NOON - MINUTE),
            notice("wang-2", WANG, NOON),
            notice("wang-1", WANG, NOON - HOUR),
            notice("wang-later", WANG, NOON + MINUTE),
        )
        first, second, third = (outbox.claim(NOON) for _ in range(3))
        assert (keys(first), keys(second), keys(third)) == (["wang-1", "wang-2"], ["liu"], [])

    def test_a_notice_comes_out_as_it_went_in(self, ledger: SqlLedger, outbox: SqlOutbox) -> None:
        whole = Notice(
            key="BX-0001:assigned",
            recipient=WANG,
            script="repair.assigned",
            text="李师傅会来 🔧",
            due_at=NOON,
            weight=Weight.RESULT,
            buttons=(Button("cancel:BX-0001", "取消"), Button("urge:BX-0001", "催一下")),
            template="progress",
            fields={"number": "BX-0001", "status": "已派单"},
            ticket="BX-0001",
        )
        queue(ledger, whole)
        parcel = claimed(outbox)
        assert (parcel.estate, parcel.recipient, parcel.fence) == (ESTATE, WANG, 1)
        assert (parcel.notices[0].notice, parcel.notices[0].attempts) == (whole, 0)

    def test_what_was_refused_is_kept_as_dead_and_never_comes_out(
        self, ledger: SqlLedger, outbox: SqlOutbox
    ) -> None:
        queue(ledger, notice("n1", refused="违法催费：“断水断电”"), notice("n2"))
        assert keys(outbox.claim(NOON)) == ["n2"]
        assert outbox.counts()[NoticeState.DEAD] == 1

    def test_the_same_person_in_two_estates_gets_two_parcels(
        self, ledger: SqlLedger, outbox: SqlOutbox, database: Database
    ) -> None:
        queue(ledger, notice("here", LI))
        queue(SqlLedger(database, ELSEWHERE), notice("there", LI))
        parcels = [claimed(outbox), claimed(outbox)]
        assert [(parcel.estate, keys(parcel)) for parcel in parcels] == [
            (ESTATE, ["here"]),
            (ELSEWHERE, ["there"]),
        ]

    def test_news_for_somebody_who_is_being_written_to_waits(
        self, ledger: SqlLedger, outbox: SqlOutbox
    ) -> None:
        queue(ledger, notice("first"))
        parcel = claimed(outbox)
        queue(ledger, notice("second"))
        assert outbox.claim(NOON) is None
        assert outbox.record(parcel, fates(parcel, NoticeState.SENT), 1, NOON)
        assert keys(outbox.claim(NOON)) == ["second"]

    def test_claims_take_turns(self, ledger: SqlLedger, outbox: SqlOutbox, database: Database) -> None:
        """Two at once would see the same person's notices, and split them or find nothing to do."""
        queue(ledger, notice())
        parcels: list[Parcel | None] = []
        claimer = threading.Thread(target=lambda: parcels.append(outbox.claim(NOON)))
        with database.alone(CLAIMS):
            claimer.start()
            claimer.join(0.2)  # long enough to be done, if anything let it
            assert parcels == []
        claimer.join()
        assert keys(parcels[0]) == ["n1"]

    def test_a_lease_that_is_over_is_taken_over_with_one_fence_for_all(
        self, ledger: SqlLedger, database: Database
    ) -> None:
        outbox = SqlOutbox(database, OVER)
        queue(ledger, notice("first"))
        assert claimed(outbox).fence == 1
        queue(ledger, notice("second"))
        parcel = claimed(outbox)
        assert (parcel.fence, keys(parcel)) == (2, ["first", "second"])
        assert outbox.record(parcel, fates(parcel, NoticeState.SENT), 0, NOON)


# State, sent to, in which estate, how long before noon it was recorded: whether it counts since 11:59.
SENT = [
    (NoticeState.SENT, LI, ESTATE, 0 * SECOND, 1, "just now"),
    (NoticeState.SENT, LI, ESTATE, 59 * SECOND, 1, "within the minute"),
    (NoticeState.SENT, LI, ESTATE, 60 * SECOND, 0, "a minute ago"),
    (NoticeState.SENT, LIU, ESTATE, 0 * SECOND, 0, "to somebody else"),
    (NoticeState.SENT, LI, ELSEWHERE, 0 * SECOND, 0, "from another estate, which has an account of its own"),
    (NoticeState.DEAD, LI, ESTATE, 0 * SECOND, 0, "never arrived"),
    (NoticeState.WAITING, LI, ESTATE, 0 * SECOND, 0, "tried in vain"),
]


@pytest.mark.parametrize(
    ("state", "person", "estate", "ago", "counts"), [row[:5] for row in SENT], ids=[row[5] for row in SENT]
)
def test_sent_since(
    database: Database, state: NoticeState, person: str, estate: str, ago: timedelta, counts: int
) -> None:
    outbox = SqlOutbox(database)
    queue(SqlLedger(database, estate), notice("n1", person), notice("n2", person))
    parcel = claimed(outbox)
    outbox.record(parcel, fates(parcel, state, via="wecom"), 0, NOON - ago)
    assert outbox.sent_since(ESTATE, LI, NOON - MINUTE) == 2 * counts


class TestRecord:
    def test_sent_is_over(self, ledger: SqlLedger, outbox: SqlOutbox) -> None:
        queue(ledger, notice())
        parcel = claimed(outbox)
        assert outbox.record(parcel, fates(parcel, NoticeState.SENT, via="custom"), 1, NOON)
        assert outbox.claim(NOON + HOUR) is None
        assert outbox.counts() == {state: int(state is NoticeState.SENT) for state in NoticeState}

    @pytest.mark.parametrize(
        ("via", "attempts"),
        [
            ("custom", 1),  # it was tried and failed
            ("", 0),  # it was put off, nothing was tried
        ],
    )
    def test_what_waits_comes_again_at_its_time(
        self, ledger: SqlLedger, outbox: SqlOutbox, via: str, attempts: int
    ) -> None:
        queue(ledger, notice())
        parcel = claimed(outbox)
        waiting = fates(parcel, NoticeState.WAITING, via=via, reason="-1", retry_at=NOON + MINUTE)
        assert outbox.record(parcel, waiting, 0, NOON)
        assert outbox.next_due() == NOON + MINUTE
        assert outbox.claim(NOON) is None
        again = claimed(outbox, NOON + MINUTE).notices[0]
        assert (again.attempts, again.notice.due_at) == (attempts, NOON)

    def test_nothing_is_stored_once_another_worker_has_the_parcel(
        self, ledger: SqlLedger, database: Database
    ) -> None:
        outbox = SqlOutbox(database, OVER)
        queue(ledger, notice("n1"), notice("n2"))
        late, taker = claimed(outbox), claimed(outbox)
        assert not outbox.record(late, fates(late, NoticeState.DEAD), 2, NOON)
        assert outbox.counts()[NoticeState.WAITING] == 2
        assert outbox.contact(ESTATE, WANG).message_sent == 0
        assert outbox.record(taker, fates(taker, NoticeState.SENT), 2, NOON)
        assert outbox.contact(ESTATE, WANG).message_sent == 2

    def test_a_fate_for_somebody_elses_notice_spoils_the_record(
        self, ledger: SqlLedger, outbox: SqlOutbox
    ) -> None:
        queue(ledger, notice("wang", WANG), notice("liu", LIU))
        wangs, lius = claimed(outbox), claimed(outbox)
        both = fates(wangs, NoticeState.SENT) + fates(lius, NoticeState.SENT)
        assert not outbox.record(wangs, both, 0, NOON)
        assert outbox.counts()[NoticeState.WAITING] == 2

    def test_the_earliest_waiting_counts_as_due_even_while_held(
        self, ledger: SqlLedger, outbox: SqlOutbox
    ) -> None:
        assert outbox.next_due() is None
        queue(ledger, notice("n1", due_at=NOON), notice("n2", due_at=NOON - HOUR))
        claimed(outbox)
        assert outbox.next_due() == NOON - HOUR


# Signs of life, how many were sent before, when: (on the message, on the tap) afterwards.
COUNTED = [
    ([("message", NOON)], 0, NOON, (1, 0), "the message's grant is the longer one"),
    ([("tap", NOON)], 0, NOON + 59 * SECOND, (0, 1), "only the tap allows it"),
    ([("follow", NOON)], 0, NOON, (0, 1), "a follow allows as much as a tap"),
    ([("tap", NOON)], 0, NOON + 60 * SECOND, (1, 0), "the minute is over"),
    ([("tap", NOON)], 3, NOON + SECOND, (1, 3), "the tap is used up"),
    ([("message", NOON), ("tap", NOON)], 0, NOON, (1, 0), "both live: the message's first"),
    ([("message", NOON), ("tap", NOON)], 5, NOON, (5, 1), "the message's five are used up"),
    ([("message", NOON - 48 * HOUR), ("tap", NOON)], 0, NOON, (0, 1), "two days are over"),
    ([], 0, NOON, (1, 0), "nobody we know of: counted all the same"),
]


@pytest.mark.parametrize(
    ("signs", "before", "at", "counted"),
    [row[:4] for row in COUNTED],
    ids=[row[4] for row in COUNTED],
)
def test_messages_count_on_the_grant_that_allowed_them(
    database: Database,
    signs: list[tuple[str, datetime]],
    before: int,
    at: datetime,
    counted: tuple[int, int],
) -> None:
    outbox, ledger = SqlOutbox(database), SqlLedger(database, ESTATE)
    SqlContacts(database).seen(ESTATE, [Seen(WANG, how, when) for how, when in signs])
    for number, sent in enumerate([before, 1]):
        queue(ledger, notice(f"n{number}"))
        parcel = claimed(outbox, NOON + HOUR)
        assert outbox.record(parcel, fates(parcel, NoticeState.SENT), sent, at)
    contact = outbox.contact(ESTATE, WANG)
    assert (contact.message_sent, contact.tap_sent) == counted
