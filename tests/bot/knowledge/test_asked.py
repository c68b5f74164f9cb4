"""What came of what residents asked, and which of it is a gap."""

from datetime import UTC, datetime, timedelta

import pytest

from bot.knowledge.asked import Asked, Outcomes

NOON = datetime(2026, 6, 1, 12, tzinfo=UTC)
OUTCOMES = Outcomes(frozenset({"which"}), frozenset({"none_of_these"}), frozenset({"lost"}))
TITLES = ("物业费多少钱", "开发票")


def asked(words: str, script: str, minutes: float = 0, person: str = "official:wang") -> Asked:
    return Asked(person, NOON + timedelta(minutes=minutes), words, script, "v1")


OUTCOMES_OF = [("fee.price", "answered"), ("which", "asked"), ("none_of_these", "asked")]
OUTCOMES_OF += [("lost", "missed"), ("", "silent")]


@pytest.mark.parametrize(("script", "outcome"), OUTCOMES_OF)
def test_a_script_tells_what_came_of_a_message(script: str, outcome: str) -> None:
    assert OUTCOMES.of(asked("话", script)) == outcome


# What was asked (words, script, minutes), and the words that are gaps
TALKS = [
    ([("养鸡吗", "lost", 0)], ["养鸡吗"], "not understood"),
    ([("物业费", "fee.price", 0)], [], "answered"),
    ([("费", "which", 0)], ["费"], "asked back, and never heard again"),
    ([("费", "which", 0), ("物业费多少钱", "fee.price", 1)], [], "the title was chosen"),
    ([("费", "which", 0), ("第二个", "fee.price", 1)], [], "a number was chosen"),
    ([("费", "which", 0), ("都不是", "none_of_these", 1)], ["费"], "none was meant"),
    ([("费", "which", 0), ("停车的那个怎么收", "parking.price", 1)], ["费"], "something else was asked"),
    ([("费", "which", 0), ("费用", "which", 1)], ["费", "费用"], "asked back twice"),
    ([("费", "which", 0), ("开发票", "fee.invoice", 31)], ["费"], "half an hour later is no choice"),
    ([("费", "which", 0), ("第一个", "lost", 1)], ["费"], "the choice was not understood either"),
    ([("嗯", "", 0)], [], "silence was meant"),
]


@pytest.mark.parametrize(("talk", "gaps", "reason"), TALKS)
def test_a_gap_is_what_led_to_nothing(
    talk: list[tuple[str, str, float]], gaps: list[str], reason: str
) -> None:
    found = OUTCOMES.gaps([asked(*one) for one in talk], TITLES)
    assert [one.words for one in found] == gaps, reason


def test_somebody_elses_words_are_no_choice() -> None:
    talk = [asked("费", "which"), asked("开发票", "fee.invoice", 1, "official:liu")]
    assert [one.words for one in OUTCOMES.gaps(talk, TITLES)] == ["费"]
