"""A staff member's tasks: by button and by word the same, and dialogues for what is still missing."""

import pytest

from bot.tickets.ticket import Status
from tests.handlers.chat import LI, LIN, WANG, ZHANG, ZHAO, Chat


@pytest.fixture
def chat() -> Chat:
    """A chat in which 李师傅 was asked to mend 王阿姨's pipe."""
    chat = Chat()
    chat.opens()
    assert chat.ticket.assignee == LI
    return chat


def test_from_button_to_button(chat: Chat) -> None:
    accepted = chat.taps("staff.accept:1001", LI)
    assert [button.label for button in accepted.buttons] == ["到场", "转单", "备注"]
    assert chat.taps("staff.arrive:1001", LI).script == "staff.arrived"
    assert chat.taps("staff.finish:1001", LI).script == "staff.finished"
    assert chat.ticket.status is Status.FINISHED


def test_declining_by_button(chat: Chat) -> None:
    assert chat.taps("staff.decline:1001", LI).script == "staff.declined_by_you"
    assert chat.ticket.assignee == ZHANG


def test_handing_on_asks_to_whom_and_offers_those_on_duty(chat: Chat) -> None:
    asked = chat.taps("staff.transfer:1001", LI)
    assert asked.script == "staff.ask_colleague"
    assert [(button.label, button.id) for button in asked.buttons] == [
        ("张师傅", "staff.hand_to:1001:technician2"),
        ("老孙", "staff.hand_to:1001:guard"),
    ]
    assert chat.taps("staff.hand_to:1001:technician2", LI).script == "staff.handed_on"
    assert chat.ticket.assignee == ZHANG


# words, script, why
COLLEAGUES = [
    ("张师傅", "staff.handed_on", "by name"),
    ("给张师傅吧", "staff.handed_on", "by name within a sentence"),
    ("老孙", "staff.handed_on", "a guard"),
    ("小林", "staff.handed_on", "without the title"),
    ("钱师傅", "staff.help", "nobody of that name: the asking is over"),
    ("不知道", "staff.help", "no name at all"),
    ("接单", "staff.accepted", "a command is a command"),
]


@pytest.mark.parametrize(("words", "script", "why"), COLLEAGUES)
def test_a_typed_colleague(chat: Chat, words: str, script: str, why: str) -> None:
    chat.says("转单", LI)
    assert chat.says(words, LI).script == script, why


def test_handing_on_in_one_sentence(chat: Chat) -> None:
    assert chat.says("转1001给张师傅", LI).script == "staff.handed_on"
    assert chat.ticket.assignee == ZHANG


def test_a_note_by_button_is_asked_for(chat: Chat) -> None:
    assert chat.taps("staff.note:1001", LI).script == "staff.ask_note"
    assert chat.says("门禁卡在岗亭", LI).script == "staff.noted"
    assert chat.book.timeline("1001")[-1].text == "门禁卡在岗亭"


def test_a_note_is_over_when_it_is_written(chat: Chat) -> None:
    chat.says("备注", LI)
    chat.says("门禁卡在岗亭", LI)
    assert chat.says("接单", LI).script == "staff.accepted"


def test_words_are_passed_on(chat: Chat) -> None:
    assert chat.says("回复 1001 我带上工具就来", LI).script == "staff.relayed"
    assert "我带上工具就来" in chat.notices[-1].text
    assert chat.notices[-1].recipient == WANG
    assert chat.says("回复 1001", LI).script == "staff.relay_how"


# words, why they are held back
HELD_BACK = [
    ("住户电话13800138000，您直接打", "a phone number"),
    ("楼下5栋1单元302说是您家漏的", "somebody else's room"),
]


@pytest.mark.parametrize(("words", "why"), HELD_BACK)
def test_nobodys_number_or_room_is_passed_on(chat: Chat, words: str, why: str) -> None:
    chat.says(f"回复 1001 {words}", LI)
    assert (chat.notices[-1].recipient, chat.notices[-1].script) == (LI, "staff.wording_held"), why


def test_managers_see_what_nobody_has(chat: Chat) -> None:
    chat.keep(status=Status.OPENED, assignee="")
    listed = chat.says("我的任务", ZHAO)
    assert listed.script == "staff.manager_list"
    assert "1001" in listed.text


def test_a_button_of_a_colleague_who_has_left(chat: Chat) -> None:
    assert chat.taps("staff.hand_to:1001:gone", LI).script == "staff.unknown_button"
    assert chat.ticket.assignee == LI


def test_the_time_that_is_waited_for_is_the_new_promise(chat: Chat) -> None:
    chat.says("等配件，明天下午到", LI)
    due = {row.kind: f"{row.due_at:%m-%d %H:%M}" for row in chat.ticket.promises if row.state == "open"}
    assert due["arrival"] == "09-02 18:00", "by the end of the afternoon"
    assert due["resolution"] == "09-02 20:00", "six hours from its beginning"


def test_the_list_of_tasks(chat: Chat) -> None:
    listed = chat.says("我的任务", LI)
    assert listed.script == "staff.task_list"
    assert "1001" in listed.text
    assert chat.says("我的任务", ZHANG).script == "staff.no_tasks"


def test_somebody_elses_task_is_refused(chat: Chat) -> None:
    assert chat.taps("staff.arrive:1001", ZHANG).script == "staff.not_yours"


def test_the_manager_may_hand_out_by_word(chat: Chat) -> None:
    assert chat.says("转 1001 张师傅", ZHAO).script == "staff.handed_on"


def test_calling_back_closes_what_is_finished(chat: Chat) -> None:
    chat.keep(status=Status.FINISHED)
    assert chat.says("回访 1001 住户满意", LI).script == "staff.not_yours_to_call"
    assert chat.says("回访 1001 住户满意", LIN).script == "staff.called_back"
    assert chat.ticket.status is Status.CLOSED


@pytest.mark.parametrize(
    "tap", ["accept:1001", "decline:1001", "arrive:1001", "finish:1001", "transfer:1001", "note:1001"]
)
def test_a_residents_tap_on_a_staff_button_does_nothing(chat: Chat, tap: str) -> None:
    before = chat.ticket
    chat.taps(f"staff.{tap}", WANG)
    assert chat.ticket == before


def test_a_button_for_a_colleague_is_nothing_for_residents(chat: Chat) -> None:
    assert chat.taps("staff.hand_to:1001:technician2", WANG).script == "staff.unknown_button"
    assert chat.ticket.assignee == LI
