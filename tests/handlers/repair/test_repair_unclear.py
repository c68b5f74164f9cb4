"""What people say in the middle of a report that is no answer: heard, and never taken for one."""

import pytest

from tests.handlers.chat import Chat


@pytest.fixture
def chat() -> Chat:
    """A chat in which nothing has been said."""
    return Chat()


# words that say nothing of a trouble, why
NO_TROUBLE = [
    ("阿巴阿巴", "sounds"),
    ("哈哈哈哈哈", "laughter"),
    ("你们到底管不管", "anger"),
    ("能不能快点啊", "haste"),
]


@pytest.mark.parametrize(("words", "why"), NO_TROUBLE)
def test_what_names_no_trouble_gives_way_to_what_does(chat: Chat, words: str, why: str) -> None:
    chat.says("我要报修")
    chat.says(words)
    chat.says("厨房漏水")
    assert chat.slots["problem"] == "厨房漏水", why


def test_a_trouble_that_we_have_no_word_for_is_taken_as_it_is_told(chat: Chat) -> None:
    chat.says("我要报修")
    chat.says("那个东西嗡嗡叫")
    if chat.conversation.step == "problem":
        chat.says("就是那个东西嗡嗡叫")
    assert "嗡嗡叫" in chat.slots["problem"], "asked once more at most: a person will find out"


# said while the time is asked for, why it is no time that we could not read
NO_TIME = [
    ("你们到底管不管", "anger wants to be heard"),
    ("快点啊", "so does haste, and there is no ticket to speak of yet"),
    ("急死了", "the same"),
    ("谢谢", "thanks"),
    ("你好", "a greeting"),
    ("我要报修", "it is what they are doing"),
    ("等我问问我老公", "they will tell"),
]


@pytest.mark.parametrize(("words", "why"), NO_TIME)
def test_what_is_no_answer_is_not_called_a_time_that_we_cant_read(chat: Chat, words: str, why: str) -> None:
    chat.says("厨房漏水")
    said = chat.says(words)
    assert "这个时间我没看明白" not in said.text, why
    assert "没有正在处理的工单" not in said.text, why
    assert chat.conversation.step == "visit"
    assert "tries" not in chat.slots


def test_a_yes_after_the_time_has_passed_asks_for_another(chat: Chat) -> None:
    chat.says("厨房漏水，今天下午")
    chat.now = "2025-09-01 19:00"
    asked = chat.says("确认")
    assert "什么时候" in asked.text
    assert [button.label for button in asked.buttons] == ["随时都可以", "明天上午", "明天下午"]
    assert chat.book.tickets == {}


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("对门装了个摄像头正好照着我家大门", "nothing is wrong with the door"),
        ("窗外那棵大树把我家窗户挡得一点光都没有", "a tree is cut, no window is mended"),
    ],
)
def test_what_surely_means_an_answer_opens_no_report(text: str, reason: str) -> None:
    said = Chat().says(text)
    assert not said.script.startswith("repair."), reason


def test_what_has_an_answer_with_a_repair_in_it_still_opens_a_report() -> None:
    assert Chat().says("我家厨房水管漏水了，3栋2单元1201").script.startswith("repair.")


@pytest.mark.parametrize("text", ["客厅灯又坏了", "厨房又漏水了", "厨房又漏水了，说了三次了没人管！"])
def test_what_breaks_again_is_reported_unless_something_was_mended_lately(text: str) -> None:
    assert Chat().says(text).script == "repair.ask_visit"
    mended = Chat()
    mended.opens("客厅灯坏了，随时都行")
    assert mended.says(text).script != "repair.ask_visit"
