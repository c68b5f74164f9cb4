"""Words that were held back: their writer is reminded, and a resident who waits for them is not forgotten."""

import pytest

from bot.tickets.desk import talking
from bot.tickets.desk.core import Desk
from bot.tickets.desk.wording_silence import DROPPED, wait_for
from bot.tickets.ticket import Status, Ticket
from tests.bot.tickets.estate import LIN, XIAOZHAO, at
from tests.bot.tickets.office import Office


def hold(desk: Desk, ticket: Ticket, staff: str) -> Ticket:
    wait_for(desk, ticket, staff, "abc123")
    return desk.change(ticket)


@pytest.fixture
def talk(office: Office) -> Office:
    """The office at ten, when 客服小赵's words to 王阿姨 were held back; 管家小林 owns the matter."""
    office.opens("enquiry")
    office.keep(office.ticket_now(), assignee=XIAOZHAO)
    office.do(talking.begin, "1001", XIAOZHAO)
    office.do(hold, office.ticket_now(), XIAOZHAO)
    office.dues = [due for due in office.dues if due.name == "wording.waits"]
    office.news()
    return office


def test_the_colleague_is_reminded_once(talk: Office) -> None:
    talk.wait_until("2025-09-01 10:04")
    assert talk.news() == []
    talk.wait_until("2025-09-01 10:05")
    assert talk.news() == [("客服小赵", "staff.wording_waits")]
    talk.wait_until("2025-09-01 12:00")
    assert talk.news() == []


def test_the_reminder_names_the_card_whose_words_wait(talk: Office) -> None:
    talk.wait_until("2025-09-01 10:05")
    assert "mark=abc123" in talk.notices[-1].text


def test_where_the_resident_waits_the_case_owner_hears_of_it(talk: Office) -> None:
    talk.do(talking.hear, talk.ticket_now(), "水费不对")
    talk.news()
    talk.wait_until("2025-09-01 10:05")
    heard = [("客服小赵", "staff.wording_waits"), ("管家小林", "staff.wording_resident_waits")]
    assert sorted(talk.news()) == sorted(heard)


def test_where_the_case_owner_wrote_them_the_manager_hears_of_it(talk: Office) -> None:
    talk.keep(talk.ticket_now(), case_owner=XIAOZHAO)
    talk.do(talking.hear, talk.ticket_now(), "水费不对")
    talk.news()
    talk.wait_until("2025-09-01 10:05")
    assert ("赵经理", "staff.wording_resident_waits") in talk.news()


def write(desk: Desk, ticket: Ticket, staff: str, action: str) -> Ticket:
    desk.write(ticket, staff, action)
    return desk.change(ticket)


# who does what meanwhile, is the colleague still reminded, why
MEANWHILE = [
    (lambda office: office.do(talking.say, "1001", XIAOZHAO, "您好"), False, "something was sent"),
    (lambda office: office.do(talking.say, "1001", LIN, "您好"), True, "somebody else wrote: theirs wait on"),
    (lambda office: office.do(write, office.ticket_now(), XIAOZHAO, DROPPED), False, "not sent after all"),
    (lambda office: office.do(write, office.ticket_now(), XIAOZHAO, "note"), True, "a note is no answer"),
    (lambda office: office.keep(office.ticket_now(), status=Status.CLOSED), False, "the matter is over"),
]


@pytest.mark.parametrize(("act", "reminded", "why"), MEANWHILE)
def test_what_happened_meanwhile(talk: Office, act: object, reminded: bool, why: str) -> None:
    talk.now = at("2025-09-01 10:02")
    act(talk)  # type: ignore[operator]
    talk.news()
    talk.wait_until("2025-09-01 10:06")
    assert (("客服小赵", "staff.wording_waits") in talk.news()) is reminded, why
