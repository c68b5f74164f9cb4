"""One form, many ways to tell it: in any order, with hints, taps, photos and locations."""

import pytest

from tests.bot.conversation.forms.shop import Shop

# 电钻 this afternoon, two of them
READY = "借电钻下午2把"


@pytest.fixture
def shop() -> Shop:
    """A chat in which nothing has been said."""
    return Shop()


# The script of each step
SCRIPT = {"tool": "tool", "place": "place", "until": "half", "count": "count", "confirm": "summary"}

# first words, what is asked next, why
OPENINGS = [
    ("我要借工具", "tool", "nothing told: the first slot"),
    ("我要借工具，电钻", "until", "the first slot told"),
    ("我要借工具，下午，2把", "tool", "told in another order: only the first is missing"),
    ("我要借工具，2把电钻", "until", "only the second is missing"),
    ("我要借工具，梯子，下午2把", "place", "a ladder must be brought: its place is needed"),
    ("我要借工具，梯子送工具房，上午", "count", "and told"),
    ("我要借工具，电钻，下午，2把", "confirm", "all told at once"),
]


@pytest.mark.parametrize(("words", "step", "why"), OPENINGS)
def test_only_what_is_missing_is_asked(shop: Shop, words: str, step: str, why: str) -> None:
    assert shop.says(words).script == f"lend.{SCRIPT[step]}", why
    assert shop.step == f"lend.{step}"


# answers after 我要借工具, why
ORDERS = [
    (("电钻", "下午", "2"), "as it is asked"),
    (("2把", "下午", "电钻"), "backwards: what was not asked for is taken too"),
    (("下午，电钻", "2"), "two at once"),
    (("电钻2把，下午",), "all at once"),
]


@pytest.mark.parametrize(("answers", "why"), ORDERS)
def test_in_any_order(shop: Shop, answers: tuple[str, ...], why: str) -> None:
    shop.says("我要借工具")
    said = [shop.says(words) for words in answers]
    assert said[-1].text == "请看一眼：电钻 2把", why


def test_the_answer_is_read_more_kindly_than_other_words(shop: Shop) -> None:
    shop.says("我要借工具")
    shop.says("3")
    assert "count" not in shop.slots, "a bare number may be anything"
    shop.says("电钻，下午")
    shop.says("3")
    assert shop.slots["count"] == "3", "but not when a number was asked for"


# The hint, then a person


def test_what_is_no_answer_gets_a_hint_and_then_a_person_too(shop: Shop) -> None:
    shop.says("我要借工具，电钻")
    hint = shop.says("大概吧")
    assert (hint.text, [button.label for button in hint.buttons]) == ("上午还是下午？", ["上午", "下午"])
    stuck = shop.says("大概吧")
    assert stuck.text == "上午还是下午？\n\n——\n\n借工具可以找人"
    assert [button.label for button in stuck.buttons] == ["上午", "下午"], "the question can still be tapped"


def test_what_is_taken_anyway_gets_one_hint(shop: Shop) -> None:
    shop.says("我要借工具，梯子")
    assert shop.says("老地方").script == "lend.place_hint"
    assert shop.says("还是老地方").script == "lend.half"
    assert shop.slots["place"] == "还是老地方"


def test_tries_are_counted_for_each_question_anew(shop: Shop) -> None:
    shop.says("我要借工具")
    shop.says("那个")
    shop.says("电钻")
    assert shop.says("大概吧").script == "lend.half_hint", "the first try of the second question"


# words, why they are no try
NO_TRY = [("？", "well?"), ("...", "silence in signs"), ("嗯", "hummed"), ("在吗", "are you there")]


@pytest.mark.parametrize(("words", "why"), NO_TRY)
def test_signs_without_words_are_asked_again(shop: Shop, words: str, why: str) -> None:
    shop.says("我要借工具，电钻")
    assert shop.says(words).text == "电钻什么时候要？", why
    assert "tries" not in shop.slots


@pytest.mark.parametrize("words", ["你好", "谢谢"])
def test_a_greeting_is_no_failed_answer(shop: Shop, words: str) -> None:
    shop.says("我要借工具，电钻")
    asked = shop.says(words)
    assert asked.text.endswith("电钻什么时候要？"), "asked again, and no hint"
    assert [button.label for button in asked.buttons] == ["上午", "下午"]
    assert "tries" not in shop.slots


IMPATIENT = ["你们到底管不管", "快点啊", "急死了"]


@pytest.mark.parametrize("words", IMPATIENT)
@pytest.mark.parametrize(
    ("first", "asked"),
    [("我要借工具，电钻", "电钻什么时候要？"), (f"我要借工具，{READY}", "请看一眼：电钻 2把")],
)
def test_whoever_loses_patience_is_heard_first(shop: Shop, first: str, asked: str, words: str) -> None:
    shop.says(first)
    assert shop.says(words).text == f"借工具马上好\n\n——\n\n{asked}"
    assert "tries" not in shop.slots


def test_an_answer_in_haste_is_an_answer(shop: Shop) -> None:
    shop.says("我要借工具，电钻")
    assert shop.says("下午，快点").script == "lend.count"


def test_a_sticker_breaks_nothing(shop: Shop) -> None:
    shop.says("我要借工具，电钻")
    assert shop.says().text == "看不了这个\n\n——\n\n电钻什么时候要？"
    assert shop.step == "lend.until"


# Taps


@pytest.mark.parametrize("how", ["tap", "words"])
def test_a_tapped_choice_is_its_label_typed(shop: Shop, how: str) -> None:
    shop.says("我要借工具，电钻")
    reply = shop.taps("lend:until=18") if how == "tap" else shop.says("下午")
    assert reply.script == "lend.count"
    assert shop.slots["until"] == "2025-09-01T18:00:00+08:00"


def test_an_earlier_question_can_be_tapped_again(shop: Shop) -> None:
    shop.says(f"我要借工具，{READY}")
    assert shop.taps("lend:count=one").text == "请看一眼：电钻 1把"


# tap, why nothing of it is taken
USELESS = [
    ("lend:until=99", "a choice that is not offered"),
    ("lend:colour=red", "a slot that there isn't"),
    ("lend:", "nothing"),
    ("lend:yes", "yes before there is a summary"),
]


@pytest.mark.parametrize(("tap", "why"), USELESS)
def test_a_tap_of_no_use_asks_again(shop: Shop, tap: str, why: str) -> None:
    shop.says("我要借工具，电钻")
    assert shop.taps(tap).text == "电钻什么时候要？", why
    assert shop.slots == {"tool": "电钻"}


@pytest.mark.parametrize("tap", ["lend:yes", "lend:no", "lend:until=18"])
def test_a_tap_after_the_end_says_so(shop: Shop, tap: str) -> None:
    shop.says(f"我要借工具，{READY}")
    shop.says("确认")
    reply = shop.taps(tap)
    assert (reply.text, reply.buttons[0].id) == ("借工具已经办完了", "service.lend")
    assert shop.conversation.dialogue == ""


def test_the_service_tapped_in_the_middle_does_not_begin_anew(shop: Shop) -> None:
    shop.says("我要借工具，电钻")
    assert shop.taps("service.lend", "借工具").script == "lend.half"
    assert shop.slots == {"tool": "电钻"}


def test_the_service_named_in_the_middle_asks_again(shop: Shop) -> None:
    shop.says("我要借工具，电钻")
    assert shop.says("我要借工具").script == "lend.half", "and no hint: it is what they are doing"
    assert shop.slots == {"tool": "电钻"}


# Photos and locations


def test_photos_are_kept_and_the_question_is_asked_again(shop: Shop) -> None:
    shop.says("我要借工具，电钻")
    assert shop.photo("p1").text == "照片收下了\n\n——\n\n电钻什么时候要？"
    shop.photo("p2")
    shop.says("下午2把")
    assert shop.says("好的").text == "借好了：电钻 2  p1 p2"


def test_a_form_without_photos_leaves_them_to_others(shop: Shop) -> None:
    shop.says("我要还工具")
    assert shop.photo("p1").text == "看不了这个\n\n——\n\n还什么？"
    assert shop.slots == {}


def test_a_location_is_the_place_that_was_asked_for(shop: Shop) -> None:
    shop.says("我要借工具，梯子")
    assert shop.location("南门").script == "lend.half"
    assert shop.slots["place"] == "南门"


def test_a_location_replaces_no_place_that_is_known(shop: Shop) -> None:
    shop.says("我要借工具，梯子送工具房")
    assert shop.location("南门").text == "不去南门\n\n——\n\n梯子什么时候要？"
    assert shop.slots["place"] == "工具房", "nobody said that the place was wrong"


def test_a_location_without_a_name_is_none(shop: Shop) -> None:
    shop.says("我要借工具，梯子")
    assert shop.location("").text == "看不了这个\n\n——\n\n梯子送到哪里？"
