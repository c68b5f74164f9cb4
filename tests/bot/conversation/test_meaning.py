"""Asking back: at most three choices, each a button that names what it means."""

from dataclasses import replace

import pytest

from bot.conversation.meaning import by_intent, by_words
from bot.conversation.mind import Mind
from bot.reply import Button
from bot.understanding.result import Understanding
from tests.bot.conversation import stage
from tests.bot.conversation.stage import BOARD, MIND, Ears, message, turn_of


class FourWays(Ears):
    """Something that may mean five things, one of which is gone."""

    def understand(self, text: str) -> Understanding:
        offered = ("gone.intent", "fee.pay", "service.repair", "fee.pay", "fee.pay")
        return Understanding("ask", "fee.pay", 40, (), offered)


def test_choices_are_buttons_by_title() -> None:
    asked = by_words(turn_of(message("费")), BOARD)
    assert asked.script == "system.which"
    assert asked.buttons == (
        Button("faq.fee.pay", "物业费怎么交"),
        Button("faq.service.repair", "我要报修"),
    )


def test_no_more_than_three_and_none_that_is_gone() -> None:
    turn = turn_of(message("费"))
    turn.mind = Mind(MIND.knowledge, FourWays())  # type: ignore[arg-type]
    assert len(by_words(turn, BOARD).buttons) == 3


def test_an_intent_that_is_gone_is_asked_for_by_the_words_beside_it() -> None:
    assert by_intent(turn_of(message("物业费怎么交")), BOARD, "gone").text == "扫码交就行"
    assert by_intent(turn_of(message("")), BOARD, "gone").text == "没听明白"


def test_a_recogniser_comes_before_likeness() -> None:
    sure = replace(BOARD, recognisers={"repair": lambda turn: True})
    assert by_words(turn_of(message("物业费怎么交")), sure).text == "报修"


def test_a_listener_is_asked_only_when_words_were_not_understood() -> None:
    listening = replace(BOARD, listeners=(stage.says("我在听"),))
    assert by_words(turn_of(message("物业费怎么交")), listening).text == "扫码交就行"
    assert by_words(turn_of(message("费")), listening).text == "我在听"


# what gives way, whether somebody listens, answered by, why
GIVING_WAY = [
    ({"chat"}, True, "我在听", "a topic gives way"),
    ({"chat.anybody"}, True, "我在听", "or one intent of it"),
    ({"fee"}, True, "我在的", "another topic does"),
    ({"chat"}, False, "我在的", "nobody knows better: its own words"),
]


@pytest.mark.parametrize(("gives_way", "listens", "answered", "why"), GIVING_WAY)
def test_what_gives_way(gives_way: set[str], listens: bool, answered: str, why: str) -> None:
    listener = stage.says("我在听") if listens else stage.stays_silent
    asked = replace(BOARD, listeners=(listener,), giving_way=frozenset(gives_way))
    assert by_words(turn_of(message("有人吗")), asked).text == answered, why


@pytest.mark.parametrize("words", ["喂", "是的", "确认", "同意", "不同意", "可以", "喂喂", "嗯。"])
def test_an_answer_to_nothing_is_met_with_one_kind_line(words: str) -> None:
    turn = turn_of(message(words))
    turn.mind = Mind(MIND.knowledge, FourWays())  # type: ignore[arg-type]
    assert by_words(turn, BOARD).script == "system.nothing_asked"
    assert turn.changes_nothing, "and is no miss"


class OneWay(Ears):
    """Something that may be a greeting or one other thing."""

    def understand(self, text: str) -> Understanding:
        return Understanding("ask", "fee.pay", 40, (), ("chat.anybody", "fee.pay"))


def test_nobody_is_asked_whether_they_greeted_and_one_choice_is_asked_as_one() -> None:
    turn = turn_of(message("费"))
    turn.mind = Mind(MIND.knowledge, OneWay())  # type: ignore[arg-type]
    asked = by_words(turn, BOARD)
    assert (asked.script, [button.id for button in asked.buttons]) == ("system.is_it", ["faq.fee.pay"])
