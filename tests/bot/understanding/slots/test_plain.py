"""The one form in which slots are read, and the way back to what was written."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.understanding.slots.plain import TAKEN, Piece, apart, plain, without

# text, how it is read, reason
TEXTS = [
    ("厨房漏水", "厨房漏水", "as it is"),
    ("樓道燈壞了", "楼道灯坏了", "traditional"),
    ("３栋２单元", "3栋2单元", "wide"),
    ("豫a12345", "豫A12345", "small letters"),
    ("3—2–1201", "3-2-1201", "dashes"),
    ("8点〜9点", "8点~9点", "waves"),
    ("①号楼", "1号楼", "circled"),
    ("㎡", "M2", "one letter that is two"),
    ("3栋\u200b2单元", "3栋2单元", "a letter that nobody sees"),
    ("3😀栋", "3栋", "an emoji parts nothing"),
    ("3栋[捂脸]2单元", "3栋2单元", "nor a face"),
    ("1201😀13800001111", "1201 13800001111", "but two numbers"),
    ("1201[捂脸]三点", "1201 三点", "in words, too"),
    ("", "", "nothing"),
    ("\u200b", "", "nothing to be seen"),
]


@pytest.mark.parametrize(("text", "read", "reason"), TEXTS)
def test_how_a_text_is_read(text: str, read: str, reason: str) -> None:
    assert plain(text).text == read, reason


def test_the_way_back() -> None:
    said = plain("住\u200b３棟😀２單元")
    assert said.text == "住3栋2单元"
    assert said.words(1, 3) == "３棟"
    assert said.words(1, 6) == "３棟😀２單元"
    assert said.span(0, 1) == (0, 1)


@given(st.text(max_size=60), st.data())
def test_every_stretch_leads_back_into_the_text(text: str, data: st.DataObject) -> None:
    said = plain(text)
    if said.text:
        start = data.draw(st.integers(0, len(said.text) - 1))
        first, last = said.span(start, data.draw(st.integers(start + 1, len(said.text))))
        assert 0 <= first < last <= len(text)


def test_of_two_pieces_that_meet_the_first_and_longer_stays() -> None:
    long, short, inside, beside = (Piece(*at, "") for at in ((0, 4), (0, 2), (3, 6), (4, 5)))
    assert apart([inside, beside, short, long]) == [long, beside]


def test_what_is_taken_leaves_the_length() -> None:
    assert without("3栋2024年", [Piece(2, 7, "")]) == f"3栋{TAKEN * 5}"
    assert without("3栋", []) == "3栋"
