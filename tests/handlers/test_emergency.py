"""Life and safety: the sentence, the ticket and the people, in the same turn."""

import pytest

from tests.handlers.chat import LI, SUN, WANG, ZHANG, ZHAO, Chat


def test_help_at_once_in_one_turn() -> None:
    chat = Chat()
    said = chat.says("电梯里困住人了")
    ticket = chat.ticket
    assert ticket.kind == "emergency"
    assert ticket.number in said.text
    assert "李师傅" in said.text
    assert {notice.recipient for notice in chat.notices} == {LI, ZHANG, SUN, ZHAO}


# words, where, why
PLACES = [
    ("5栋1单元电梯里困住人了", "5栋1单元电梯里", "where they say"),
    ("闻到煤气味，快来人", "3栋2单元1201", "at home, when nothing is said"),
]


@pytest.mark.parametrize(("words", "place", "why"), PLACES)
def test_where(words: str, place: str, why: str) -> None:
    chat = Chat()
    chat.says(words)
    assert chat.ticket.place == place, why


def test_somebody_without_a_home_is_helped_too() -> None:
    chat = Chat()
    chat.book.homes = ()
    assert chat.says("闻到煤气味，快来人").script.startswith("emergency.")
    assert chat.ticket.place == "位置待核实"


def test_the_same_emergency_again_is_passed_on_not_opened_twice() -> None:
    chat = Chat()
    chat.says("电梯里困住人了")
    before = len(chat.notices)
    chat.says("快来救命，电梯里困住人了，有老人")
    assert len(chat.book.tickets) == 1
    assert {notice.script for notice in chat.notices[before:]} == {"staff.emergency_words"}


def test_another_emergency_is_another_ticket() -> None:
    chat = Chat()
    chat.says("电梯里困住人了")
    chat.says("厨房着火了")
    assert len(chat.book.tickets) == 2


def test_two_hours_later_it_is_a_new_one() -> None:
    chat = Chat()
    chat.says("电梯里困住人了")
    chat.now = "2025-09-01 12:01"
    chat.says("电梯里困住人了")
    assert len(chat.book.tickets) == 2


def test_what_is_said_meanwhile_reaches_who_is_on_the_way() -> None:
    chat = Chat()
    chat.says("电梯里困住人了")
    chat.taps("staff.accept:1001", LI)
    assert chat.says("就在五楼和六楼中间").script == "emergency.passed_on"
    assert (chat.notices[-1].recipient, chat.notices[-1].script) == (LI, "staff.emergency_words")


def test_what_staff_see_is_nobodys_own_ticket() -> None:
    chat = Chat()
    chat.says("3栋着火了", SUN)
    assert (chat.ticket.resident, chat.ticket.case_owner) == ("", SUN)
    assert WANG not in {notice.recipient for notice in chat.notices}
