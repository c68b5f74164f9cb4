"""One way of writing for what means the same."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.understanding.clean import bare, clean

SAME = [
    ("物業費怎麼繳", "物业费怎么缴", "traditional characters"),
    ("廚房漏水，請儘快派師傅", "厨房漏水，请尽快派师傅", "traditional characters"),
    ("樓上太吵鬧睡不著覺", "楼上太吵闹睡不着觉", "traditional characters"),
    ("ＷｉＦｉ怎么装", "wifi怎么装", "width and case"),
    ("漏\u200b水了", "漏水了", "zero-width space"),
    ("漏水了😭😭", "漏水了", "emoji"),
    ("电😭梯[流泪]坏了", "电梯坏了", "faces between words part nothing"),
    ("漏水了[流泪][流泪]", "漏水了", "WeChat's faces"),
    ("漏水了！！！", "漏水了", "punctuation"),
    ("漏水啦啦啦啦啦", "漏水啦", "a character repeated"),
    ("  漏水  了 ", "漏水 了", "spaces"),
]


@pytest.mark.parametrize(("text", "same", "reason"), SAME)
def test_what_means_the_same_is_written_the_same(text: str, same: str, reason: str) -> None:
    assert bare(clean(text)) == bare(clean(same)), reason


def test_twice_is_kept_since_words_double_characters() -> None:
    assert bare(clean("妈妈问问")) == "妈妈问问"


def test_digits_are_never_folded() -> None:
    assert bare(clean("1000")) == "1000"


@given(st.text(max_size=80))
def test_cleaning_again_changes_nothing(text: str) -> None:
    once = bare(clean(text))
    assert bare(clean(once)) == once
