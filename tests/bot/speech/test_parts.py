"""The choice among ways of saying something: what fits best, by the occasion, and not the same twice."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.knowledge.model import Script
from bot.knowledge.options import Option, Part
from bot.speech.parts import choose, chosen_again, has_ways
from bot.speech.setting import Setting

HEAR = Part(
    "hear",
    (
        Option("听见了", mood=("angry",)),
        Option("在听", mood=("angry",)),
        Option("失约了", mood=("angry",), relation=("broken_promise",)),
        Option("别慌", mood=("anxious",)),
    ),
)
FACT = Part("fact", (Option("灯明天修"), Option("灯在修"), Option("夜里不修", daytime=("night",))))
STEP = Part("step", (Option("请留门"),))
REPAIR = Script("repair", (), parts=(HEAR, FACT, STEP))
SORRY = Script("sorry", ("抱歉", "对不起", "不好意思"))
PLAIN = Script("plain", ("好的",))


def setting(mood: str = "calm", relation: str = "first") -> Setting:
    return Setting("official:w", mood=mood, related=lambda: relation)


def said(mood: str, relation: str = "first", occasion: str = "k1") -> list[str]:
    return choose(REPAIR, setting(mood, relation), occasion).text.split("\n")


def test_the_parts_stand_in_their_order_and_one_may_be_absent() -> None:
    assert said("calm")[0] in {"灯明天修", "灯在修"}
    assert said("calm")[1:] == ["请留门"]
    assert said("anxious")[0] == "别慌"


def test_the_option_with_most_fitting_conditions_wins() -> None:
    for occasion in map(str, range(20)):
        assert said("angry", "broken_promise", occasion)[0] == "失约了"
        assert said("angry", "repeat", occasion)[0] in {"听见了", "在听"}


def test_who_asks_for_no_relation_does_not_look_it_up() -> None:
    def never() -> str:
        raise AssertionError("looked up")

    choose(REPAIR, Setting("official:w", mood="calm", related=never), "k1")


def test_among_equals_every_one_has_its_turn_and_the_occasion_chooses() -> None:
    chosen = {key: choose(SORRY, setting(), key).text for key in map(str, range(60))}
    assert set(chosen.values()) == set(SORRY.variants)
    assert all(choose(SORRY, setting(), key).text == text for key, text in chosen.items())


@given(st.text(max_size=8), st.sampled_from(["calm", "angry", "anxious"]))
def test_what_was_said_last_is_not_said_again(occasion: str, mood: str) -> None:
    for script in (SORRY, REPAIR):
        first = choose(script, setting(mood), occasion)
        second = choose(script, setting(mood), occasion, first.variant)
        assert second.text != first.text


def test_where_there_is_one_way_it_is_said_again() -> None:
    assert choose(PLAIN, setting(), "k", "1").text == "好的"


@given(st.text(max_size=8), st.sampled_from(["calm", "angry", "anxious"]))
def test_a_variant_says_what_it_named(occasion: str, mood: str) -> None:
    for script in (SORRY, REPAIR):
        chosen = choose(script, setting(mood), occasion)
        again = chosen_again(script, chosen.variant)
        assert again is not None
        assert (again.text, again.heard) == (chosen.text, chosen.heard)


@pytest.mark.parametrize("variant", ["", "9", "hear9,fact1", "step1,fact7", "胡说"])
def test_a_variant_that_is_gone_says_nothing(variant: str) -> None:
    assert chosen_again(SORRY, variant) is None or variant == ""
    assert chosen_again(REPAIR, variant) is None


def test_who_is_angry_is_not_greeted_with_joy() -> None:
    merry = Script("merry", ("好嘞，这就办", "这就办"))
    chosen = {choose(merry, setting(), key, avoid=("好嘞",)).text for key in map(str, range(20))}
    assert chosen == {"这就办"}
    only = Script("only", ("好嘞，这就办", "好嘞"))
    assert choose(only, setting(), "k", avoid=("好嘞",)).text in only.variants, "something must be said"


def test_what_answers_a_feeling_says_so() -> None:
    assert choose(REPAIR, setting("angry"), "k").heard
    assert not choose(REPAIR, setting("calm"), "k").heard


def test_ways() -> None:
    assert [has_ways(script) for script in (SORRY, PLAIN, REPAIR)] == [True, False, True]
    assert has_ways(Script("one", (), parts=(Part("hear", (Option("在", mood=("angry",)),)),)))
