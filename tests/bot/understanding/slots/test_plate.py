"""Number plates."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.understanding.slots.plate import find_plates

TEXTS = [
    ("粤B12345", ("粤B12345",), "ordinary"),
    ("粤b1234x", ("粤B1234X",), "small letters"),
    ("粤B·12345", ("粤B12345",), "with the dot that plates have"),
    ("粤B 12345", ("粤B12345",), "with a space"),
    ("粤 B-12345", ("粤B12345",), "with gaps"),
    ("粤Ｂ１２３４５", ("粤B12345",), "full width"),
    ("沪AD12345", ("沪AD12345",), "new energy, small car"),
    ("沪AF12345", ("沪AF12345",), "new energy, not electric only"),
    ("沪A12345D", ("沪A12345D",), "new energy, large car"),
    ("沪ADA1234", ("沪ADA1234",), "new energy with a second letter"),
    ("京A1234学", ("京A1234学",), "driving school"),
    ("京A1234警", ("京A1234警",), "police"),
    ("粤Z1234港", ("粤Z1234港",), "Hong Kong"),
    ("京A8K88X", ("京A8K88X",), "letters among the places"),
    ("一辆苏E667AB的车堵着我", ("苏E667AB",), "within words"),
    ("粤B12345和粤B54321", ("粤B12345", "粤B54321"), "two"),
    ("粤B12345，粤B12345", ("粤B12345",), "the same twice is one"),
    ("豫A·12345", ("豫A12345",), "the dot of plates"),
    ("豫A・12345", ("豫A12345",), "a dot like it"),
    ("豫A 12345", ("豫A12345",), "a gap"),
    ("豫A 12 345", ("豫A12345",), "a gap among the places"),
    ("豫a·12345", ("豫A12345",), "small letter and dot"),
    ("豫Ａ１２３４５", ("豫A12345",), "wide"),
    ("豫A😀12345", ("豫A12345",), "an emoji between"),
    ("豫A\u200b12345", ("豫A12345",), "a letter that nobody sees"),
    ("豫AD12345", ("豫AD12345",), "new energy"),
    ("豫ad12345", ("豫AD12345",), "new energy in small letters"),
    ("豫A·D12345", ("豫AD12345",), "new energy with the dot"),
    ("豫A12345F", ("豫A12345F",), "new energy, large"),
    ("豫AE12345", ("豫AE12345",), "new energy, a later letter"),
    ("豫AG1234", ("豫AG1234",), "an ordinary one whose first place is a letter"),
    ("豫A幺二三四五", ("豫A12345",), "spoken"),
    ("豫A一二三四五", ("豫A12345",), "spoken with the plain one"),
    ("豫A拐拐八勾洞", ("豫A77890",), "spoken as on the radio"),
    ("豫AD幺二三四五", ("豫AD12345",), "new energy, spoken"),
    ("京爱一二三四五", ("京A12345",), "A as it is heard"),
    ("京爱12345", ("京A12345",), "A as it is heard, digits written"),
    ("使224578", ("使224578",), "an embassy"),
    ("车牌使224·578", ("使224578",), "an embassy with the dot"),
    ("沪A0023领", ("沪A0023领",), "a consulate"),
    ("京A1234使", ("京A1234使",), "an embassy as it is written now"),
    ("WJ京12345", ("WJ京12345",), "armed police"),
    ("新A1234挂", ("新A1234挂",), "a trailer"),
    ("粤Z1234澳", ("粤Z1234澳",), "Macao"),
    ("豫A12345豫A54321", ("豫A12345", "豫A54321"), "two without a gap"),
    ("豫A12345、豫B54321、豫C11111", ("豫A12345", "豫B54321", "豫C11111"), "a list"),
    ("豫A12345三个人", ("豫A12345",), "a count behind it is none of it"),
    ("我车豫A12345电话13800001111", ("豫A12345",), "a phone beside it"),
    ("", (), "nothing"),
    ("京东12345", (), "a shop"),
    ("粤B1234", (), "a place short"),
    ("粤B1234567", (), "too long"),
    ("粤O12345", (), "no plate has O"),
    ("粤BI2345", (), "no plate has I"),
    ("B12345", (), "no province"),
    ("粤12345", (), "no letter"),
    ("车牌尾号667", (), "only its end"),
    ("新ABCDEFG", (), "no digit at all"),
    ("粤B1234O", (), "no plate has O, and nobody guesses"),
    ("粤B1234 5栋", (), "a place short, and a building"),
    ("豫A12345号楼", (), "a building"),
    ("云A12345栋", (), "a building"),
    ("豫A123456", (), "too long, and no new energy"),
    ("使用224578", (), "a verb"),
    ("辽宁A12345", (), "a province's whole name"),
    ("京爱一二三", (), "heard, and too short"),
    ("川西12345", (), "a place and a hot line"),
    ("豫A一二三四五六七", (), "spoken, and too long"),
    ("津门12345", (), "no letter"),
    ("青岛B12345", (), "a town"),
    ("ABC12345", (), "no province"),
    ("12345", (), "digits alone"),
    ("3栋2单元1201", (), "a room"),
]


@pytest.mark.parametrize(("text", "plates", "reason"), TEXTS)
def test_plates_are_found(text: str, plates: tuple[str, ...], reason: str) -> None:
    assert find_plates(text) == plates, reason


@given(st.from_regex(r"[京沪粤川][A-HJ-NP-Z][0-9]{5}", fullmatch=True))
def test_every_ordinary_plate_is_found_in_any_case(plate: str) -> None:
    assert find_plates(f"车牌{plate.lower()}挡路了") == (plate,)


@given(st.text(alphabet="粤京AaBbOoDF0123456789 ·学", max_size=30))
def test_what_is_found_looks_like_a_plate(text: str) -> None:
    assert all(7 <= len(plate) <= 8 and "O" not in plate for plate in find_plates(text))


_LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ"


@given(
    st.sampled_from("京沪豫粤川"),
    st.sampled_from(_LETTERS),
    st.from_regex(r"[DF][0-9]{5}|[0-9]{5}[DF]|[A-HJ-NP-Z][0-9]{4}", fullmatch=True),
    st.sampled_from(["", " ", "·", "-", "\u200b"]),
)
def test_every_plate_is_read_back_with_any_gap(province: str, city: str, rest: str, gap: str) -> None:
    assert find_plates(f"{province}{city}{gap}{rest}") == (f"{province}{city}{rest}",)
