"""Typed instead of tapped: choices of an asking back, tickets of a list, labels of buttons."""

import pytest

from tests.handlers.chat import Chat

SENTENCE = "旧冰箱搬出去"


def asked() -> Chat:
    """Return a chat in which somebody was asked back."""
    chat = Chat()
    chat.says(SENTENCE)
    return chat


# typed, script, why
TYPED = [
    ("1", "goods_out.ask_visit", "a number"),
    ("第一个", "goods_out.ask_visit", "in words"),
    ("2", "environment.bulky_waste", "the other"),
    ("大件", "environment.bulky_waste", "part of a label"),
    ("都不是", "system.none_of_these", "none of them"),
    ("厨房水管漏水", "repair.ask_visit", "another matter"),
]


@pytest.mark.parametrize(("words", "script", "why"), TYPED)
def test_a_choice_is_typed(words: str, script: str, why: str) -> None:
    assert asked().says(words).script == script, why


def test_a_tap_carries_the_sentence_along() -> None:
    chat = asked()
    chat.taps("faq.service.repair")
    assert "problem" not in chat.slots, "it was not offered for the sentence"
    chat = asked()
    chat.taps("faq.service.goods_out")
    assert chat.slots["what"] == "旧冰箱"


def test_none_of_them_offers_a_person() -> None:
    assert "service.human" in [button.id for button in asked().says("都不是").buttons]


def test_what_was_sent_before_is_not_lost_by_asking_back() -> None:
    chat = asked()
    chat.says("厨房水管漏水，随时")
    assert chat.conversation.dialogue == "repair"


def test_of_several_tickets_the_second_is_chosen_by_word() -> None:
    chat = Chat()
    chat.opens("厨房水管漏水，随时都行")
    chat.opens("客厅灯不亮，随时都行")
    assert chat.says("催一下").script == "ticket.which"
    assert "1002" in chat.says("第二个").text


# label, script, why
LABELS = [
    ("看进度", "ticket.progress", "below what was opened"),
    ("不用修了", "ticket.cancelled", "the same"),
    ("可以了", "ticket.still_open", "of a ticket that is still in work"),
    ("取消这张工单", "ticket.cancelled", "below the question whether to cancel"),
    ("不取消，看进度", "ticket.progress", "its other answer"),
    ("再绑一套", "binding.notice", "a button that names no ticket"),
]


@pytest.mark.parametrize(("label", "script", "why"), LABELS)
def test_a_label_is_typed(label: str, script: str, why: str) -> None:
    chat = Chat()
    chat.opens()
    assert chat.says(label).script == script, why


def test_a_label_of_a_summary_is_typed() -> None:
    chat = Chat()
    chat.says("解绑")
    assert chat.says("先不解绑").script == "unbinding.left"
