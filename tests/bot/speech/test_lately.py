"""What each person heard last: another wording next time, the same for the same delivery."""

from dataclasses import replace
from datetime import UTC, datetime
from itertools import pairwise

import pytest

from bot.knowledge.model import Knowledge, Lexicon, Script
from bot.speech.lately import Heard, Lately
from bot.speech.phrasebook import Phrasebook
from bot.speech.setting import Setting, daytime_of
from bot.store.shared import MemoryState

KNOWLEDGE = Knowledge("v7", (), {"sorry": Script("sorry", ("抱歉", "对不起"))}, (), Lexicon(), ())
WANG, ZHOU = "official:wang", "official:zhou"


def book(lately: Lately, occasion: str, person: str = WANG) -> Phrasebook:
    return Phrasebook(KNOWLEDGE, {}, occasion, Setting(person), lately)


def test_nobody_hears_the_same_twice_running() -> None:
    lately = Lately(MemoryState(), "yunqi")
    heard = [book(lately, str(number)).say("sorry").text for number in range(40)]
    assert all(one != other for one, other in pairwise(heard))


def test_the_same_delivery_gets_the_same_words_whatever_came_before() -> None:
    lately = Lately(MemoryState(), "yunqi")
    for number in range(20):
        first = book(lately, str(number)).say("sorry")
        assert book(lately, str(number)).say("sorry") == first


def test_people_and_estates_are_kept_apart() -> None:
    hot = MemoryState()
    Lately(hot, "yunqi").note(WANG, "sorry", Heard("k1", "1"))
    assert Lately(hot, "yunqi").heard(WANG, "sorry") == Heard("k1", "1")
    assert Lately(hot, "yunqi").heard(ZHOU, "sorry") == Heard()
    assert Lately(hot, "other").heard(WANG, "sorry") == Heard()
    assert Lately(hot, "yunqi").heard(WANG, "thanks") == Heard()


def test_where_all_is_lost_the_occasion_still_chooses() -> None:
    with_memory = {
        key: book(Lately(MemoryState(), "yunqi"), key).say("sorry").text for key in map(str, range(9))
    }
    without = {key: Phrasebook(KNOWLEDGE, {}, key).say("sorry").text for key in map(str, range(9))}
    assert with_memory == without


def test_the_reply_names_its_variant() -> None:
    said = book(Lately(MemoryState(), "yunqi"), "k1").say("sorry")
    assert said.text == KNOWLEDGE.scripts["sorry"].variants[int(said.variant) - 1]


def test_words_to_somebody_else_are_in_nobodys_mood() -> None:
    here = replace(
        book(Lately(MemoryState(), "yunqi"), "k1"), setting=Setting(WANG, mood="angry", sober=True)
    )
    at = datetime(2026, 11, 23, 23, tzinfo=UTC)
    other, same = here.to(ZHOU, at), here.to(WANG, at)
    assert (other.setting.mood, other.setting.daytime) == ("calm", "night")
    assert (same.setting.mood, same.setting.sober) == ("angry", True)


# hour, part of the day
HOURS = [
    (0, "night"),
    (5, "night"),
    (6, "morning"),
    (9, "morning"),
    (10, "day"),
    (17, "day"),
    (18, "evening"),
    (22, "night"),
]


@pytest.mark.parametrize(("hour", "part"), HOURS)
def test_the_parts_of_the_day(hour: int, part: str) -> None:
    assert daytime_of(datetime(2026, 11, 23, hour, tzinfo=UTC)) == part
