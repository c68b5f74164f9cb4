"""The summary of a report: what is a yes, what leaves, and what puts one point right."""

from datetime import datetime

import pytest

from bot.conversation.forms.words import LEAVE, YES, meant_instead
from tests.handlers.chat import Chat

HOME = "3栋2单元1201"  # where 王阿姨 lives

# words, yes?, why
SAID = [
    ("确认", True, "the word on the button"),
    ("对", True, "a single letter"),
    ("对的", True, "with its particle"),
    ("是的", True, "the same"),
    ("嗯", True, "hummed"),
    ("嗯嗯，好的", True, "twice and more"),
    ("好的。", True, "with a stop"),
    ("可以", True, "allowed"),
    ("没错", True, "nothing is wrong"),
    ("没问题！", True, "no problem"),
    ("行吧", True, "well, all right"),
    ("OK", True, "in English"),
    ("ok了", True, "in both"),
    ("就这样", True, "leave it so"),
    ("对的，麻烦了", True, "with thanks"),
    ("好的，谢谢啊", True, "with more thanks"),
    ("确认提交", True, "two of them"),
    ("谢谢", False, "thanks alone say neither"),
    ("麻烦了", False, "nor does this"),
    ("不对", False, "a no"),
    ("不是", False, "a no"),
    ("不行", False, "a no"),
    ("好像不对", False, "begins like a yes"),
    ("对面漏水", False, "对 is no yes here"),
    ("可以改时间吗", False, "a question"),
    ("行不行", False, "a question"),
    ("好了没有", False, "a question"),
    ("是5栋", False, "a correction"),
    ("", False, "nothing was said"),
]


@pytest.mark.parametrize(("words", "yes", "why"), SAID)
def test_yes(words: str, yes: bool, why: str) -> None:
    assert bool(YES.match(words)) is yes, why


# words, what is right instead ("" = no correction), why
PUT_RIGHT = [
    ("不对，是卫生间的灯不亮", "卫生间的灯不亮", "no, it is"),
    ("错了，是5栋1单元302", "5栋1单元302", "wrong, it is"),
    ("不是厨房，是卫生间", "卫生间", "not this, but that"),
    ("不是明天，改成后天上午", "后天上午", "changed to"),
    ("不是厨房，应该是卫生间", "卫生间", "should be"),
    ("不对。马桶堵了", "马桶堵了", "a stop, and what it is"),
    ("改成周六上午", "周六上午", "changed to"),
    ("不对", "", "a no alone says not what is right"),
    ("不是", "", "nor does this"),
    ("地点不对", "", "a no at the end: says what, not how"),
]


@pytest.mark.parametrize(("words", "right", "why"), PUT_RIGHT)
def test_correction(words: str, right: str, why: str) -> None:
    assert meant_instead(words) == right, why


# correction at the summary, slot, what it holds then, why
CORRECTIONS = [
    ("不对，是卫生间的灯不亮", "problem", "卫生间的灯不亮", "another trouble"),
    ("不对，马桶堵了", "problem", "马桶堵了", "another trouble, said bare"),
    ("不是漏水，是水管堵了", "problem", "水管堵了", "not this, but that"),
    ("不是厨房，是卫生间漏水", "problem", "卫生间水管漏水", "another room, and the same trouble again"),
    ("不对，是卫生间的水管", "problem", "卫生间水管漏水", "another room, and what is broken in it"),
    ("不是厨房，是卫生间", "problem", "卫生间水管漏水", "another room, the same trouble"),
    ("错了，是5栋1单元302", "place", "5栋1单元302", "another home"),
    ("不是我家，是5栋1单元302", "place", "5栋1单元302", "another home, said kindly"),
    ("我家在6栋2单元803", "place", "6栋2单元803", "another home, without a no"),
    ("改成周六上午", "visit", "09-06 09:00–12:00", "another day"),
    ("改到后天下午", "visit", "09-03 14:00–18:00", "another time"),
    ("不是明天，是后天上午", "visit", "09-03 09:00–12:00", "not this day, but that"),
    ("不对，明天下午有人", "visit", "09-02 14:00–18:00", "another half of the day"),
    ("时间改一下，周日下午", "visit", "09-07 14:00–18:00", "what to change, and to what"),
    ("时间错了，改成今天下午", "visit", "09-01 14:00–18:00", "the same with a no"),
    ("不对，随时都行", "visit", "any", "any time will do after all"),
]


def when(visit: str) -> str:
    """Return the slot as the table above writes it: 09-02 14:00–18:00."""
    if "/" not in visit:
        return visit
    start, until = map(datetime.fromisoformat, visit.split("/"))
    return f"{start:%m-%d %H:%M}–{until:%H:%M}"


@pytest.fixture
def asked() -> Chat:
    """A chat in which 王阿姨 sees the summary: her kitchen, tomorrow morning."""
    chat = Chat()
    chat.says("厨房水管漏水，明天上午有人")
    return chat


@pytest.mark.parametrize(("words", "slot", "held", "why"), CORRECTIONS)
def test_whatever_is_wrong_is_simply_said(asked: Chat, words: str, slot: str, held: str, why: str) -> None:
    before = asked.slots
    assert asked.says(words).script == "repair.summary"
    assert when(asked.slots[slot]) == held, why
    rest = {"place", "problem", "visit"} - {slot}
    assert {name: asked.slots[name] for name in rest} == {name: before[name] for name in rest}, "one point"


# words, why they change nothing
NOTHING_SAID = [
    ("不对", "what is wrong was not said"),
    ("地点不对", "what is right was not said"),
    ("嗯嗯我再想想", "they think about it"),
    ("错了", "what is wrong was not said"),
]


@pytest.mark.parametrize(("words", "why"), NOTHING_SAID)
def test_without_anything_to_put_right_it_is_asked_once_more(asked: Chat, words: str, why: str) -> None:
    before = asked.slots
    assert asked.says(words).script == "repair.confirm_again", why
    assert asked.slots == before
    assert asked.book.tickets == {}


@pytest.mark.parametrize(
    "words", ["取消", "算了", "算了吧", "不用了", "不修了。", "退出", "不需要了", "先不报了"]
)
def test_leaving(words: str) -> None:
    chat = Chat()
    chat.says("厨房水管漏水")
    assert LEAVE.match(words)
    assert chat.says(words).script == "form.left"
    assert (chat.conversation.dialogue, chat.book.tickets) == ("", {})


# words, why they don't leave
STAYING = [
    ("算了改成下午", "a change, not a leaving"),
    ("不用了解太多，快来", "不用了 is the beginning of another word"),
    ("取消明天，改后天上午", "the day is taken back, not the report"),
]


@pytest.mark.parametrize(("words", "why"), STAYING)
def test_staying(asked: Chat, words: str, why: str) -> None:
    asked.says(words)
    assert asked.conversation.dialogue == "repair", why


def test_a_yes_opens_the_ticket_as_it_was_put_right(asked: Chat) -> None:
    asked.says("不是漏水，是水管堵了")
    asked.says("改到后天下午")
    asked.says("对的，麻烦了")
    ticket = asked.ticket
    assert (ticket.place, ticket.problem) == (HOME, "水管堵了")
    assert ticket.visit is not None
    assert f"{ticket.visit[0]:%m-%d %H:%M}" == "09-03 14:00"
