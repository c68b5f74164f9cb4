"""What people say is not so: it opens nothing, and is answered by what they mean."""

import pytest

from handlers.denied import calls_off, denies, without_denied
from tests.handlers.chat import Chat

# words, whether they only say that nothing is wrong, why
DENIALS = [
    ("没漏水", True, "no leak"),
    ("厨房没漏水", True, "not there"),
    ("我家没有停电", True, "nor a power cut"),
    ("现在不漏了", True, "no more"),
    ("灯没坏", True, "the lamp is fine"),
    ("没什么问题", True, "nothing wrong"),
    ("我家没跳闸啊", True, "with a particle"),
    ("不是厨房漏水", True, "it is something else"),
    ("没漏水吧", False, "a question"),
    ("家里没停电吗", False, "another"),
    ("没电", False, "that is a trouble"),
    ("没水了", False, "so is this"),
    ("灯不亮", False, "and this"),
    ("有没有漏水", False, "a question whether"),
    ("是不是漏水了", False, "and whether"),
    ("没堵住，还在漏", False, "it goes on"),
    ("没修好", False, "nor is it mended"),
    ("没漏水，可是墙湿了", False, "but"),
    ("厨房没漏水，卫生间漏水", False, "somewhere else"),
    ("物业费怎么交", False, "nothing is denied"),
]


@pytest.mark.parametrize(("words", "denied", "why"), DENIALS)
def test_denials(words: str, denied: bool, why: str) -> None:
    assert denies(words) is denied, why


def test_only_what_is_denied_is_left_out() -> None:
    assert without_denied("厨房没漏水，卫生间漏水").split() == ["厨房", "，卫生间漏水"]


# words, whether they call a matter off, why
CALLED_OFF = [
    ("不用修了", True, "in short"),
    ("不用来了已经好了", True, "with the reason"),
    ("先别派人", True, "for now"),
    ("不投诉了", True, "a complaint"),
    ("别来了，我自己修好了", True, "mended by themselves"),
    ("修好了", False, "tells how it ended"),
    ("算了", False, "may be anything"),
    ("不用修改了", False, "something else"),
    ("不修了吗", False, "a question"),
    ("不用来人，电话说就行", False, "says more"),
]


@pytest.mark.parametrize(("words", "off", "why"), CALLED_OFF)
def test_calling_off(words: str, off: bool, why: str) -> None:
    assert calls_off(words) is off, why


# words, script, why
ANSWERED = [
    ("没漏水", "system.all_well", "glad to hear"),
    ("不是厨房漏水", "system.what_then", "what then?"),
    ("不是报修是咨询", "system.not_that", "a question comes"),
    ("我不是要投诉", "system.not_that", "no complaint"),
    ("我没说要报修啊", "system.not_that", "nor was it said"),
    ("先不解绑", "system.as_you_wish", "thought better of it"),
    ("不投诉了", "system.as_you_wish", "with no complaint open"),
    ("不用修了", "system.as_you_wish", "with no ticket open"),
]


@pytest.mark.parametrize(("words", "script", "why"), ANSWERED)
def test_answers(words: str, script: str, why: str) -> None:
    chat = Chat()
    assert chat.says(words).script == script, why
    assert chat.book.tickets == {}
    assert chat.conversation.dialogue == "", why


QUIET_WORDS = [
    "没停水吧",
    "家里没停电吧",
    "厨房没漏水",
    "卫生间没漏水吧",
    "不是报修",
    "不用派人",
    "没堵，我看错了",
]


@pytest.mark.parametrize("words", QUIET_WORDS)
def test_nothing_is_opened(words: str) -> None:
    chat = Chat()
    chat.says(words)
    assert chat.conversation.dialogue not in {"repair", "complaint"}


def test_a_ticket_that_is_open_is_called_off() -> None:
    chat = Chat()
    chat.opens()
    assert chat.says("不用来了，已经好了").script == "ticket.cancelled"


def test_for_now_is_asked_before_a_ticket_is_called_off() -> None:
    chat = Chat()
    chat.opens()
    assert chat.says("先别派人").script == "ticket.cancel_or_not"


def test_what_is_not_so_any_more_is_asked_about_while_a_ticket_is_open() -> None:
    chat = Chat()
    chat.opens()
    assert chat.says("现在不漏了").script == "ticket.cancel_or_not"
    assert chat.says("是的").script == "ticket.cancelled"


def test_what_is_not_so_any_more_ends_an_open_form() -> None:
    chat = Chat()
    chat.says("厨房漏水")
    assert chat.says("现在不漏了，不用来了").script == "form.left"


def test_a_complaint_withdrawn_leaves_the_repair_alone() -> None:
    chat = Chat()
    chat.opens()
    assert chat.says("不投诉了").script == "system.as_you_wish"
    assert chat.ticket.status == "assigned"


def test_an_open_form_heeds_what_is_denied() -> None:
    chat = Chat()
    chat.says("客厅灯坏了")
    chat.says("厨房没漏水")
    assert chat.slots["problem"] == "客厅灯坏了"
