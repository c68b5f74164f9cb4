"""Whose trade a trouble is, by the words that the project ships in services.yaml."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.understanding.slots.trade import Trades

WORDS = {
    "water": ["漏水", "水管", "水龙头", "滴水"],
    "drain": ["马桶", "堵了", "地漏"],
    "power": ["跳闸", "插座", "没电"],
    "light": ["灯", "路灯", "楼道灯"],
    "lift": ["电梯门", "电梯坏"],
    "door": ["门关不上", "大门", "门锁"],
    "heating": ["暖气", "供暖"],
}
TRADES = Trades(WORDS)

# text, the trade, reason
TEXTS = [
    ("厨房漏水", "water", "one word"),
    ("水龙头滴水", "water", "two words"),
    ("马桶堵了", "drain", "two words"),
    ("马桶漏水", "drain", "of equals the thing that is named first"),
    ("供暖管道漏水", "heating", "of equals the thing that is named first"),
    ("漏水的是马桶", "water", "of equals the one that is named first"),
    ("楼道灯跳闸", "light", "more letters"),
    ("电梯门关不上", "lift", "the longer word takes its letters: no door is left"),
    ("大门关不上", "door", "the longer word from where it begins"),
    ("路灯", "light", "灯 in 路灯 counts once"),
    ("灯灯灯插座", "power", "a word said again counts once"),
    ("暖氣不熱", "heating", "traditional"),
    ("漏\u200b水", "water", "a letter that nobody sees"),
    ("你好", "", "no thing at all"),
    ("", "", "nothing"),
]


@pytest.mark.parametrize(("text", "trade", "reason"), TEXTS)
def test_most_letters_tell_the_trade(text: str, trade: str, reason: str) -> None:
    assert TRADES.of(text) == trade, reason


def test_where_the_words_stand() -> None:
    assert [tuple(piece) for piece in TRADES.named_in("楼道灯和大门")] == [(0, 3, "light"), (4, 6, "door")]


def test_a_word_of_two_trades_is_the_first_ones() -> None:
    assert Trades({"water": ["管"], "gas": ["管"]}).of("管") == "water"


def test_without_words_nothing_is_found() -> None:
    assert Trades({}).of("漏水") == ""


@given(st.text(max_size=80))
def test_the_words_lie_in_the_text_and_apart(text: str) -> None:
    ends = [0]
    for piece in TRADES.named_in(text):
        assert ends[-1] <= piece.start < piece.end <= len(text)
        ends.append(piece.end)
