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
