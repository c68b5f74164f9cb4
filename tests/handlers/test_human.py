"""A person when one is wanted: a ticket for the front desk, and every word passed on until it is over."""

import pytest

from bot.tickets.ticket import Status
from handlers.human import DONE_WORDS, ONLY_ASKING
from tests.handlers.chat import LIN, WANG, XIAOZHAO, Chat

ONLY = [
    "人工",
    "转人工",
    "我要转人工",
    "找客服",
    "人工客服",
    "我想找人工服务",
    "找个真人",
    "叫经理",
    "转一下人工吧",
]
MORE = ["人工智能是什么", "我家漏水，叫人来", "经理电话多少", "客服态度不好"]


@pytest.mark.parametrize("words", ONLY)
def test_words_that_only_ask_for_a_person(words: str) -> None:
    assert ONLY_ASKING.match(words)


@pytest.mark.parametrize("words", MORE)
def test_words_that_say_more(words: str) -> None:
    assert not ONLY_ASKING.match(words)


def test_whoever_wants_a_person_has_a_ticket_for_it_and_is_asked_what_about() -> None:
    chat = Chat()
    said = chat.says("转人工")
    ticket = chat.ticket
    assert said.script == "human.tell_us"
    assert (ticket.kind, ticket.resident, ticket.problem) == ("enquiry", WANG, "想找人工客服")
    assert ticket.assignee in {XIAOZHAO, LIN}
    assert "今天10:30" in said.text


def test_every_word_is_passed_on_until_the_resident_is_done() -> None:
    chat = Chat()
    chat.says("转人工")
    assert chat.says("物业费怎么交").script == "human.passed_on", "no machine answers in between"
    assert (chat.notices[-1].recipient, chat.notices[-1].script) == (
        chat.ticket.assignee,
        "staff.resident_says",
    )
    assert "物业费怎么交" in chat.notices[-1].text
    assert chat.says("就这些").script == "human.done"
    assert chat.says("物业费怎么交").script == "fee.pay_how"


def test_asking_again_goes_on_with_the_open_one() -> None:
    chat = Chat()
    chat.says("转人工")
    chat.says("好了")
    chat.says("人工")
    assert len(chat.book.tickets) == 1


# what happened meanwhile, who answers the next words, why
OVER = [
    ({"status": Status.FINISHED}, "2025-09-01 10:05", "fee.pay_how", "the desk has finished it"),
    ({}, "2025-09-01 10:31", "fee.pay_how", "half an hour of silence: a new matter"),
    ({}, "2025-09-01 10:30", "human.passed_on", "not yet"),
]


@pytest.mark.parametrize(("changes", "now", "script", "why"), OVER)
def test_when_the_talk_is_over(changes: dict[str, Status], now: str, script: str, why: str) -> None:
    chat = Chat()
    chat.says("转人工")
    chat.keep(**changes)
    chat.now = now
    assert chat.says("物业费怎么交").script == script, why


def test_an_emergency_comes_before_any_talk() -> None:
    chat = Chat()
    chat.says("转人工")
    assert chat.says("电梯里困住人了").script.startswith("emergency.")


@pytest.mark.parametrize("words", ["好了", "没有了", "就这些。", "算了吧", "谢谢"])
def test_done(words: str) -> None:
    assert DONE_WORDS.match(words)


def test_without_a_home_too() -> None:
    chat = Chat()
    chat.book.homes = ()
    chat.taps("service.human")
    assert (chat.ticket.place, chat.ticket.problem) == ("还没有绑定房屋", "想找人工客服")
