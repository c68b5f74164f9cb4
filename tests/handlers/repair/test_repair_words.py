"""The summary of a report: what puts one point right, what adds to it, and what leaves."""

from datetime import datetime

import pytest

from tests.handlers.chat import Chat

HOME = "3栋2单元1201"  # where 王阿姨 lives

# correction at the summary, slot, what it holds then, why
CORRECTIONS = [
    ("不对，是卫生间的灯不亮", "problem", "卫生间的灯不亮", "another trouble"),
    ("不对，马桶堵了", "problem", "马桶堵了", "another trouble, said bare"),
    ("不是漏水，是水管堵了", "problem", "水管堵了", "not this, but that"),
    ("不是厨房，是卫生间漏水", "problem", "卫生间水管漏水", "another room, and the same trouble again"),
    ("不对，是卫生间的水管", "problem", "卫生间水管漏水", "another room, and what is broken in it"),
    ("不是厨房，是卫生间", "problem", "卫生间水管漏水", "another room, the same trouble"),
    ("不是水管，是水龙头", "problem", "厨房水龙头漏水", "another thing, the same trouble"),
    ("不对，是一单元", "place", "3栋1单元1201", "only the entrance was wrong"),
    ("应该是1203", "place", "3栋2单元1203", "only the number"),
    ("错了，是5栋1单元302", "place", "5栋1单元302", "another home"),
    ("不是我家，是5栋1单元302", "place", "5栋1单元302", "another home, said kindly"),
    ("我家在6栋2单元803", "place", "6栋2单元803", "another home, without a no"),
    ("改成周六上午", "visit", "09-06 09:00–12:00", "another day"),
    ("改到后天下午", "visit", "09-03 14:00–18:00", "another time"),
    ("不是明天，是后天上午", "visit", "09-03 09:00–12:00", "not this day, but that"),
    ("不对，明天下午有人", "visit", "09-02 14:00–18:00", "another half of the day"),
    ("时间改一下，周日下午", "visit", "09-07 14:00–18:00", "what to change, and to what"),
    ("时间错了，改成今天下午", "visit", "09-01 14:00–18:00", "the same with a no"),
    ("下午三点", "visit", "09-02 15:00–16:00", "an hour alone keeps the day that was said"),
    ("不对，下午", "visit", "09-02 14:00–18:00", "the same with a no"),
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


# what is said at the summary, problem then, why
ADDITIONS = [
    ("还有门锁也坏了", "厨房水管漏水，门锁也坏了", "one more fault"),
    ("还有，客厅灯不亮", "厨房水管漏水，客厅灯不亮", "with a pause"),
    ("卫生间马桶堵了", "厨房水管漏水，卫生间马桶堵了", "said bare, it is no correction"),
    ("客厅灯也不亮", "厨房水管漏水，客厅灯也不亮", "nor with 也"),
]


@pytest.mark.parametrize(("words", "problem", "why"), ADDITIONS)
def test_one_more_fault_is_added(asked: Chat, words: str, problem: str, why: str) -> None:
    assert asked.says(words).script == "repair.summary", why
    assert asked.slots["problem"] == problem


# correction before the summary (the time was asked for), slot, what it holds then, why
BEFORE = [
    ("不是厨房，是卫生间", "problem", "卫生间漏水", "another room"),
    ("不对，是马桶堵了", "problem", "马桶堵了", "another trouble"),
    ("错了，是5栋1单元302", "place", "5栋1单元302", "another home"),
    ("不对，我家在6栋2单元803", "place", "6栋2单元803", "another home, named as hers"),
]


@pytest.mark.parametrize(("words", "slot", "held", "why"), BEFORE)
def test_what_is_known_is_put_right_before_the_summary(words: str, slot: str, held: str, why: str) -> None:
    chat = Chat()
    chat.says("厨房漏水")
    assert chat.says(words).script == "repair.ask_visit", why
    assert chat.slots[slot] == held


# words, why they change nothing
NOTHING_SAID = [
    ("不对", "what is wrong was not said"),
    ("地点不对", "what is right was not said"),
    ("嗯嗯我再想想", "they think about it"),
    ("错了", "what is wrong was not said"),
    ("应该是1903", "the house has 18 floors"),
]


@pytest.mark.parametrize(("words", "why"), NOTHING_SAID)
def test_without_anything_to_put_right_it_is_asked_once_more(asked: Chat, words: str, why: str) -> None:
    before = asked.slots
    assert asked.says(words).script == "repair.confirm_again", why
    assert asked.slots == before
    assert asked.book.tickets == {}


def test_a_building_that_is_not_there_is_said_so_and_the_place_stays(asked: Chat) -> None:
    place = asked.slots["place"]
    said = asked.says("不对，是18栋1单元101").text
    assert said.startswith("“18栋1单元101”我没有找到")
    assert asked.slots["place"] == place


@pytest.mark.parametrize(
    "words",
    [
        *("取消", "算了", "算了吧", "不用了", "不修了。", "退出", "不需要了", "先不报了"),
        # what would be another matter, were there a ticket
        *("算了不修了", "不想报了", "没事了已经好了", "我自己修好了", "不用来了"),
    ],
)
def test_leaving(words: str) -> None:
    chat = Chat()
    chat.says("厨房水管漏水")
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
