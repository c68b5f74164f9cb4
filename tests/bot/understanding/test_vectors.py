"""The vectors of words."""

import pickle

import pytest

from .numbers import VECTORS

CUT = [
    ("厨房水管漏水", ["厨房", "水管", "漏水"], "the longest from the left"),
    ("wifi密码abcdefg", ["wifi", "密码"], "letters are a word whole or not at all"),
    ("漏水 厨房", ["漏水", "厨房"], "words stay within a run"),
    ("", [], "nothing"),
]


@pytest.mark.parametrize(("text", "words", "reason"), CUT)
def test_a_text_is_cut_into_known_words(text: str, words: list[str], reason: str) -> None:
    assert list(VECTORS.words(text)) == words, reason


NEARER = [
    ("漏水", "渗水", "停车"),
    ("电梯", "升降机", "天气"),
    ("停车", "车辆", "水管"),
    ("噪音", "噪声", "发票"),
]


@pytest.mark.parametrize(("word", "near", "far"), NEARER)
def test_words_of_like_meaning_lie_near(word: str, near: str, far: str) -> None:
    one, other, third = VECTORS.of([word, near, far])
    assert one @ other > one @ third


def test_vectors_stay_out_of_what_is_stored() -> None:
    stored = pickle.dumps(VECTORS)
    assert len(stored) < 200
    assert pickle.loads(stored).numbers.keys() == VECTORS.numbers.keys()
