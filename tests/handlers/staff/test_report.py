"""What staff see on patrol becomes a ticket of the estate."""

import pytest

from tests.handlers.chat import SUN, WANG, Chat

# words, place, problem, category
REPORTED = [
    ("巡查 3栋2单元楼道灯不亮", "3栋2单元楼道", "3栋2单元楼道灯不亮", "light"),
    ("巡检：东门门禁刷不开", "东门", "东门门禁刷不开", "door"),
    ("发现井盖松动了", "云栖花园", "井盖松动了", "hazard"),
    ("上报 地下车库漏水", "地下车库", "地下车库漏水", "water"),
    ("隐患，5栋楼顶栏杆松动", "5栋楼顶", "5栋楼顶栏杆松动", None),
]


@pytest.mark.parametrize(("words", "place", "problem", "category"), REPORTED)
def test_what_was_seen_is_a_ticket(words: str, place: str, problem: str, category: str | None) -> None:
    chat = Chat()
    assert chat.says(words, SUN).script == "staff.reported"
    ticket = chat.ticket
    assert (ticket.place, ticket.problem) == (place, problem)
    assert (ticket.resident, ticket.opened_by, ticket.case_owner) == ("", SUN, SUN)
    assert category in (None, ticket.category)


@pytest.mark.parametrize("words", ["巡查", "发现", "上报 。"])
def test_without_a_matter_an_example_is_shown(words: str) -> None:
    chat = Chat()
    assert chat.says(words, SUN).script == "staff.report_how"
    assert chat.book.tickets == {}


def test_residents_report_no_patrols() -> None:
    chat = Chat()
    chat.says("巡查 井盖松动了", WANG)
    assert chat.book.tickets == {}


@pytest.mark.parametrize("words", ["发现3栋着火了", "巡查 5栋电梯困人了", "上报：地下车库冒浓烟"])
def test_a_fire_that_a_guard_sees_is_an_emergency(words: str) -> None:
    chat = Chat()
    chat.says(words, SUN)
    assert chat.ticket.kind == "emergency"
