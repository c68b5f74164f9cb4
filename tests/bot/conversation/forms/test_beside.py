"""What comes between: a question is answered and the form goes on; another matter or silence parks it."""

import pytest

from bot.message import MessageKind
from tests.bot.conversation.forms.shop import Shop

ASKED = "电钻什么时候要？"


@pytest.fixture
def shop() -> Shop:
    """A chat in which a drill is wanted, and it was asked when."""
    shop = Shop()
    shop.says("我要借工具，电钻")
    return shop


@pytest.fixture
def parked(shop: Shop) -> Shop:
    """The same, but another matter came between, and is done."""
    shop.says("我要还工具")
    shop.says("梯子")
    return shop


def labels(shop: Shop, words: str) -> list[str]:
    """Say something and return the labels below the answer."""
    return [button.label for button in shop.says(words).buttons]


# A question in between


def test_a_question_is_answered_and_ours_asked_again(shop: Shop) -> None:
    assert shop.says("物业费怎么交").text == f"扫码交就行\n\n——\n\n{ASKED}"
    assert labels(shop, "物业费怎么交") == ["上午", "下午"], "with the buttons of our question"
    assert shop.says("下午").script == "lend.count", "and the form goes on"


def test_a_question_at_the_summary_too() -> None:
    shop = Shop()
    shop.says("我要借工具，电钻下午2把")
    assert shop.says("物业费怎么交").text == "扫码交就行\n\n——\n\n请看一眼：电钻 2把"
    assert shop.says("确认").text == "借好了：电钻 2"


def test_a_tapped_question_in_between(shop: Shop) -> None:
    assert shop.taps("faq.fee.pay", "物业费").text == f"扫码交就行\n\n——\n\n{ASKED}"


def test_a_service_that_only_answers_does_not_park_the_form(shop: Shop) -> None:
    assert shop.says("我要报修").text == f"报修\n\n——\n\n{ASKED}"
    assert shop.taps("ticket.urge:1001").text == f"催\n\n——\n\n{ASKED}"
    assert shop.step == "lend.until"


# words, whether a question comes between, why; a place was asked for firmly
AT_A_FIRM_QUESTION = [
    ("工具房费用", False, "resembles a question, and names the place that was asked for"),
    ("物业费怎么交", True, "is a question by its words"),
]


@pytest.mark.parametrize(("words", "between", "why"), AT_A_FIRM_QUESTION)
def test_what_merely_resembles_a_question(words: str, between: bool, why: str) -> None:
    shop = Shop()
    shop.says("我要借工具，梯子")
    assert ("——" in shop.says(words).text) is between, why


# Another matter


def test_another_form_parks_this_one(shop: Shop) -> None:
    reply = shop.says("我要还工具")
    assert reply.text == "还什么？\n\n借工具留着"
    assert [button.label for button in reply.buttons] == ["接着借工具"]
    assert shop.step == "return.tool"


def test_a_matter_done_at_once_does_not_end_this_one(shop: Shop) -> None:
    assert shop.says("我要还工具，梯子").text == f"还好了：梯子\n\n——\n\n{ASKED}"
    assert shop.says("下午").script == "lend.count"


def test_the_end_of_the_other_matter_speaks_of_the_one_that_waits(shop: Shop) -> None:
    shop.says("我要还工具")
    reply = shop.says("梯子")
    assert reply.text == "还好了：梯子\n\n借工具留着"
    assert [button.label for button in reply.buttons] == ["接着借工具"]


def test_leaving_the_other_matter_does_so_too(shop: Shop) -> None:
    shop.says("我要还工具")
    assert shop.says("算了").text == "还工具先不办了\n\n借工具留着"


@pytest.mark.parametrize("how", ["接着说", "继续", "刚才说到哪了", "tap"])
def test_it_is_taken_up_where_it_was_left(parked: Shop, how: str) -> None:
    reply = parked.presses("接着借工具") if how == "tap" else parked.says(how)
    assert reply.text == ASKED
    assert (parked.step, parked.slots) == ("lend.until", {"tool": "电钻"})
    assert parked.conversation.parked == {}


def test_its_button_takes_it_up_from_within_the_other_which_waits_in_turn(shop: Shop) -> None:
    shop.says("我要还工具")
    assert shop.presses("接着借工具").text.startswith(ASKED), "what the button says is what it does"
    assert shop.presses("接着还工具").text.startswith("还什么？")


def test_the_button_tapped_twice_takes_it_up_once(parked: Shop) -> None:
    parked.presses("接着借工具")
    assert parked.presses("接着借工具").text == ASKED, "it is open: the second tap finds nothing parked"
    assert parked.says("下午").script == "lend.count"


def test_two_that_wait_are_both_kept(shop: Shop) -> None:
    shop.says("我要还工具")
    shop.says("人工")
    shop.says("好了")
    assert shop.says("接着说").text.startswith("还什么？"), "the last one first"
    shop.says("梯子")
    assert shop.says("接着说").text == ASKED, "we said that we'd keep it"


def test_time_overtakes_what_is_parked_as_well() -> None:
    shop = Shop()
    shop.says("我要借工具，电钻上午2把")
    shop.says("我要还工具")
    shop.says("梯子")
    shop.waits(hours=3)
    assert shop.says("接着说").text == ASKED, "the morning is over"


# hours, answer, why
KEPT = [(23, ASKED, "within a day"), (25, "放太久了", "after a day nobody remembers")]


@pytest.mark.parametrize(("hours", "answer", "why"), KEPT)
@pytest.mark.parametrize("tapped", [False, True])
def test_it_is_kept_for_a_day(parked: Shop, tapped: bool, hours: int, answer: str, why: str) -> None:
    parked.waits(hours=hours)
    reply = parked.presses("接着借工具") if tapped else parked.says("接着说")
    assert reply.text == answer, why


def test_go_on_without_anything_parked_is_not_understood(shop: Shop) -> None:
    shop.says("算了")
    assert shop.says("接着说").script == "system.not_understood"
    assert shop.taps("form.resume").text == "放太久了", "an old button gets an answer all the same"


# Silence


def test_an_answer_after_long_silence_is_still_an_answer(shop: Shop) -> None:
    shop.waits(minutes=40)
    assert shop.says("下午").script == "lend.count"


@pytest.mark.parametrize("minutes", [31, 300])
def test_other_words_after_long_silence_are_another_matter(shop: Shop, minutes: int) -> None:
    shop.waits(minutes=minutes)
    reply = shop.says("物业费怎么交")
    assert reply.text == "扫码交就行\n\n借工具留着"
    assert shop.step == "."
    assert shop.says("接着说").text == ASKED


def test_words_without_meaning_after_long_silence_are_not_held_for_an_answer(shop: Shop) -> None:
    shop.waits(minutes=31)
    assert shop.says("大概吧").text == "没听明白\n\n借工具留着"
    assert shop.says("接着说").text == ASKED


def test_half_an_hour_is_not_long_yet(shop: Shop) -> None:
    shop.waits(minutes=30)
    assert shop.says("大概吧").script == "lend.half_hint"


def test_a_tap_after_long_silence_is_no_other_matter(shop: Shop) -> None:
    shop.waits(minutes=40)
    assert shop.taps("lend:until=18").script == "lend.count"


# What breaks in


def test_an_emergency_stands_alone_and_the_form_waits_without_a_word(shop: Shop) -> None:
    assert shop.says("电梯里困住了").text == "救人"
    assert shop.step == ".", "the next words are not held for an answer"
    assert shop.says("接着说").text == ASKED


@pytest.mark.parametrize("how", ["人工", "tap"])
def test_a_person_comes_at_every_step_and_the_form_waits(shop: Shop, how: str) -> None:
    reply = shop.taps("service.human") if how == "tap" else shop.says("人工")
    assert reply.text == "同事来了\n\n借工具留着"
    assert shop.says("下午").text == "转告了", "words now go to the person"
    assert shop.says("好了").text.startswith("说完了")
    assert shop.says("接着说").text == ASKED


def test_an_event_says_nothing_and_changes_nothing(shop: Shop) -> None:
    assert shop.says(kind=MessageKind.EVENT, event="location").text == ""
    assert shop.step == "lend.until"
