"""A resident's own passes: the list, one of them, and taking one back."""

import pytest

from bot.residents.passes import PassState
from tests.handlers.chat import SUN, Chat
from tests.handlers.gate_cast import CHEN, STRANGER, ZHOU, pass_of, tenant_chat


@pytest.fixture
def chat() -> Chat:
    """A chat in which 王阿姨 has announced a visitor for tomorrow."""
    chat = Chat()
    chat.says("我朋友明天下午来，1个人，登记访客")
    chat.says("确认")
    return chat


def test_the_list_holds_what_something_may_still_come_of(chat: Chat) -> None:
    reply = chat.says("我的通行单")
    assert "F1001 访客：朋友，明天14:00–18:00（还没到时间）" in reply.text
    assert [button.id for button in reply.buttons] == ["pass.cancel:F1001"]


def test_an_empty_list_offers_what_can_be_done() -> None:
    reply = Chat().says("我的通行单")
    assert (reply.script, [button.id for button in reply.buttons]) == (
        "pass.none",
        ["service.visitor", "service.goods_out"],
    )


# how it is cancelled
CANCELLING = ["取消 F1001", "F1001 不来了", "f1001作废"]


@pytest.mark.parametrize("words", CANCELLING)
def test_cancelled_by_word(chat: Chat, words: str) -> None:
    assert chat.says(words).script == "pass.cancelled"
    assert pass_of(chat).state is PassState.CANCELLED
    assert chat.says("我的通行单").script == "pass.none"


def test_cancelled_by_tap_and_again(chat: Chat) -> None:
    assert chat.taps("pass.cancel:F1001").script == "pass.cancelled"
    assert chat.taps("pass.cancel:F1001").script == "pass.cancelled"
    assert pass_of(chat).state is PassState.CANCELLED


def test_cancelling_without_a_number_shows_the_only_one_to_tap(chat: Chat) -> None:
    reply = chat.says("取消访客")
    assert (reply.script, reply.buttons[0].id) == ("pass.one", "pass.cancel:F1001")
    assert pass_of(chat).state is PassState.VALID


def test_one_that_was_used_is_not_cancelled(chat: Chat) -> None:
    chat.now = "2025-09-02 15:00"
    chat.says("放行 F1001", SUN)
    assert chat.taps("pass.cancel:F1001").script == "pass.too_late"
    assert pass_of(chat).state is PassState.USED


def test_one_that_is_over_says_so(chat: Chat) -> None:
    chat.now = "2025-09-02 18:01"
    assert chat.says("F1001").script == "pass.ended"
    assert chat.taps("pass.cancel:F1001").script == "pass.too_late"


# what a stranger says
TRIES = ["F1001", "取消F1001", "同意F1001", "查F1001", "放行F1001"]


@pytest.mark.parametrize("words", TRIES)
def test_nobody_else_learns_of_it(words: str) -> None:
    chat = tenant_chat()
    chat.says("我朋友明天下午来，1个人，登记访客", ZHOU)
    chat.says("确认", ZHOU)
    for who in (STRANGER, CHEN):
        reply = chat.says(words, who)
        assert reply.script == "pass.unknown"
        assert "朋友" not in reply.text
    assert pass_of(chat).state is PassState.VALID
