"""Where a trouble is: at the only home, at one of two, at a public spot, or asked until it can be found."""

import pytest

from bot.message import Location, MessageKind
from bot.residents.home import Home
from tests.bot.conversation.stage import Book
from tests.handlers.chat import Chat

HOME = "3栋2单元1201"  # where 王阿姨 lives


@pytest.fixture
def chat() -> Chat:
    """A chat in which nothing has been said."""
    return Chat()


def test_somebody_without_a_home_is_asked_for_the_place() -> None:
    chat = Chat()
    chat.book.homes = ()
    assert chat.says("我要报修").script == "repair.ask_problem"
    assert chat.says("水管漏水").script == "repair.ask_place"
    assert chat.says("6栋2单元803").script == "repair.ask_visit"
    assert chat.slots["place"] == "6栋2单元803"


def test_a_place_that_we_cant_read_is_asked_for_once_more_and_then_taken_as_it_was_said() -> None:
    chat = Chat()
    chat.book.homes = ()
    chat.says("我要报修")
    chat.says("水管漏水")
    assert chat.says("老槐树那边").script == "repair.place_hint"
    chat.says("就是老槐树那边")
    assert chat.slots["place"] == "就是老槐树那边"


# what somebody without a home answers, script then, place, why
PLACES = [
    ("6栋2单元803", "repair.ask_visit", "6栋2单元803", "a home"),
    ("3栋", "repair.ask_room", "", "half of it: nobody can ring at a building"),
    ("2单元1201", "repair.place_hint", "", "nor is an entrance of no building"),
    ("我家", "repair.place_hint", "", "whose?"),
    ("东门", "repair.summary", "东门", "a public place"),
    ("3栋大堂", "repair.summary", "3栋大堂", "a public place of a building"),
]


@pytest.mark.parametrize(("words", "script", "place", "why"), PLACES)
def test_the_answer_where_it_is(chat: Chat, words: str, script: str, place: str, why: str) -> None:
    chat.book.homes = ()
    chat.says("水管漏水")
    assert chat.says(words).script == script, why
    assert chat.slots.get("place", "") == place


def test_an_address_told_in_pieces_is_put_together(chat: Chat) -> None:
    chat.book.homes = ()
    for words in ("水管漏水", "3栋", "2单元1201"):
        chat.says(words)
    assert chat.slots.get("place") == "3栋2单元1201"
    assert chat.conversation.step == "visit"


@pytest.mark.parametrize("answers", [("我家", "就是我家"), ("家里", "我家里啊")])
def test_home_is_no_public_place_however_often_it_is_said(chat: Chat, answers: tuple[str, str]) -> None:
    chat.book.homes = ()
    chat.says("水管漏水")
    for words in answers:
        chat.says(words)
    assert chat.conversation.step == "place", "no technician finds 我家"
    assert "public" not in chat.slots


HOMES = (Home("3栋2单元1201", "3栋"), Home("5栋1单元302", "5栋"))


def test_whoever_has_two_homes_taps_the_one_that_is_meant(chat: Chat) -> None:
    chat.book.homes = HOMES
    asked = chat.says("厨房漏水")
    assert (asked.script, [button.label for button in asked.buttons]) == (
        "repair.ask_place",
        ["3栋2单元1201", "5栋1单元302"],
    )
    chat.taps("repair:place=2")
    assert (chat.slots["place"], chat.slots["building"]) == ("5栋1单元302", "5栋")


# words, place, why
ONE_OF_TWO = [
    ("5栋1单元302", "5栋1单元302", "in full"),
    ("3栋那个", "3栋2单元1201", "the building says which of the two"),
    ("5栋的", "5栋1单元302", "the same, shorter"),
    ("302", "5栋1单元302", "by its door"),
]


@pytest.mark.parametrize(("words", "place", "why"), ONE_OF_TWO)
def test_one_of_two_homes_in_words(chat: Chat, words: str, place: str, why: str) -> None:
    chat.book.homes = HOMES
    chat.says("厨房漏水")
    chat.says(words)
    assert chat.slots.get("place") == place, why


def test_the_home_is_put_right(chat: Chat) -> None:
    chat.book.homes = HOMES
    for words in ("厨房漏水", "5栋1单元302", "随时", "不对，是3栋2单元1201"):
        chat.says(words)
    assert chat.slots["place"] == "3栋2单元1201"
    assert chat.conversation.step == "confirm"


@pytest.mark.parametrize("words", ["快递柜旁边", "老年活动室那边"])
def test_a_place_is_no_question_in_between_however_much_we_know_about_it(words: str) -> None:
    chat = Chat()
    chat.book.homes = ()
    chat.says("我要报修")
    chat.says("水管漏水")
    assert "——" not in chat.says(words).text


def test_a_question_where_a_place_was_asked_for_is_answered(chat: Chat) -> None:
    chat.book.homes = ()
    chat.says("水管漏水，随时")
    answered = chat.says("物业费怎么交")
    assert "——" in answered.text
    assert chat.conversation.step == "place"


# words, place ("" = asked for), why; 王阿姨 has a home in 3栋
PUBLIC_THINGS = [
    ("路灯坏了，随时", "", "a street lamp is at nobody's home"),
    ("我家门口的路灯坏了", "", "whose door it is says not which lamp"),
    ("小区健身器材坏了", "", "nor is the playground"),
    ("东门道闸坏了", "东门", "a gate is where it is"),
    ("客厅灯不亮", HOME, "but a lamp in a room is"),
]


@pytest.mark.parametrize(("words", "place", "why"), PUBLIC_THINGS)
def test_public_things_are_not_at_home(words: str, place: str, why: str) -> None:
    chat = Chat()
    asked = chat.says(words)
    assert chat.slots.get("place", "") == place, why
    assert (asked.script == "repair.ask_place") is (not place)


def test_nobody_has_to_be_at_home_for_a_street_lamp() -> None:
    chat = Chat()
    chat.says("路灯坏了")
    chat.says("老槐树那边")
    assert chat.says("就在老槐树那边").script == "repair.summary", "no time is asked for"


def test_a_place_that_comes_in_three_parts_is_one_place() -> None:
    chat = Chat(book=Book(homes=()))
    chat.says("厨房灯坏了")
    for part in ("3栋", "二单元", "1003"):
        chat.says(part)
    assert chat.slots["place"] == "3栋2单元1003"


def test_a_building_that_is_not_there_is_told_with_those_that_are(chat: Chat) -> None:
    asked = chat.says("18栋楼道灯坏了")
    assert asked.script == "repair.ask_place"
    assert asked.text.startswith("“18栋楼道”我没有找到")
    assert "1栋、2栋、3栋" in asked.text


def test_the_right_building_alone_completes_the_spot(chat: Chat) -> None:
    chat.says("18栋楼道灯坏了")
    assert chat.says("3栋").script == "repair.summary"
    assert (chat.slots["place"], chat.slots["problem"]) == ("3栋楼道", "楼道灯坏了")
    assert "没有找到" not in chat.says("嗯？").text


def test_the_right_entrance_alone_completes_the_home(chat: Chat) -> None:
    chat.says("3栋9单元101厨房漏水")
    chat.says("2单元")
    assert chat.slots["place"] == "3栋2单元101"


def test_what_is_not_there_never_becomes_the_place(chat: Chat) -> None:
    chat.book.homes = ()
    chat.says("水管漏水")
    for _ in range(4):
        chat.says("18栋2单元101")
    assert not chat.slots.get("place")


# first words, the place after a location was sent, why
SENT = [
    ("灯坏了", "东门岗亭", "which lamp was not said: the home was only taken for granted"),
    ("路灯坏了", "东门岗亭", "a thing of the estate's"),
    ("厨房灯坏了", HOME, "a room is at home"),
    ("我家灯坏了", HOME, "at home, in so many words"),
    ("3栋楼道灯坏了", "3栋楼道", "a place in words stands"),
]


@pytest.mark.parametrize(("words", "place", "why"), SENT)
def test_a_location_tells_what_words_did_not(chat: Chat, words: str, place: str, why: str) -> None:
    chat.says(words)
    chat.says(kind=MessageKind.LOCATION, location=Location(34.7, 113.6, "东门岗亭"))
    assert chat.slots["place"] == place, why


# words, whether they report a trouble by what they name, why
NAMED = [
    ("消防栓漏水", True, "a thing of the estate's"),
    ("护栏松了", True, "another"),
    ("厕所有味儿", True, "a smell in a room"),
    ("水管漏水", True, "what every home has"),
    ("灯坏了", True, "in three characters"),
    ("马桶堵了", True, "in four"),
    ("楼上水管漏水", False, "somebody else's"),
    ("水管漏水谁负责", False, "a question"),
    ("换个水龙头", False, "nothing is broken"),
    ("水管没漏水", False, "not so"),
]


@pytest.mark.parametrize(("words", "named", "why"), NAMED)
def test_a_trouble_in_a_few_words(chat: Chat, words: str, named: bool, why: str) -> None:
    chat.says(words)
    assert (chat.conversation.dialogue == "repair") is named, why
