"""A resident announces a visitor, and the gate knows."""

import pytest

from bot.residents.home import Home
from bot.residents.passes import PassState, Standing, standing
from tests.bot.tickets.estate import at
from tests.handlers.chat import SUN, WANG, Chat
from tests.handlers.gate_cast import pass_of, told

FIRST = "我表弟明天下午三点开车来，豫A12345，登记一下访客"


@pytest.fixture
def chat() -> Chat:
    """A chat in which nothing has been said."""
    return Chat()


def test_a_pass_holds_what_was_confirmed(chat: Chat) -> None:
    assert chat.says(FIRST).script == "visitor.summary"
    reply = chat.says("确认")
    one = pass_of(chat)
    assert (one.number, one.label, one.subject, one.state) == (
        "F1001",
        "3栋2单元1201",
        "表弟",
        PassState.VALID,
    )
    assert (one.valid_from, one.valid_until) == (at("2025-09-02 14:30"), at("2025-09-02 17:00"))
    assert one.details["plate"] == "豫A12345"
    assert "9月2日（周二）14:30–17:00" in reply.text, "what is forwarded is read on another day"
    assert "1201" not in reply.text, "what is forwarded names no home"


def test_nothing_is_made_before_it_is_confirmed(chat: Chat) -> None:
    chat.says(FIRST)
    chat.says("取消")
    assert chat.book.passes == {}


def test_confirming_twice_makes_one_pass(chat: Chat) -> None:
    chat.says(FIRST)
    chat.taps("visitor:yes")
    chat.taps("visitor:yes")
    assert len(chat.book.passes) == 1


# what is put right, slot, what it holds then, why
CORRECTIONS = [
    ("改成后天上午", "visit", "2025-09-03T09:00:00+08:00/2025-09-03T12:00:00+08:00", "another time"),
    ("不对，是我同事", "who", "同事", "another person"),
    ("车牌是京AF12345", "plate", "京AF12345", "another car"),
    ("不开车，两个人", "party", "2人，不开车", "no car after all"),
    ("不对，是李小满", "who", "李小满", "a bare name"),
]


@pytest.mark.parametrize(("words", "slot", "value", "why"), CORRECTIONS)
def test_put_right_at_the_summary(words: str, slot: str, value: str, why: str) -> None:
    chat = Chat()
    chat.says(FIRST)
    assert chat.says(words).script == "visitor.summary", why
    assert chat.slots[slot] == value, why


def test_a_question_in_between_is_answered_and_the_announcement_goes_on(chat: Chat) -> None:
    chat.says("我朋友来，帮我登记访客")
    answered = chat.says("物业费怎么交")
    assert chat.conversation.step == "visit"
    assert "大概什么时候到" in answered.text


def test_a_question_that_names_a_day_is_no_time(chat: Chat) -> None:
    chat.says("我朋友来，帮我登记访客")
    chat.says("明天停水吗")
    assert "visit" not in chat.slots


# words, whether the guard is told, why
SOON = [
    ("马上就到", True, "at the gate in a minute"),
    ("十一点", True, "within the hour, counted from the earliest"),
    ("今天下午", False, "nobody at the gate remembers so long"),
    ("明天上午", False, "tomorrow somebody else may stand there"),
]


@pytest.mark.parametrize(("words", "is_told", "why"), SOON)
def test_the_guard_is_told_of_those_who_come_soon(words: str, is_told: bool, why: str) -> None:
    chat = Chat()
    for said in ("帮我登记访客", "朋友", words, "1个人", "确认"):
        chat.says(said)
    assert told(chat) == ([(SUN, "staff.visitor_soon")] if is_told else []), why


def test_who_is_bound_to_no_home_is_helped_on(chat: Chat) -> None:
    chat.book.homes = ()
    reply = chat.says("帮我登记访客")
    assert reply.script == "visitor.unbound"
    assert [button.id for button in reply.buttons] == ["service.bind", "service.human"]
    assert chat.conversation.dialogue == ""


def test_who_lost_the_home_in_between_gets_no_pass(chat: Chat) -> None:
    chat.says(FIRST)
    chat.book.homes = ()
    assert chat.says("确认").script == "visitor.unbound"
    assert chat.book.passes == {}


def test_who_has_two_homes_says_which(chat: Chat) -> None:
    chat.book.homes = (Home("3栋2单元1201", "3栋"), Home("5栋1单元302", "5栋"))
    asked = chat.says(FIRST)
    assert (asked.script, [button.label for button in asked.buttons]) == (
        "visitor.ask_home",
        ["3栋2单元1201", "5栋1单元302"],
    )
    chat.taps("visitor:home=2")
    chat.says("确认")
    assert pass_of(chat).label == "5栋1单元302"


def test_a_stranger_s_home_is_not_taken(chat: Chat) -> None:
    chat.book.homes = (Home("3栋2单元1201", "3栋"), Home("5栋1单元302", "5栋"))
    chat.says(FIRST)
    assert chat.says("6栋1单元101").script == "visitor.home_hint"


def test_a_time_that_is_over_when_confirmed_is_asked_anew(chat: Chat) -> None:
    chat.says("我朋友马上来，1个人，登记访客")
    chat.now = "2025-09-01 12:20"
    assert "大概什么时候到" in chat.says("确认").text
    assert chat.book.passes == {}


def test_the_pass_is_the_announcer_s(chat: Chat) -> None:
    chat.says(FIRST)
    chat.says("确认")
    assert pass_of(chat).person == WANG
    assert standing(pass_of(chat), at("2025-09-02 15:00")) is Standing.GOOD
