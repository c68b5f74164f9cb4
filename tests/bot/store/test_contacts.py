"""Signs of life open a person's window for custom messages; repeated ones do not."""

import pytest

from bot.conversation.talk import RESIDENT, Line
from bot.conversation.visits import VisitLog
from bot.outbox.notice import Contact, Fate, NoticeState, Seen
from bot.store.contacts import SqlContacts
from bot.store.database import Database
from bot.store.ledger import SqlLedger
from bot.store.outbox import SqlOutbox
from bot.tickets.docket import Docket
from tests.bot.store.cast import ELSEWHERE, ESTATE, LIU, MINUTE, NOON, WANG, delivery, docket, notice

LATER = NOON + MINUTE
EARLIER = NOON - MINUTE


@pytest.fixture
def contacts(database: Database) -> SqlContacts:
    return SqlContacts(database)


@pytest.mark.parametrize(
    ("signs", "expected"),
    [
        ([], Contact(WANG)),
        ([("message", NOON)], Contact(WANG, message_at=NOON)),
        ([("tap", NOON)], Contact(WANG, tap_at=NOON)),
        ([("follow", NOON)], Contact(WANG, tap_at=NOON)),
        ([("unfollow", NOON)], Contact(WANG, follows=False)),
        ([("unfollow", NOON), ("follow", LATER)], Contact(WANG, tap_at=LATER)),
        ([("follow", NOON), ("unfollow", LATER)], Contact(WANG, follows=False, tap_at=NOON)),
        ([("message", NOON), ("tap", LATER)], Contact(WANG, message_at=NOON, tap_at=LATER)),
        ([("message", NOON), ("message", EARLIER)], Contact(WANG, message_at=NOON)),
        ([("message", NOON), ("message", LATER)], Contact(WANG, message_at=LATER)),
        ([("none", NOON)], Contact(WANG)),  # an event that opens no window
    ],
)
def test_what_is_known_after_these_signs(
    contacts: SqlContacts, signs: list[tuple[str, object]], expected: Contact
) -> None:
    contacts.seen(ESTATE, [Seen(WANG, how, at) for how, at in signs])  # type: ignore[arg-type]
    assert contacts.contact(ESTATE, WANG) == expected


def test_what_was_said_is_stored_with_the_signs_of_life(database: Database, contacts: SqlContacts) -> None:
    said = Line(WANG, NOON, RESIDENT, "物业费怎么交")
    contacts.seen(ESTATE, [Seen(WANG, "message", NOON)], [said])
    assert SqlLedger(database, ESTATE).talk_of(WANG, NOON) == [said]
    assert SqlLedger(database, ELSEWHERE).talk_of(WANG, NOON) == []


def test_who_reads_the_conversation_gets_what_this_process_still_holds_back(
    database: Database, contacts: SqlContacts
) -> None:
    said = Line(WANG, NOON, RESIDENT, "物业费怎么交")
    log = VisitLog(lambda seen, lines: contacts.seen(ESTATE, seen, lines))
    log.add(Seen(WANG, "message", NOON), [said])
    assert SqlLedger(database, ESTATE, log.flush).talk_of(WANG, NOON) == [said]


def test_a_batch_tells_people_and_estates_apart(contacts: SqlContacts) -> None:
    contacts.seen(ESTATE, [Seen(WANG, "message", NOON), Seen(LIU, "tap", NOON), Seen(WANG, "tap", LATER)])
    assert contacts.contact(ESTATE, WANG) == Contact(WANG, message_at=NOON, tap_at=LATER)
    assert contacts.contact(ESTATE, LIU) == Contact(LIU, tap_at=NOON)
    assert contacts.contact(ELSEWHERE, WANG) == Contact(WANG)


@pytest.mark.parametrize(
    ("how", "at", "left"),
    [
        ("message", LATER, (0, 0)),  # a new message: a new grant
        ("message", NOON, (2, 0)),  # the same delivery once more
        ("message", EARLIER, (2, 0)),  # an older one that was late
        ("unfollow", LATER, (2, 0)),
    ],
)
def test_only_a_newer_message_renews_the_grant(
    database: Database, how: str, at: object, left: tuple[int, int]
) -> None:
    contacts, ledger, outbox = SqlContacts(database), SqlLedger(database, ESTATE), SqlOutbox(database)
    ledger.commit(docket(ledger, notices=[notice()]), delivery(seen=Seen(WANG, "message", NOON)))
    parcel = outbox.claim(NOON)
    assert parcel is not None
    outbox.record(parcel, [Fate(parcel.notices[0].id, NoticeState.SENT)], 2, NOON)
    contacts.seen(ESTATE, [Seen(WANG, how, at)])  # type: ignore[arg-type]
    known = contacts.contact(ESTATE, WANG)
    assert (known.message_sent, known.tap_sent) == left


def test_a_repeated_follow_renews_nothing(database: Database) -> None:
    contacts, ledger, outbox = SqlContacts(database), SqlLedger(database, ESTATE), SqlOutbox(database)
    follow = Seen(WANG, "follow", NOON)
    ledger.commit(docket(ledger, notices=[notice()]), delivery(seen=follow))
    parcel = outbox.claim(NOON)
    assert parcel is not None
    outbox.record(parcel, [Fate(parcel.notices[0].id, NoticeState.SENT)], 3, NOON)
    contacts.seen(ESTATE, [follow])
    assert contacts.contact(ESTATE, WANG).tap_sent == 3


def test_a_turn_notes_its_own_sign_of_life(ledger: SqlLedger, contacts: SqlContacts) -> None:
    ledger.commit(Docket(ledger), delivery(seen=Seen(WANG, "message", NOON)))
    assert contacts.contact(ESTATE, WANG) == Contact(WANG, message_at=NOON)
