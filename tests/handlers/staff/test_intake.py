"""Registering for a caller: place and matter from one line, and whose ticket it becomes."""

import pytest

from tests.handlers.chat import WANG, XIAOZHAO, Chat

# words, place, problem
REGISTERED = [
    ("登记 3栋2单元1201 厨房水管漏水", "3栋2单元1201", "厨房水管漏水"),
    ("登记：3-2-1201，厨房水管漏水", "3栋2单元1201", "厨房水管漏水"),
    ("登记3栋2单元1201厨房水管漏水", "3栋2单元1201", "厨房水管漏水"),
    ("代报 3栋2单元1201 马桶堵了", "3栋2单元1201", "马桶堵了"),
    ("代报修 3栋2单元1201 马桶堵了", "3栋2单元1201", "马桶堵了"),
    ("代业主报修 3栋2单元1201 马桶堵了", "3栋2单元1201", "马桶堵了"),
    ("帮业主报修 3栋2单元1201 马桶堵了", "3栋2单元1201", "马桶堵了"),
]


@pytest.mark.parametrize(("words", "place", "problem"), REGISTERED)
def test_a_line_is_a_ticket(words: str, place: str, problem: str) -> None:
    chat = Chat()
    assert chat.says(words, XIAOZHAO).script == "staff.registered"
    ticket = chat.ticket
    assert (ticket.place, ticket.problem) == (place, problem)
    assert (ticket.resident, ticket.opened_by, ticket.case_owner) == (WANG, XIAOZHAO, XIAOZHAO)


def test_the_resident_is_told() -> None:
    chat = Chat()
    chat.says("登记 3栋2单元1201 厨房水管漏水", XIAOZHAO)
    assert [notice.script for notice in chat.notices if notice.recipient == WANG] == ["ticket.opened_for_you"]


def test_a_home_that_nobody_has_bound_is_told_by_phone() -> None:
    chat = Chat()
    assert chat.says("登记 6栋1单元502 马桶堵了", XIAOZHAO).script == "staff.registered_unbound"
    assert chat.ticket.resident == ""
    assert WANG not in {notice.recipient for notice in chat.notices}


def test_a_time_is_kept() -> None:
    chat = Chat()
    chat.says("登记 3栋2单元1201 厨房水管漏水，明天下午有人", XIAOZHAO)
    assert chat.ticket.visit is not None
    assert f"{chat.ticket.visit[0]:%m-%d %H:%M}" == "09-02 14:00"


@pytest.mark.parametrize("words", ["登记", "登记 厨房漏水", "登记 3栋2单元1201"])
def test_what_is_missing_is_shown_by_an_example(words: str) -> None:
    chat = Chat()
    assert chat.says(words, XIAOZHAO).script == "staff.register_how"
    assert chat.book.tickets == {}


def test_residents_don_t_register_others() -> None:
    chat = Chat()
    chat.says("登记 5栋1单元302 马桶堵了", WANG)
    assert chat.book.tickets == {}


def test_an_emergency_that_a_caller_tells_of_is_one() -> None:
    chat = Chat()
    chat.says("登记 3栋2单元1201 电梯里困了人", XIAOZHAO)
    assert chat.ticket.kind == "emergency"
