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


def test_a_photo_and_then_silence_asks_for_nothing_any_more(chat: Chat) -> None:
    photo(chat, "p1")
    chat.now = "2025-09-01 10:31"
    assert chat.says("阿巴阿巴").script == "system.not_understood", "the photo is not what they speak of now"
    assert chat.conversation.dialogue == ""


def test_a_trouble_told_long_after_the_photo_is_reported_all_the_same(chat: Chat) -> None:
    photo(chat, "p1")
    chat.now = "2025-09-01 10:31"
    assert chat.says("厨房漏水").script == "repair.ask_visit"


def test_sounds_after_a_photo_are_no_trouble(chat: Chat) -> None:
    photo(chat, "p1")
    assert chat.says("阿巴阿巴").script != "repair.ask_visit"
    chat.says("厨房漏水")
    assert (chat.slots["problem"], chat.slots["photos"]) == ("厨房漏水", "p1"), "and the photo is not lost"


def test_leaving_after_a_photo_leaves_it(chat: Chat) -> None:
    photo(chat, "p1")
    assert chat.says("算了").text
    assert chat.conversation.dialogue == ""


def test_the_button_below_a_photo_takes_it_along(chat: Chat) -> None:
    photo(chat, "p1")
    assert chat.taps("service.repair", label="我要报修").script == "repair.ask_problem"
    assert chat.slots["photos"] == "p1"


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


def test_a_location_does_not_move_a_trouble_at_home(chat: Chat) -> None:
    chat.says("厨房漏水")
    said = chat.says(kind=MessageKind.LOCATION, location=EAST_GATE)
    assert chat.slots["place"] == "3栋2单元1201", "the kitchen is not at the gate"
    assert "什么时候家里有人" in said.text


def test_a_location_before_the_words_is_the_place_of_a_public_thing(chat: Chat) -> None:
    chat.says(kind=MessageKind.LOCATION, location=EAST_GATE)
    assert chat.says("路灯坏了").script == "repair.summary"
    assert chat.slots["place"] == "云栖花园东门"
