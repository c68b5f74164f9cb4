"""Whatever people write, in whatever script: it comes back as it went in."""

from dataclasses import replace
from datetime import date, datetime, timedelta, timezone
from itertools import count

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some

from bot.conversation.delivery import Conversation, Delivery
from bot.outbox.notice import Notice, Weight
from bot.reply import Button, Reply
from bot.store.columns import storable
from bot.store.database import Database
from bot.store.ledger import SqlLedger
from bot.store.notices import read_shelved
from bot.store.schema import notices
from bot.tickets.because import Because, Rule
from bot.tickets.ticket import Entry, Paused, Promise, PromiseKind, PromiseState, Status, Ticket
from config.estate import Hours
from config.services import Limit
from tests.bot.store.cast import ESTATE, NOON, WANG, docket, ticket

# NUL and half surrogate pairs have a test of their own below.
TEXT = some.text(some.characters(exclude_characters="\x00", exclude_categories=["Cs"]), max_size=60)
ZONES = some.integers(-14 * 60, 14 * 60).map(lambda minutes: timezone(timedelta(minutes=minutes)))
TIME = some.datetimes(datetime(2000, 1, 1), datetime(2099, 12, 31), timezones=ZONES)
COUNT = some.integers(0, 2**31 - 2)
# People's addresses and names in files are plain.
PERSON = some.sampled_from(["resident", "wecom:li", "parts", "urgent"])
DAYS = some.lists(some.dates(date(2000, 1, 1), date(2099, 1, 1)), max_size=2).map(tuple)
LIMITS = [
    Limit.model_validate({"within": "PT2H", "clock": "office"}),
    Limit.model_validate({"cut_off": "22:00", "reported_by": "20:00", "next_day": "12:00", "opens": "08:00"}),
]
HOURS = ((), (Hours.model_validate({"start": "08:30", "until": "12:00"}),))
BECAUSE = some.builds(
    Because,
    some.sampled_from(Rule),
    PERSON,
    some.none() | some.sampled_from(LIMITS),
    TIME,
    some.sampled_from(HOURS),
    DAYS,
    DAYS,
)
PROMISE = some.builds(
    Promise,
    some.sampled_from(PromiseKind),
    TIME,
    TIME,
    some.sampled_from(PromiseState),
    some.none() | TIME,
    COUNT,
    script=TEXT,
    words=TEXT,
    kept_at=some.none() | TIME,
    told=some.lists(some.tuples(PERSON, TIME), max_size=2).map(tuple),
    because=some.none() | BECAUSE,
)
PAUSED = some.builds(Paused, PERSON, TIME, TIME, PERSON)
BUTTONS = some.lists(some.builds(Button, TEXT, TEXT), max_size=3).map(tuple)
FRESH = count()  # keys must be new, and hypothesis must not shrink them away

TICKET = some.builds(
    Ticket,
    number=TEXT,
    kind=TEXT,
    category=TEXT,
    status=some.sampled_from(Status),
    resident=TEXT,
    place=TEXT,
    problem=TEXT,
    case_owner=TEXT,
    opened_at=TIME,
    opened_by=TEXT,
    assignee=TEXT,
    offered=some.lists(TEXT, max_size=3).map(tuple),
    visit=some.none() | some.tuples(TIME, TIME),
    promises=some.lists(PROMISE, max_size=4).map(tuple),
    pauses=some.lists(PAUSED, max_size=2).map(tuple),
    rating=COUNT,
    urged=COUNT,
    reopened=COUNT,
)

quickly = settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


@quickly
@given(opened=TICKET, line=TEXT)
def test_a_ticket_and_its_timeline(ledger: SqlLedger, opened: Ticket, line: str) -> None:
    opened = numbered(opened)
    entry = Entry(opened.number, opened.opened_at, line, line, line)
    ledger.commit(docket(ledger, opened, entries=[entry]), turn())
    assert ledger.ticket(opened.number) == replace(opened, version=1)
    assert ledger.timeline(opened.number) == [entry]


@quickly
@given(reply=some.builds(Reply, TEXT, BUTTONS, TEXT, TEXT), slots=some.dictionaries(TEXT, TEXT), at=TIME)
def test_a_reply_and_a_conversation(
    ledger: SqlLedger, reply: Reply, slots: dict[str, str], at: datetime
) -> None:
    person = f"official:{next(FRESH)}"
    changed = Conversation(person, "repair", "photo", slots, at)
    key = f"key{next(FRESH)}"
    ledger.commit(docket(ledger), Delivery(key, person, reply, at, changed))
    assert ledger.reply_to(key) == reply
    assert ledger.conversation(person) == Conversation(person, "repair", "photo", slots, at, version=1)


@quickly
@given(
    words=some.builds(
        Notice,
        key=some.just("replaced"),
        recipient=some.just("replaced"),
        script=TEXT,
        text=TEXT,
        due_at=TIME,
        weight=some.sampled_from(Weight),
        buttons=BUTTONS,
        template=TEXT,
        fields=some.dictionaries(TEXT, TEXT, max_size=5),
        ticket=TEXT,
    )
)
def test_a_notice(ledger: SqlLedger, database: Database, words: Notice) -> None:
    number = next(FRESH)
    queued = replace(words, key=f"n{number}", recipient=f"official:{number}")
    ledger.commit(docket(ledger, notices=[queued]), turn())
    with database.write() as connection:
        connection.execute(notices.update().values(state="shelved"))
    assert [each.notice for each in read_shelved(database, ESTATE, queued.recipient)] == [queued]


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("漏水\x00了", "漏水\ufffd了"),  # PostgreSQL refuses NUL
        ("\ud83d漏水", "\ufffd漏水"),  # half of an emoji, cut off by somebody's phone
        ("\ud83d\udd27", "🔧"),  # both halves, sent one by one
        ("𠮷野家 👨‍👩‍👧", "𠮷野家 👨‍👩‍👧"),
    ],
)
def test_no_character_costs_a_message(ledger: SqlLedger, written: str, kept: str) -> None:
    opened = ticket(problem=written, offered=(written,))
    ledger.commit(docket(ledger, opened), Delivery("k1", WANG, Reply(written), NOON))
    found = ledger.ticket("BX-0001")
    reply = ledger.reply_to("k1")
    assert found is not None
    assert reply is not None
    assert (found.problem, reply.text) == (kept, kept)
    assert found.offered == (written if "\x00" in written else kept,)  # JSON has a way to write NUL
    assert storable(kept) == kept


def turn() -> Delivery:
    return Delivery(f"key{next(FRESH)}", WANG, Reply("收到"), NOON)


def numbered(opened: Ticket) -> Ticket:
    return replace(opened, number=f"{next(FRESH)}{opened.number}")
