"""A resident's own tickets: how they stand, urging, cancelling."""

import pytest

from bot.tickets.ticket import Status
from handlers.tickets import STEPS
from tests.handlers.chat import LI, WANG, Chat


@pytest.fixture
def chat() -> Chat:
    """A chat in which 王阿姨 has reported her pipe."""
    chat = Chat()
    chat.opens()
    return chat


def test_progress_tells_what_really_happened(chat: Chat) -> None:
    chat.now = "2025-09-01 10:20"
    chat.says("到了", LI)
    told = chat.says("查一下进度")
    assert told.script == "ticket.progress"
    assert "今天10:00 已登记\n· 今天10:20 师傅已接单\n· 今天10:20 师傅已到现场" in told.text


# status, script
PROGRESS = [
    (Status.ASSIGNED, "ticket.progress"),
    (Status.WAITING, "ticket.progress"),
    (Status.FINISHED, "ticket.finished_progress"),
    (Status.CLOSED, "ticket.ended_progress"),
    (Status.CANCELLED, "ticket.ended_progress"),
]


@pytest.mark.parametrize(("status", "script"), PROGRESS)
def test_progress_by_status(chat: Chat, status: Status, script: str) -> None:
    chat.keep(status=status)
    assert chat.taps("ticket.progress:1001").script == script


def test_notes_of_colleagues_are_no_steps(chat: Chat) -> None:
    chat.says("备注 1001 门锁难开", LI)
    assert "门锁难开" not in chat.says("进度").text
    assert "note" not in STEPS


def test_of_several_open_ones_the_resident_says_which(chat: Chat) -> None:
    chat.opens("卫生间马桶堵了，随时都行")
    asked = chat.says("催一下")
    assert asked.script == "ticket.which"
    assert [button.id for button in asked.buttons] == ["ticket.urge:1001", "ticket.urge:1002"]
    assert chat.taps("ticket.urge:1002").script == "ticket.urged"
    assert [ticket.urged for ticket in chat.book.tickets.values()] == [0, 1]


# words, script, why
NUMBERED = [
    ("取消1002", "ticket.cancelled", "cancelling"),
    ("1002进度", "ticket.progress", "how it stands"),
    ("进度 1002", "ticket.progress", "the other way round"),
    ("催1002", "ticket.urged", "urging"),
    ("催一下 1002", "ticket.urged", "with a space"),
    ("工单1002到哪了", "ticket.progress", "a whole question"),
]


@pytest.mark.parametrize(("words", "script", "why"), NUMBERED)
def test_a_number_says_which(chat: Chat, words: str, script: str, why: str) -> None:
    chat.opens("卫生间马桶堵了，随时都行")
    said = chat.says(words)
    assert said.script == script, why
    assert "1002" in said.text


@pytest.mark.parametrize("words", ["查1002", "1002"])
def test_a_number_does_not_disturb_what_is_meant(chat: Chat, words: str) -> None:
    chat.opens("卫生间马桶堵了，随时都行")
    assert chat.says(words).script in {"ticket.urged", "ticket.progress"}


def test_the_list_is_newest_first(chat: Chat) -> None:
    chat.opens("卫生间马桶堵了，随时都行")
    listed = chat.says("我的工单")
    assert listed.text.index("1002") < listed.text.index("1001")
    assert [button.label for button in listed.buttons] == ["看 1002", "看 1001"]


# words, script, why
CANCELLING = [
    ("取消工单", "ticket.cancelled", "names the ticket"),
    ("取消1001", "ticket.cancelled", "names its number"),
    ("取消报修", "ticket.cancelled", "names what it is"),
    ("不修了", "ticket.cancelled", "says that it is about the repair"),
    ("别来了", "ticket.cancelled", "says that nobody shall come"),
    ("取消", "ticket.cancel_or_not", "may mean anything: asked first"),
    ("取消吧", "ticket.cancel_or_not", "the same"),
]


@pytest.mark.parametrize(("words", "script", "why"), CANCELLING)
def test_cancelling(chat: Chat, words: str, script: str, why: str) -> None:
    assert chat.says(words).script == script, why
    done = script == "ticket.cancelled"
    assert chat.ticket.status is (Status.CANCELLED if done else Status.ASSIGNED)


def test_the_asking_names_the_ticket_and_either_answer_is_a_tap(chat: Chat) -> None:
    asked = chat.says("取消")
    assert "1001" in asked.text
    assert [button.id for button in asked.buttons] == ["ticket.cancel:1001", "ticket.progress:1001"]
    assert chat.taps("ticket.cancel:1001").script == "ticket.cancelled"


@pytest.mark.parametrize("tap", ["urge", "not_fixed"])
def test_a_cancelled_ticket_says_that_it_is_cancelled(chat: Chat, tap: str) -> None:
    chat.keep(status=Status.CANCELLED)
    assert chat.taps(f"ticket.{tap}:1001").script == "ticket.is_cancelled"


# words, script
WITHOUT = [
    ("进度", "ticket.none_open"),
    ("催一下", "ticket.none_open"),
    ("取消工单", "ticket.none_open"),
    ("我的工单", "ticket.none"),
]


@pytest.mark.parametrize(("words", "script"), WITHOUT)
def test_without_any_ticket_the_next_step_is_offered(words: str, script: str) -> None:
    said = Chat().says(words)
    assert said.script == script
    assert said.buttons


@pytest.mark.parametrize("tap", ["progress", "urge", "cancel", "confirm", "not_fixed"])
def test_a_neighbours_ticket_is_unknown(chat: Chat, tap: str) -> None:
    before = chat.ticket
    said = chat.taps(f"ticket.{tap}:1001", "official:chen")
    assert said.script == "ticket.unknown"
    assert "水管" not in said.text
    assert chat.ticket == before
    assert before.resident == WANG
