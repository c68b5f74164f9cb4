"""Photos and locations in the middle of a report: kept with it, and the question is asked again."""

import pytest

from bot.message import Location, MessageKind
from bot.reply import Reply
from tests.handlers.chat import Chat

EAST_GATE = Location(34.7, 113.6, "云栖花园东门")


@pytest.fixture
def chat() -> Chat:
    """A chat in which nothing has been said."""
    return Chat()


def photo(chat: Chat, name: str) -> Reply:
    """Send a photo and return the answer."""
    return chat.says(kind=MessageKind.IMAGE, media=name)


def test_a_photo_is_kept_and_the_question_asked_again(chat: Chat) -> None:
    chat.says("厨房水管漏水")
    asked = photo(chat, "p1")
    assert asked.script == "repair.ask_visit"
    assert asked.text.startswith("照片收到了")
    assert asked.buttons, "with the buttons of the question"
    assert chat.conversation.step == "visit"


def test_photos_go_with_the_ticket(chat: Chat) -> None:
    chat.says("厨房水管漏水")
    photo(chat, "p1")
    photo(chat, "p2")
    chat.opens("随时")
    photos = [entry.text for entry in chat.book.timeline("1001") if entry.action == "photo"]
    assert photos == ["p1", "p2"]


def test_a_photo_confirms_nothing(chat: Chat) -> None:
    chat.says("厨房水管漏水，随时")
    assert photo(chat, "p1").script == "repair.summary"
    assert chat.book.tickets == {}


def test_photos_of_a_report_that_was_left_are_not_the_next_ones(chat: Chat) -> None:
    chat.says("厨房水管漏水")
    photo(chat, "p1")
    chat.says("算了")
    chat.opens("卫生间马桶堵了，随时")
    assert [entry for entry in chat.book.timeline("1001") if entry.action == "photo"] == []


def test_without_a_report_a_photo_is_asked_about(chat: Chat) -> None:
    assert photo(chat, "p1").script == "media.image"
    assert chat.conversation.slots == {"photos": "p1"}, "and kept for the words that follow"


@pytest.mark.parametrize(
    ("words", "why"),
    [("楼道灯坏了", "a trouble and its place"), ("这个坏了帮我看一下", "only together with the photo")],
)
def test_words_after_a_photo_belong_to_it(chat: Chat, words: str, why: str) -> None:
    photo(chat, "p1")
    photo(chat, "p2")
    chat.says(words)
    assert chat.slots["photos"] == "p1 p2", why


def test_a_question_after_a_photo_is_a_question(chat: Chat) -> None:
    photo(chat, "p1")
    assert chat.says("物业费怎么交").script == "fee.pay_how"


def test_a_question_mark_after_a_photo_asks_what_is_wrong_with_it(chat: Chat) -> None:
    photo(chat, "p1")
    assert chat.says("？").script == "media.image"


def test_a_location_that_was_sent_is_the_place(chat: Chat) -> None:
    chat.says("路灯坏了")
    said = chat.says(kind=MessageKind.LOCATION, location=EAST_GATE)
    assert said.script == "repair.summary"
    assert chat.slots["place"] == "云栖花园东门"


def test_a_location_without_a_name_is_no_place(chat: Chat) -> None:
    chat.says("路灯坏了")
    said = chat.says(kind=MessageKind.LOCATION, location=Location(34.7, 113.6, ""))
    assert said.script == "repair.ask_place", "after the answer to it"
    assert chat.conversation.step == "place", "it is still asked for"
