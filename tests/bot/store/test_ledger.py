"""What a turn reads and stores: all of it or nothing, and each message once."""

from dataclasses import replace

import pytest

from bot.conversation.delivery import Conversation, Repeated
from bot.due import Due
from bot.errors import Conflict
from bot.outbox.notice import Fate, Notice, NoticeState, Seen
from bot.reply import Button, Reply
from bot.residents.home import Home, Resident
from bot.store.contacts import SqlContacts
from bot.store.database import Database
from bot.store.due import SqlDueRows
from bot.store.ledger import SqlLedger
from bot.store.outbox import SqlOutbox
from bot.store.residents import SqlResidents
from bot.store.tickets import all_tickets
from bot.tickets.docket import Docket
from bot.tickets.ticket import Entry, Status
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
    report,
    ticket,
)


def test_a_report_is_stored_whole(ledger: SqlLedger, database: Database) -> None:
    opened = report(ledger)
    assert ledger.ticket(opened.number) == replace(opened, version=1)
    assert ledger.timeline(opened.number) == [Entry(opened.number, NOON, WANG, "open", "厨房漏水了")]
    assert ledger.conversation(WANG) == Conversation(
        WANG, "repair", "photo", {"ticket": opened.number}, NOON, version=1
    )
    assert SqlOutbox(database).counts()[NoticeState.WAITING] == 2
    assert SqlDueRows(database).counts() == {"open": 6, "dead": 0}


def test_times_come_back_in_the_zone_of_the_database(ledger: SqlLedger) -> None:
    stored = ledger.ticket(report(ledger).number)
    assert stored is not None
    assert stored.opened_at.isoformat() == "2025-06-02T12:00:00+08:00"
    assert stored.promises[0].due_at.isoformat() == "2025-06-02T12:10:00+08:00"


def test_what_was_never_stored_is_not_there(ledger: SqlLedger) -> None:
    assert ledger.reply_to("k1") is None
    assert ledger.ticket("BX-0001") is None
    assert ledger.timeline("BX-0001") == []
    assert ledger.conversation(WANG) == Conversation(WANG)
    assert ledger.ties_of(WANG, NOON.date()) == ()
    assert ledger.shelved(WANG) == []


def test_an_empty_docket_still_keeps_the_reply(ledger: SqlLedger) -> None:
    ledger.commit(Docket(ledger), delivery("k1"))
    assert ledger.reply_to("k1") == Reply("收到", (Button("cancel", "取消"),), "repair.opened", "v1")


class TestRepeated:
    def test_the_second_delivery_gets_the_first_reply_and_changes_nothing(self, ledger: SqlLedger) -> None:
        ledger.commit(Docket(ledger), delivery("k1", text="第一次"))
        with pytest.raises(Repeated) as repeated:
            ledger.commit(docket(ledger, ticket()), delivery("k1", text="第二次"))
        assert repeated.value.reply.text == "第一次"
        assert ledger.ticket("BX-0001") is None

    def test_a_key_belongs_to_one_estate(self, ledger: SqlLedger, database: Database) -> None:
        ledger.commit(Docket(ledger), delivery("k1"))
        SqlLedger(database, ELSEWHERE).commit(Docket(ledger), delivery("k1", text="别处"))
        assert ledger.reply_to("k1") != SqlLedger(database, ELSEWHERE).reply_to("k1")


class TestNumbers:
    def test_each_is_given_out_once_in_its_estate(self, ledger: SqlLedger, database: Database) -> None:
        assert [ledger.take_number() for _ in range(3)] == [1, 2, 3]
        assert SqlLedger(database, ELSEWHERE).take_number() == 1
        assert ledger.take_number() == 4

    def test_two_tickets_at_once_are_not_in_each_others_way(self, ledger: SqlLedger) -> None:
        one, other = (docket(ledger, ticket(f"BX-{ledger.take_number()}")) for _ in range(2))
        ledger.commit(other, delivery("k2"))
        ledger.commit(one, delivery("k1"))
        assert [each.number for each in ledger.tickets_of(WANG, NOON)] == ["BX-1", "BX-2"]

    def test_the_number_of_a_refused_turn_stays_a_gap(self, ledger: SqlLedger) -> None:
        report(ledger, "k1")
        with pytest.raises(Repeated):
            report(ledger, "k1")
        assert report(ledger, "k2").number == "BX-0003"


class TestConflict:
    def test_a_ticket_that_moved_on(self, ledger: SqlLedger) -> None:
        ledger.commit(docket(ledger, ticket()), delivery("k1"))
        ledger.commit(docket(ledger, ticket(version=1, urged=1)), delivery("k2"))
        with pytest.raises(Conflict):
            ledger.commit(docket(ledger, ticket(version=1, rating=5)), delivery("k3"))
        stored = ledger.ticket("BX-0001")
        assert stored is not None
        assert (stored.urged, stored.rating, stored.version) == (1, 0, 2)

    def test_a_ticket_that_somebody_else_opened_under_this_number(self, ledger: SqlLedger) -> None:
        ledger.commit(docket(ledger, ticket()), delivery("k1"))
        with pytest.raises(Conflict):
            ledger.commit(docket(ledger, ticket(problem="别的事")), delivery("k2"))

    @pytest.mark.parametrize(
        ("stored", "read"),
        [(1, 0), (2, 1)],
        ids=["a first message that was not the first", "an answer to a step that is over"],
    )
    def test_a_conversation_that_moved_on(self, ledger: SqlLedger, stored: int, read: int) -> None:
        for version in range(stored):
            changed = Conversation(WANG, "repair", f"step{version}", version=version)
            ledger.commit(Docket(ledger), delivery(f"k{version}", conversation=changed))
        late = Conversation(WANG, "complaint", version=read)
        with pytest.raises(Conflict):
            ledger.commit(Docket(ledger), delivery("late", conversation=late))
        assert ledger.conversation(WANG).dialogue == "repair"

    def test_nothing_of_a_refused_turn_is_kept(self, ledger: SqlLedger, database: Database) -> None:
        ledger.commit(docket(ledger, ticket()), delivery("k1"))
        work = docket(ledger, ticket(), ticket("BX-0000"))
        work.entries.append(Entry("BX-0000", NOON, WANG, "open"))
        work.notices.append(notice())
        work.dues.append(Due("warn", "BX-0000", NOON))
        changed = Conversation(WANG, "repair")
        with pytest.raises(Conflict):
            ledger.commit(work, delivery("k2", conversation=changed, seen=Seen(WANG, "message", NOON)))
        assert ledger.ticket("BX-0000") is None
        assert ledger.reply_to("k2") is None
        assert ledger.timeline("BX-0000") == []
        assert ledger.conversation(WANG) == Conversation(WANG)
        assert sum(SqlOutbox(database).counts().values()) == 0
        assert SqlDueRows(database).counts()["open"] == 0
        assert SqlContacts(database).contact(ESTATE, WANG).message_at is None


class TestTickets:
    def test_a_change_replaces_the_promises(self, ledger: SqlLedger) -> None:
        opened = report(ledger)
        shorter = replace(opened, promises=opened.promises[1:], status=Status.ACCEPTED, version=1)
        ledger.commit(docket(ledger, shorter), delivery("k2"))
        assert ledger.ticket(opened.number) == replace(shorter, version=2)

    def test_the_residents_open_ones_and_those_opened_since(self, ledger: SqlLedger) -> None:
        old, recent = NOON - 48 * HOUR, NOON - HOUR
        tickets = (
            ticket("recent-closed", opened_at=recent, status=Status.CLOSED),
            ticket("old-closed", opened_at=old, status=Status.CLOSED),
            ticket("old-cancelled", opened_at=old, status=Status.CANCELLED),
            ticket("old-finished", opened_at=old, status=Status.FINISHED),
            ticket("since", opened_at=NOON - 24 * HOUR, status=Status.CLOSED),
            ticket("liu", resident=LIU),
        )
        ledger.commit(docket(ledger, *tickets), delivery())
        found = [each.number for each in ledger.tickets_of(WANG, NOON - 24 * HOUR)]
        assert found == ["old-finished", "since", "recent-closed"]

    def test_tasks_are_what_staff_still_have_to_do(self, ledger: SqlLedger) -> None:
        tickets = [ticket(status.value, status=status) for status in Status]
        tickets.append(ticket("earlier", opened_at=NOON - MINUTE))
        tickets.append(ticket("nobodys", assignee=""))
        ledger.commit(docket(ledger, *tickets), delivery())
        done = {Status.FINISHED, Status.CLOSED, Status.CANCELLED}
        tasks = ledger.tasks_of(LI)
        assert tasks[0].number == "earlier"
        assert {each.number for each in tasks[1:]} == set(Status) - done

    def test_unassigned_are_open_tickets_without_an_assignee(self, ledger: SqlLedger) -> None:
        tickets = (
            ticket("later", assignee="", opened_at=NOON),
            ticket("earlier", assignee="", opened_at=NOON - MINUTE),
            ticket("cancelled", assignee="", status=Status.CANCELLED),
            ticket("assigned"),
        )
        ledger.commit(docket(ledger, *tickets), delivery())
        assert [each.number for each in ledger.unassigned()] == ["earlier", "later"]

    def test_the_timeline_keeps_the_order_of_writing(self, ledger: SqlLedger) -> None:
        lines = [Entry("BX-0001", NOON, LI, "note", text) for text in "乙甲丙"]
        ledger.commit(docket(ledger, ticket(), entries=lines[:2]), delivery("k1"))
        ledger.commit(docket(ledger, entries=lines[2:]), delivery("k2"))
        assert ledger.timeline("BX-0001") == lines

    def test_all_tickets_are_oldest_first(self, ledger: SqlLedger, database: Database) -> None:
        times = {"b": NOON, "a": NOON + MINUTE, "c": NOON - MINUTE}
        tickets = [ticket(number, opened_at=at) for number, at in times.items()]
        ledger.commit(docket(ledger, *tickets), delivery())
        assert [each.number for each in all_tickets(database, ESTATE)] == ["c", "b", "a"]


class TestEstates:
    def test_no_query_sees_another_estate(self, ledger: SqlLedger, database: Database) -> None:
        opened = report(ledger)
        SqlResidents(database).bind(ESTATE, [Resident(WANG, "王", Home("3栋1201", "3"), "owner")])
        shelve_all(database)
        stranger = SqlLedger(database, ELSEWHERE)
        assert stranger.reply_to("k1") is None
        assert stranger.ticket(opened.number) is None
        assert stranger.timeline(opened.number) == []
        assert stranger.tickets_of(WANG, NOON - HOUR) == []
        assert stranger.tasks_of(LI) == stranger.unassigned() == []
        assert stranger.take_number() == 1
        assert stranger.conversation(WANG).version == 0
        assert stranger.ties_of(WANG, NOON.date()) == ()
        assert stranger.residents_in((), NOON.date()) == []
        assert stranger.shelved(WANG) == []
        assert all_tickets(database, ELSEWHERE) == []

    def test_the_same_number_in_two_estates_is_two_tickets(
        self, ledger: SqlLedger, database: Database
    ) -> None:
        there = SqlLedger(database, ELSEWHERE)
        ledger.commit(docket(ledger, ticket(place="here")), delivery())
        there.commit(docket(there, ticket(place="there")), delivery())
        there.commit(docket(there, ticket(place="moved", version=1)), delivery("k2"))
        stored = ledger.ticket("BX-0001")
        assert stored is not None
        assert (stored.place, len(stored.promises)) == ("here", 3)


class TestShelved:
    def test_oldest_first_and_only_this_persons(self, ledger: SqlLedger, database: Database) -> None:
        queue(
            ledger, notice("later", due_at=NOON), notice("earlier", due_at=NOON - HOUR), notice("hers", LIU)
        )
        shelve_all(database)
        assert [each.notice.key for each in ledger.shelved(WANG)] == ["earlier", "later"]

    def test_what_a_reply_carried_is_shown_once(self, ledger: SqlLedger, database: Database) -> None:
        queue(ledger, notice())
        shelve_all(database)
        shown = tuple(each.id for each in ledger.shelved(WANG))
        ledger.commit(Docket(ledger), delivery("k2", shown=shown))
        assert ledger.shelved(WANG) == []
        assert SqlOutbox(database).counts()[NoticeState.SHOWN] == 1
        with pytest.raises(Conflict):  # another reply, decided before the first was stored
            ledger.commit(Docket(ledger), delivery("k3", shown=shown))

    def test_nobody_can_take_a_neighbours_notice(self, ledger: SqlLedger, database: Database) -> None:
        queue(ledger, notice())
        shelve_all(database)
        shown = tuple(each.id for each in ledger.shelved(WANG))
        with pytest.raises(Conflict):
            ledger.commit(Docket(ledger), delivery("k2", person=LIU, shown=shown))


def test_the_same_notice_is_queued_once(ledger: SqlLedger, database: Database) -> None:
    queue(ledger, notice("n1"), key="k1")
    queue(ledger, notice("n1", due_at=NOON - HOUR), notice("n2"), key="k2")
    parcel = SqlOutbox(database).claim(NOON)
    assert parcel is not None
    assert [(each.notice.key, each.notice.due_at) for each in parcel.notices] == [("n1", NOON), ("n2", NOON)]


def queue(ledger: SqlLedger, *notices: Notice, key: str = "queue") -> None:
    ledger.commit(docket(ledger, notices=list(notices)), delivery(key))


def shelve_all(database: Database) -> None:
    outbox = SqlOutbox(database)
    while parcel := outbox.claim(NOON + HOUR):
        outbox.record(parcel, [Fate(each.id, NoticeState.SHELVED) for each in parcel.notices], 0, NOON)


def test_what_people_have_to_do_is_counted(ledger: SqlLedger, database: Database) -> None:
    for number, status in enumerate((Status.ASSIGNED, Status.ON_SITE, Status.FINISHED, Status.CANCELLED)):
        made = ticket(f"BX-{number:04d}", status=status)
        ledger.commit(docket(ledger, made), delivery(f"k{number}"))
        assert ledger.loads_of([LI, "wecom:nobody"]) == {LI: min(number + 1, 2)}
    assert ledger.loads_of([]) == {}
    assert SqlLedger(database, ELSEWHERE).loads_of([LI]) == {}
