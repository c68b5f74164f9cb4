"""How alike a message and the phrases of intents are."""

import numpy as np
import pytest

from bot.understanding.encoder import Floats, Query
from bot.understanding.likeness import by_intent

from .estate import INTENTS
from .numbers import NONE, READER, SAID, alike_in_words, known

KNOWN = known([*NONE, *reversed(SAID)])
MATRIX, LIKENESS = KNOWN.matrix, by_intent(KNOWN.matrix)
ALL = range(len(INTENTS) + 1)
TEXTS = ["电梯坏了没人修", "物业费", "今天天气", "完全无关的话", ""]


def places(intent: int) -> range:
    return range(int(MATRIX.firsts[intent]), int(MATRIX.firsts[intent + 1]))


def one_by_one(query: Query, intent: int) -> list[float]:
    phrases = [MATRIX.phrase(place) for place in places(intent)]
    return [alike_in_words(phrase, query) + float(phrase.meaning @ query.meaning) for phrase in phrases]


@pytest.mark.parametrize("text", TEXTS)
@pytest.mark.parametrize("intents", [(0,), (3, 1, 2), tuple(ALL)], ids=str)
def test_likeness_is_that_of_each_phrase_by_itself(text: str, intents: tuple[int, ...]) -> None:
    query = KNOWN.encoder(READER(text))
    found = LIKENESS.to(query, intents)
    for likeness, intent in zip(found, intents, strict=True):
        assert likeness == pytest.approx(one_by_one(query, intent), abs=1e-5)


@pytest.mark.parametrize("intent", ALL)
def test_phrases_are_as_alike_as_if_they_were_asked(intent: int) -> None:
    some = np.arange(0, len(MATRIX.owners), 5)
    found: Floats = LIKENESS.among(MATRIX, some, intent)
    for row, place in zip(found, some.tolist(), strict=True):
        assert row == pytest.approx(one_by_one(MATRIX.phrase(place), intent), abs=1e-5)


def test_an_intent_without_phrases_is_like_nothing() -> None:
    lonely = by_intent(known([(read, owner) for read, owner in SAID if owner != 2]).matrix)
    query = KNOWN.encoder(READER("电梯坏了"))
    assert [len(likeness) for likeness in lonely.to(query, (2,))] == [0]


def test_the_length_of_a_profile_is_that_of_the_sum_of_its_phrases() -> None:
    for intent in ALL:
        alike = LIKENESS.among(MATRIX, np.array(places(intent)), intent)
        assert LIKENESS.lengths[intent] == pytest.approx(np.sqrt(alike.sum()), abs=1e-3)
