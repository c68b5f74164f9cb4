"""Suggesting: one open question at most, a promise of an answer, and no other form is lost over it."""

import pytest

from tests.handlers.chat import XIAOZHAO, Chat

BENCH = "建议3栋楼下加一排长椅"

# first words, script, why
BEGINNINGS = [
    ("我想提个建议", "suggestion.ask", "announced, not told"),
    ("意见反馈", "suggestion.ask", "so is this"),
    (BENCH, "suggestion.thanked", "told: nothing to ask"),
    ("希望物业能多放几个垃圾桶", "suggestion.thanked", "without the word"),
]


@pytest.mark.parametrize(("words", "script", "why"), BEGINNINGS)
def test_only_what_was_not_told_is_asked(words: str, script: str, why: str) -> None:
    assert Chat().says(words).script == script, why


def test_what_is_suggested_is_the_front_desks_to_answer() -> None:
    chat = Chat()
    chat.says("提个建议")
    said = chat.says("长椅能不能装个靠背，老人坐着舒服")
    assert (chat.ticket.kind, chat.ticket.problem) == ("suggestion", "长椅能不能装个靠背，老人坐着舒服")
    assert (chat.ticket.assignee, chat.notices[-1].script) == (XIAOZHAO, "staff.task_answer")
    assert (chat.ticket.number in said.text, "今天15:30前给您回音" in said.text) == (True, True)


def test_an_answer_too_short_to_act_on_is_asked_for_once_more_and_then_taken() -> None:
    chat = Chat()
    chat.says("提个建议")
    assert chat.says("长椅").script == "suggestion.hint"
    assert chat.says("长椅").script == "suggestion.thanked"


def test_a_suggestion_in_between_leaves_the_open_form_as_it_was() -> None:
    chat = Chat()
    chat.says("厨房水管漏水")
    said = chat.says(BENCH)
    assert chat.ticket.kind == "suggestion"
    assert chat.conversation.dialogue == "repair"
    assert "什么时候家里有人" in said.text, "and asks on"


def test_a_change_of_mind_files_nothing() -> None:
    chat = Chat()
    chat.says("提个建议")
    assert chat.says("算了").script == "form.left"
    assert chat.book.tickets == {}


def test_a_suggestion_that_is_put_as_a_question_is_no_question() -> None:
    chat = Chat()
    chat.says("提个建议")
    assert chat.says("能不能多放几个垃圾桶").script == "suggestion.thanked"
