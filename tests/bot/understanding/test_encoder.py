"""Messages in numbers."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.understanding.encoder import Query

from .numbers import READER, SAID, alike_in_words, known

KNOWN = known(SAID)


def alike(one: Query, other: Query) -> float:
    return alike_in_words(one, other) + float(one.meaning @ other.meaning)


def encoded(text: str) -> Query:
    return KNOWN.encoder(READER(text))


@pytest.mark.parametrize("query", KNOWN.queries[::5])
def test_a_known_phrase_is_wholly_like_itself(query: Query) -> None:
    assert alike(query, query) == pytest.approx(1.0, abs=1e-4)
    assert query.known == pytest.approx(1.0)


def test_unknown_words_lengthen_a_message() -> None:
    alone, among = encoded("电梯坏了"), encoded("电梯坏了欸哟喂呀")
    assert alike(among, alone) < 0.95
    assert among.known < alone.known


def test_another_word_of_the_same_meaning_is_like_it() -> None:
    fault = encoded("升降机停运")
    assert alike(fault, encoded("电梯坏了")) > alike(fault, encoded("门禁卡丢了"))


def test_the_shared_features_come_first() -> None:
    single = [name for name, number in KNOWN.encoder.known.items() if number >= KNOWN.encoder.shared]
    assert single
    for name in single:
        assert sum(name in read.features for read in KNOWN.reads) == 1


@given(st.text(max_size=40))
def test_no_message_is_longer_than_one(text: str) -> None:
    query = encoded(text)
    assert 0 <= query.known <= 1.0001
    assert alike(query, query) <= 1.0001
    assert np.isfinite(query.meaning).all()
