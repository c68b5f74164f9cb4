"""Life and safety: the sentence, the ticket and the people, in the same turn."""

import pytest

from bot.tickets.ticket import Status
from tests.handlers.chat import LI, SUN, WANG, ZHANG, ZHAO, Chat


def test_help_at_once_in_one_turn() -> None:
    chat = Chat()
    said = chat.says("电梯里困住人了")
    ticket = chat.ticket
    assert ticket.kind == "emergency"
    assert ticket.number in said.text
    assert "李师傅" in said.text
    assert {notice.recipient for notice in chat.notices} == {LI, ZHANG, SUN, ZHAO}


# words, where, why
PLACES = [
    ("5栋1单元电梯里困住人了", "5栋1单元电梯里", "where they say"),
    ("闻到煤气味，快来人", "3栋2单元1201", "at home, when nothing is said"),
]


@pytest.mark.parametrize(("words", "place", "why"), PLACES)
def test_where(words: str, place: str, why: str) -> None:
    chat = Chat()
    chat.says(words)
    assert chat.ticket.place == place, why


def test_somebody_without_a_home_is_helped_too() -> None:
    chat = Chat()
    chat.book.homes = ()
    assert chat.says("闻到煤气味，快来人").script.startswith("emergency.")
    assert chat.ticket.place == "位置待核实"


def test_the_same_emergency_again_is_passed_on_not_opened_twice() -> None:
    chat = Chat()
    chat.says("电梯里困住人了")
    before = len(chat.notices)
    chat.says("快来救命，电梯里困住人了，有老人")
    assert len(chat.book.tickets) == 1
    assert {notice.script for notice in chat.notices[before:]} == {"staff.emergency_words"}


def test_another_emergency_is_another_ticket() -> None:
    chat = Chat()
    chat.says("电梯里困住人了")
    chat.says("厨房着火了")
    assert len(chat.book.tickets) == 2


def test_two_hours_later_it_is_a_new_one() -> None:
    chat = Chat()
    chat.says("电梯里困住人了")
    chat.now = "2025-09-01 12:01"
    chat.says("电梯里困住人了")
    assert len(chat.book.tickets) == 2


# Words while help is on the way


@pytest.fixture
def calling() -> Chat:
    """A chat in which 王阿姨's lift stands still and nobody has answered the call yet."""
    chat = Chat()
    chat.says("电梯里困住人了")
    return chat


def heard(chat: Chat, before: int) -> set[tuple[str, str]]:
    """Return who heard by which script after the first `before` notices."""
    return {(notice.recipient, notice.script) for notice in chat.notices[before:]}


ALL_CALLED = {(person, "staff.emergency_words") for person in (LI, ZHANG, SUN)}
MEANWHILE = ["就在五楼和六楼中间", "你们快点", "有人吗", "还要多久", "催一下", "火还没灭"]


@pytest.mark.parametrize("words", MEANWHILE)
def test_while_nobody_has_accepted_the_numbers_to_call_are_said_again(calling: Chat, words: str) -> None:
    before = len(calling.notices)
    said = calling.says(words)
    assert (said.script, said.urgent) == ("emergency.still_calling", True)
    assert heard(calling, before) == ALL_CALLED
    assert words in calling.notices[-1].text


@pytest.mark.parametrize("words", MEANWHILE)
def test_when_somebody_comes_it_reaches_them_alone(calling: Chat, words: str) -> None:
    calling.taps("staff.accept:1001", LI)
    before = len(calling.notices)
    said = calling.says(words)
    assert (said.script, said.urgent) == ("emergency.passed_on", True)
    assert "李师傅" in said.text
    assert heard(calling, before) == {(LI, "staff.emergency_words")}


# words, all clear?, why
ALL_CLEAR = [
    ("没事了", True, "it is over"),
    ("门开了，人出来了", True, "out of the lift"),
    ("救出来了", True, "out of wherever it was"),
    ("搞错了", True, "a mistake"),
    ("虚惊一场", True, "a fright for nothing"),
    ("火灭了", True, "the fire is out"),
    ("烟散了", True, "so is the smoke"),
    ("火还没灭", False, "it burns still"),
    ("我们出不来了", False, "it has become worse"),
    ("不是误报", False, "they insist that it is true"),
    ("没事了吗？", False, "a question of somebody who doesn't know"),
]


@pytest.mark.parametrize(("words", "clear", "why"), ALL_CLEAR)
def test_all_clear(calling: Chat, words: str, clear: bool, why: str) -> None:
    before = len(calling.notices)
    assert (calling.says(words).script == "emergency.all_clear") is clear, why
    assert heard(calling, before) == ALL_CALLED, "whatever it is, who was called hears it"


def test_a_matter_that_is_all_right_is_an_all_clear_too(calling: Chat) -> None:
    assert calling.says("已经好了").script == "emergency.all_clear"


def test_an_all_clear_calls_nobody_off(calling: Chat) -> None:
    calling.says("没事了")
    assert calling.ticket.status is Status.OPENED, "somebody looks in all the same"


def test_a_surely_other_matter_is_answered_as_always(calling: Chat) -> None:
    before = len(calling.notices)
    assert calling.says("物业费怎么交").script == "fee.pay_how"
    assert heard(calling, before) == set()


# what has become of it, when, why words are no more of it
NO_MORE = [
    ({"status": Status.FINISHED}, "2025-09-01 10:30", "it is over"),
    ({"status": Status.CANCELLED}, "2025-09-01 10:30", "it was called off"),
    ({}, "2025-09-01 12:01", "two hours later it is another matter"),
]


@pytest.mark.parametrize(("changes", "now", "why"), NO_MORE)
def test_words_that_come_after_it(calling: Chat, changes: dict[str, Status], now: str, why: str) -> None:
    calling.keep(**changes)
    calling.now = now
    assert not calling.says("就在五楼和六楼中间").script.startswith("emergency."), why


def test_a_guard_who_writes_twice_means_one_emergency_too() -> None:
    chat = Chat()
    chat.says("3栋着火了", SUN)
    chat.says("3栋着火了，快来", SUN)
    assert len(chat.book.tickets) == 1


def test_what_staff_see_is_nobodys_own_ticket() -> None:
    chat = Chat()
    chat.says("3栋着火了", SUN)
    assert (chat.ticket.resident, chat.ticket.case_owner) == ("", SUN)
    assert WANG not in {notice.recipient for notice in chat.notices}
