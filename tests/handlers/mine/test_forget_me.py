"""Deleting one's data: told exactly, asked once, done at a clear word only."""

import pytest

from bot.residents.records import Forgotten
from bot.tickets.ticket import Status
from tests.handlers.chat import WANG, Chat
from tests.handlers.register_book import RegisterBook


def chat() -> Chat:
    return Chat(RegisterBook())


def forgotten(talk: Chat) -> list[Forgotten]:
    """Return who was forgotten so far."""
    return [record for record in talk.book.records if isinstance(record, Forgotten)]


# words after the question, what is said, whether it is done, why
ANSWERS = [
    ("确认删除", "forget_me.done", True, "the words of the button"),
    ("确定", "forget_me.done", True, "sure"),
    ("确认删除！", "forget_me.done", True, "loudly"),
    ("是的，都删掉吧", "forget_me.done", True, "in her own words"),
    ("删除", "forget_me.done", True, "one word that says it"),
    ("嗯", "forget_me.sure", False, "a sound is no order"),
    ("好的", "forget_me.sure", False, "politeness is no order"),
    ("可以", "forget_me.sure", False, "perhaps to something else"),
    ("算了", "forget_me.kept", False, "no"),
    ("先不删", "forget_me.kept", False, "the words of the other button"),
    ("不要删除", "forget_me.kept", False, "a no with the word in it"),
    ("别删了", "forget_me.kept", False, "another"),
    ("我再想想", "forget_me.kept", False, "not yet"),
    ("物业费怎么交", "fee.pay_how", False, "another matter"),
    ("删除我的信息", "forget_me.confirm", False, "she may not have read it: told again"),
]


@pytest.mark.parametrize(("words", "script", "done", "why"), ANSWERS)
def test_only_a_clear_word_deletes(words: str, script: str, done: bool, why: str) -> None:
    talk = chat()
    assert talk.says("删除我的信息").script == "forget_me.confirm"
    assert talk.says(words).script == script, why
    assert bool(forgotten(talk)) is done, why


def test_who_why_when_and_in_which_delivery_is_recorded() -> None:
    talk = chat()
    talk.says("删除我的信息")
    talk.taps("forget_me:yes")
    (record,) = forgotten(talk)
    assert (record.person, record.key) == (WANG, "k2")
    assert record.at.isoformat() == "2025-09-01T10:00:00+08:00"
    assert talk.conversation.dialogue == ""


def test_after_another_matter_the_question_is_over() -> None:
    talk = chat()
    talk.says("删除我的信息")
    talk.says("物业费怎么交")
    talk.says("确认删除")
    assert forgotten(talk) == []


@pytest.mark.parametrize("answer", ["tap", "words"])
def test_half_an_hour_later_it_is_asked_anew(answer: str) -> None:
    talk = chat()
    talk.says("删除我的信息")
    talk.now = "2025-09-01 10:31"
    reply = talk.taps("forget_me:yes") if answer == "tap" else talk.says("确认删除")
    assert forgotten(talk) == []
    assert reply.script == "forget_me.confirm"


def test_a_button_from_another_day_asks_first() -> None:
    talk = chat()
    assert talk.taps("forget_me:yes").script == "forget_me.confirm"
    assert forgotten(talk) == []


def test_a_tap_on_no_leaves_everything() -> None:
    talk = chat()
    talk.says("删除我的信息")
    assert talk.taps("forget_me:no").script == "forget_me.kept"
    assert (forgotten(talk), talk.conversation.dialogue) == ([], "")


def test_what_is_still_worked_on_is_named_and_goes_on() -> None:
    talk = chat()
    number = talk.opens().number
    assert f"还在办的工单 {number}" in talk.says("删除我的信息").text
    assert f"工单 {number} 我们接着办" in talk.says("确认删除").text


def test_nothing_is_said_of_tickets_that_are_ended() -> None:
    talk = chat()
    number = talk.opens().number
    talk.keep(status=Status.CLOSED)
    assert number not in talk.says("删除我的信息").text


def test_what_stays_is_said_with_why_and_how_long() -> None:
    text = chat().says("删除我的信息").text
    for words in ("《会计法》", "住户档案", "留 2 天", "留 3 年"):
        assert words in text


def test_an_emergency_comes_before_the_question() -> None:
    talk = chat()
    talk.says("删除我的信息")
    assert talk.says("电梯困人了").script.startswith("emergency.")
    assert forgotten(talk) == []
