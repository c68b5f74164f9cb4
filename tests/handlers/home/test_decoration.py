"""Registering a decoration: where, what, from when until when, by whom."""

import pytest

from tests.handlers.chat import WANG, XIAOZHAO, Chat
from tests.handlers.gate_cast import told

HOME = "3栋2单元1201"
# said on Monday, 2025-09-01; words, scope, begin, end, contractor, why
FIRST_WORDS = [
    (
        "帮我登记装修，9月10号到10月20号，全屋翻新，找的小满装饰",
        "全屋翻新",
        "09-10",
        "10-20",
        "小满装饰",
        "all",
    ),
    ("我要装修登记，下周一开工，工期一个月", "", "09-08", "10-08", "", "how long"),
    ("装修登记，水电改造，10月8号开工，做两周", "水电改造", "10-08", "10-22", "", "weeks"),
    ("我要装修登记", "", "", "", "", "nothing told yet"),
    ("登记装修，砸一面墙", "砸一面墙", "", "", "", "what is done"),
]


@pytest.mark.parametrize(("words", "scope", "begin", "end", "contractor", "why"), FIRST_WORDS)
def test_first_words(words: str, scope: str, begin: str, end: str, contractor: str, why: str) -> None:
    chat = Chat()
    chat.says(words)
    assert chat.conversation.dialogue == "decoration", why
    slots = chat.slots
    assert (slots["home"], slots.get("scope", ""), slots.get("contractor", "")) == (HOME, scope, contractor)
    assert (slots.get("begin", "")[5:], slots.get("end", "")[5:]) == (begin, end), why


# answer to until when, where the work begins on 10-08; the end, why
ENDS = [
    ("11月20号", "2025-11-20", "a day"),
    ("20号", "2025-10-20", "the next twentieth after the beginning, not after today"),
    ("大概一个月", "2025-11-08", "a month on the calendar"),
    ("一个半月", "2025-11-23", "and a half"),
    ("半个月", "2025-10-23", "half of one"),
    ("两周", "2025-10-22", "weeks"),
    ("20天", "2025-10-28", "days"),
    ("9月20号", "", "before the beginning"),
    ("不知道", "", "no day"),
]


@pytest.mark.parametrize(("answer", "end", "why"), ENDS)
def test_until_when(answer: str, end: str, why: str) -> None:
    chat = Chat()
    chat.says("装修登记，水电改造，10月8号开工")
    asked = chat.says(answer)
    assert chat.slots.get("end", "") == end, why
    assert (asked.script == "decoration.end_hint") is (not end), why


def test_a_beginning_in_the_past_is_none() -> None:
    chat = Chat()
    chat.says("装修登记，水电改造")
    assert chat.says("昨天").script == "decoration.begin_hint"


def test_a_question_that_names_a_day_is_answered_and_no_beginning() -> None:
    chat = Chat()
    chat.says("装修登记，水电改造")
    assert "能做有响声的活的时间" in chat.says("周末可以装修吗").text
    assert chat.conversation.step == "begin"


@pytest.mark.parametrize("answer", ["9月5号", "20天"])
def test_a_time_is_nobody_s_name(answer: str) -> None:
    chat = Chat()
    chat.says("帮我登记装修，9月10号到10月20号，全屋翻新")
    assert chat.says(answer).script == "decoration.contractor_hint"


def filled(chat: Chat) -> None:
    """Have 王阿姨 tell everything."""
    chat.says("帮我登记装修，9月10号到10月20号，全屋翻新，找的小满装饰")


def test_confirming_opens_the_desk_s_ticket_and_tells_what_to_bring() -> None:
    chat = Chat()
    filled(chat)
    reply = chat.says("确认")
    ticket = chat.ticket
    assert (ticket.category, ticket.kind, ticket.resident, ticket.place) == (
        "decoration",
        "enquiry",
        WANG,
        HOME,
    )
    assert ticket.problem == "装修登记：全屋翻新，9月10日到10月20日，施工：小满装饰"
    assert told(chat) == [(XIAOZHAO, "staff.request")]
    for fact in ("业主身份证", "2000 元", "08:00–12:00"):
        assert fact in reply.text


# scope, whether walls are spoken of, why
WALLS = [
    ("砸一面墙", True, "which wall?"),
    ("客厅和厨房打通", True, "a wall stands between"),
    ("敲掉飘窗", True, "it may bear"),
    ("刷墙", False, "paint hurts nobody"),
    ("水电改造", False, "no wall"),
]


@pytest.mark.parametrize(("scope", "warned", "why"), WALLS)
def test_load_bearing_walls_are_spoken_of_kindly(scope: str, warned: bool, why: str) -> None:
    chat = Chat()
    chat.says("帮我登记装修，9月10号到10月20号，找的小满装饰")
    summary = chat.says(scope)
    assert summary.script == "decoration.summary"
    assert ("承重墙" in summary.text) is warned, why


# what is put right, slot, what it holds then, why
CORRECTIONS = [
    ("改成下周五开工", "begin", "2025-09-12", "another beginning"),
    ("改成9月15号到11月1号", "end", "2025-11-01", "both days"),
    ("不对，是封阳台", "scope", "封阳台", "something else is done"),
    ("公司是大地装饰公司", "contractor", "大地装饰公司", "somebody else does it"),
]


@pytest.mark.parametrize(("words", "slot", "value", "why"), CORRECTIONS)
def test_put_right_at_the_summary(words: str, slot: str, value: str, why: str) -> None:
    chat = Chat()
    filled(chat)
    assert chat.says(words).script == "decoration.summary", why
    assert chat.slots[slot] == value, why


def test_a_beginning_after_the_end_asks_for_the_end_anew() -> None:
    chat = Chat()
    filled(chat)
    assert chat.says("改成11月1号开工").script == "decoration.ask_end"


def test_an_end_told_first_that_lies_before_the_beginning_is_asked_anew() -> None:
    chat = Chat()
    chat.says("装修登记，水电改造，10月20号完工")
    chat.says("11月1号")
    assert chat.says("小满装饰公司").script == "decoration.ask_end"


def test_who_is_bound_to_no_home_tells_where() -> None:
    chat = Chat()
    chat.book.homes = ()
    assert chat.says("帮我登记装修").script == "decoration.ask_home"
    assert chat.says("9栋1单元101").script == "decoration.home_hint", "no such building"
    chat.says("6栋2单元901")
    assert (chat.slots["home"], chat.slots["building"]) == ("6栋2单元901", "6栋")


def test_leaving_opens_nothing() -> None:
    chat = Chat()
    filled(chat)
    chat.says("算了")
    assert chat.book.tickets == {}
