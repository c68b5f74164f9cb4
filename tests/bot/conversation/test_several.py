"""Several matters in one message, with the invented forms: all are taken, one at a time."""

import pytest

from bot.conversation.several import MOST_FORMS, ROOM
from tests.bot.conversation.forms.shop import Shop

FEE = "扫码交就行"


@pytest.fixture
def shop() -> Shop:
    return Shop()


# words, whether the answer has the fee, the form that is open, the one behind it, why
TAKEN = [
    ("我要借工具，另外物业费怎么交", True, "lend", "", "a question and a service"),
    ("物业费怎么交，另外我要借工具", True, "lend", "", "in any order"),
    ("我要借工具，另外我要还工具", False, "lend", "return", "two services: one after the other"),
    ("1、我要还工具 2、我要借工具", False, "return", "lend", "numbered"),
    ("我要还工具，物业费怎么交？", False, "return", "", "a comma is no word that begins another"),
    ("我要借工具，另外物业费怎么交，还有我要还工具", True, "lend", "return", "all three"),
    ("我要借工具，另外我要借工具", False, "lend", "", "the same twice is one"),
    ("我要借工具，另外天气不错", False, "lend", "", "what is understood as nothing stays with the rest"),
    ("你好，另外物业费怎么交", True, "", "", "a greeting is no matter"),
    ("我要借工具，另外你好", False, "lend", "", "nor behind one"),
]


@pytest.mark.parametrize(("words", "fee", "dialogue", "behind", "why"), TAKEN)
def test_all_are_taken(shop: Shop, words: str, fee: bool, dialogue: str, behind: str, why: str) -> None:
    text = shop.says(words).text
    assert (FEE in text) is fee, why
    assert (shop.conversation.dialogue, shop.conversation.parked.get("dialogue", "")) == (dialogue, behind), (
        why
    )


def test_the_second_service_follows_by_itself(shop: Shop) -> None:
    assert shop.says("我要还工具，另外我要借工具").text.startswith("先还工具再借工具")
    done = shop.says("梯子").text
    assert "还好了：梯子" in done
    assert done.endswith("接着借工具\n借什么？")
    assert (shop.step, shop.conversation.parked) == ("lend.tool", {})


def test_who_leaves_the_first_is_asked_for_the_second(shop: Shop) -> None:
    shop.says("我要还工具，另外我要借工具")
    assert "接着借工具" in shop.says("算了").text
    assert shop.step == "lend.tool"


def test_the_second_waits_while_something_is_asked_in_between(shop: Shop) -> None:
    shop.says("我要还工具，另外我要借工具")
    between = shop.says("物业费怎么交").text
    assert FEE in between
    assert between.endswith("还什么？")
    assert shop.conversation.parked["dialogue"] == "lend"


def test_another_matter_behind_an_answer_of_the_open_form(shop: Shop) -> None:
    shop.says("我要借工具")
    answered = shop.says("电钻，另外物业费怎么交").text
    assert answered.startswith(FEE)
    assert shop.slots["tool"] == "电钻"


def test_a_service_behind_an_answer_of_the_open_form_is_noted(shop: Shop) -> None:
    shop.says("我要借工具")
    assert shop.says("电钻，另外我要还工具").text.startswith("先借工具再还工具")
    assert (shop.conversation.dialogue, shop.conversation.parked["dialogue"]) == ("lend", "return")


def test_a_service_alone_behind_a_word_is_noted_and_the_form_goes_on(shop: Shop) -> None:
    shop.says("我要借工具")
    assert shop.says("另外我要还工具").text == "先借工具再还工具\n\n借什么？"
    assert (shop.conversation.dialogue, shop.conversation.parked["dialogue"]) == ("lend", "return")


def test_a_question_alone_behind_a_word_is_answered_and_the_form_goes_on(shop: Shop) -> None:
    shop.says("我要借工具")
    assert shop.says("另外物业费怎么交").text.startswith(FEE)
    assert shop.step == "lend.tool"


def test_an_emergency_among_them_comes_alone(shop: Shop) -> None:
    assert shop.says("物业费怎么交，另外电梯困人了").text == "救人"


def test_who_asks_for_a_person_tells_that_person_all_of_it(shop: Shop) -> None:
    assert shop.says("物业费怎么交，另外\n人工").text == "同事来了"


def test_a_form_that_was_open_waits_behind_all_of_them(shop: Shop) -> None:
    shop.says("我要借工具")
    shop.waits(hours=1)
    shop.says("我要还工具，另外物业费怎么交")
    assert (shop.conversation.dialogue, shop.conversation.parked["dialogue"]) == ("return", "lend")


def test_limits_are_such_that_nothing_is_lost() -> None:
    assert MOST_FORMS == 3, "one open, one in front of those that wait, one behind it"
    assert ROOM < 2048
