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


# how a person is asked for the second time, script, why
AGAIN = [
    ("人工", "human.tell_us", "that alone: they are asked what about"),
    ("叫经理来", "human.called", "what they say is passed on"),
]


@pytest.mark.parametrize(("words", "script", "why"), AGAIN)
def test_asking_again_goes_on_with_the_open_one(words: str, script: str, why: str) -> None:
    chat = Chat()
    chat.says("转人工")
    chat.says("好了")
    assert chat.says(words).script == script, why
    assert len(chat.book.tickets) == 1
    assert chat.conversation.dialogue == "human"


def test_impatience_in_the_middle_of_the_talk_opens_no_second_one() -> None:
    chat = Chat()
    chat.says("转人工")
    assert chat.says("人工").script == "human.passed_on"
    assert chat.taps("service.human").script == "human.tell_us"
    assert len(chat.book.tickets) == 1


def test_after_the_desk_has_finished_it_is_another_one() -> None:
    chat = Chat()
    chat.says("转人工")
    chat.keep(status=Status.FINISHED)
    chat.says("转人工")
    assert len(chat.book.tickets) == 2


def test_each_word_keeps_the_talk_open_for_another_half_hour() -> None:
    chat = Chat()
    chat.says("转人工")
    for now in ("2025-09-01 10:25", "2025-09-01 10:50"):
        chat.now = now
        assert chat.says("物业费怎么交").script == "human.passed_on"


def test_whoever_is_asked_next_reads_what_was_said_before() -> None:
    chat = Chat()
    chat.says("转人工")
    chat.says("物业费收错了")
    chat.taps("staff.decline:1001", chat.ticket.assignee)
    assert chat.notices[-1].script == "staff.enquiry"
    assert "物业费收错了" in chat.notices[-1].text


def test_what_was_said_at_night_waits_in_the_ticket_for_who_comes_in_the_morning() -> None:
    chat = Chat(now="2025-09-01 22:00")
    chat.says("转人工")
    chat.says("物业费收错了")
    assert chat.ticket.assignee == ""
    assert "物业费收错了" in chat.ticket.problem, "the task quotes the problem and nothing else"


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
