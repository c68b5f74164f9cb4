"""Several faults in one report: what becomes a ticket of its own, and what belongs together."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.message import MessageKind
from handlers.repair.faults import MANY, faults_in, said_of
from tests.handlers.chat import Chat, shipped_rules

# words, the faults in them, why
REPORTS = [
    ("厨房漏水", ["厨房漏水"], "one"),
    ("厨房漏水，还有客厅灯不亮", ["厨房漏水", "客厅灯不亮"], "two trades"),
    ("厨房漏水、客厅灯不亮、门锁坏了", ["厨房漏水", "客厅灯不亮", "门锁坏了"], "three"),
    ("厨房漏水另外马桶堵了", ["厨房漏水", "马桶堵了"], "said without a stop"),
    ("厨房漏水，地上都是水", ["厨房漏水，地上都是水"], "what came of it is no other fault"),
    ("1、厨房漏水 2、客厅灯不亮", ["厨房漏水", "客厅灯不亮"], "numbers are not part of it"),
    ("卫生间灯坏了，还有3栋楼道灯不亮", ["卫生间灯坏了", "3栋楼道灯不亮"], "one trade, two places"),
    ("厨房漏水，卫生间也漏水", ["厨房漏水，卫生间也漏水"], "one trade: one visit"),
    ("厨房漏水，家里有老人", ["厨房漏水，家里有老人"], "what names no trade belongs to the fault"),
    ("家里有老人，厨房漏水", ["家里有老人，厨房漏水"], "before it too"),
    (
        "坏了好几样，厨房漏水，客厅灯不亮",
        ["坏了好几样，厨房漏水", "客厅灯不亮"],
        "a heading belongs to the first",
    ),
]


@pytest.mark.parametrize(("words", "faults", "why"), REPORTS)
def test_faults(words: str, faults: list[str], why: str) -> None:
    assert faults_in(words, shipped_rules().category_of) == faults, why


def test_too_many_are_left_to_a_person() -> None:
    words = "厨房漏水，客厅灯不亮，门锁坏了，墙皮掉了，窗户玻璃裂了"
    assert faults_in(words, shipped_rules().category_of) == [words], f"more than {MANY} is too many"


PIECES = st.sampled_from(
    ["厨房漏水", "灯不亮", "门锁坏了", "地上都是水", "还有", "另外", "，", "。", "、", "快来"]
)


@given(st.lists(PIECES, min_size=1, max_size=12))
def test_no_fault_is_lost_and_none_is_empty(pieces: list[str]) -> None:
    words = "".join(pieces)
    faults = faults_in(words, shipped_rules().category_of)
    assert faults
    for trouble in ("漏水", "灯不亮", "门锁坏了"):
        assert (trouble in words) is any(trouble in fault for fault in faults)
    assert all(fault.strip("，。、") for fault in faults) or faults == [words]


def test_one_fault_is_said_as_it_is_and_several_are_numbered() -> None:
    assert said_of(["厨房漏水"]) == "厨房漏水"
    assert said_of(["厨房漏水", "客厅灯不亮"]) == "\n  1. 厨房漏水\n  2. 客厅灯不亮"


# The dialogue


def reported(*words: str) -> Chat:
    """Return a chat in which 王阿姨 has said these words."""
    chat = Chat()
    for said in words:
        chat.says(said)
    return chat


def problems(chat: Chat) -> list[str]:
    """Return what the tickets are about."""
    return [ticket.problem for ticket in chat.book.tickets.values()]


def test_each_trade_gets_its_ticket_and_its_notice() -> None:
    chat = reported("厨房漏水，还有客厅灯不亮", "随时", "确认")
    assert [ticket.category for ticket in chat.book.tickets.values()] == ["water", "light"]
    assert [notice.ticket for notice in chat.notices if notice.script == "staff.task"] == ["1001", "1002"]
    assert {ticket.place for ticket in chat.book.tickets.values()} == {"3栋2单元1201"}


def test_what_belongs_together_is_one_ticket() -> None:
    assert problems(reported("厨房漏水，地上都是水", "随时", "确认")) == ["厨房漏水，地上都是水"]


def test_the_answer_names_every_number() -> None:
    chat = reported("厨房漏水，还有客厅灯不亮", "随时")
    said = chat.says("确认")
    assert said.script == "repair.opened_all"
    assert [number in said.text for number in ("1001", "1002")] == [True, True]


def test_photos_go_with_each_ticket() -> None:
    chat = reported("厨房漏水，还有客厅灯不亮")
    chat.says(kind=MessageKind.IMAGE, media="p1")
    chat.says("随时")
    chat.says("确认")
    for number in ("1001", "1002"):
        assert [entry.text for entry in chat.book.timeline(number) if entry.action == "photo"] == ["p1"]


# what is said after 厨房漏水, at the question for the time; why
MORE = [
    ("还有客厅灯不亮", "said with 还有"),
    ("另外客厅灯不亮", "with 另外"),
    ("对了，客厅灯不亮", "as it comes to mind"),
    ("客厅灯也不亮", "with 也"),
    ("客厅灯不亮", "bare: it names another trade"),
]


@pytest.mark.parametrize("first", ["厨房漏水", "厨房漏水，随时"])
@pytest.mark.parametrize(("words", "why"), MORE)
def test_one_more_fault_is_heard_at_every_step(first: str, words: str, why: str) -> None:
    chat = reported(first, words)
    if chat.conversation.step != "confirm":
        chat.says("随时")
    chat.says("确认")
    assert [ticket.category for ticket in chat.book.tickets.values()] == ["water", "light"], why


def test_one_more_fault_with_the_time_for_both() -> None:
    chat = reported("厨房漏水", "还有客厅灯不亮，明天上午有人")
    assert chat.conversation.step == "confirm"
    chat.says("确认")
    assert len(chat.book.tickets) == 2


def test_the_same_fault_told_again_is_no_second_one() -> None:
    assert problems(reported("厨房漏水", "厨房漏水", "随时", "确认")) == ["厨房漏水"]
