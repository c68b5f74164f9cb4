"""Words that could be ticket numbers."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.understanding.slots.ticket_number import find_ticket_numbers

TEXTS = [
    ("1234", ("1234",), "digits alone"),
    ("W1234", ("W1234",), "a letter first"),
    ("w1234", ("W1234",), "small letters"),
    ("20250108-0001", ("20250108-0001",), "a date and a count"),
    ("W-20250108-0001", ("W-20250108-0001",), "with hyphens"),
    ("Ｗ１２３４", ("W1234",), "full width"),
    ("工单号 1234", ("1234",), "after its name"),
    ("工单号1234到哪了", ("1234",), "within words"),
    ("查一下W1234。", ("W1234",), "before a full stop"),
    ("接 1234", ("1234",), "a staff command"),
    ("完1234", ("1234",), "a staff command without a space"),
    ("1234和5678", ("1234", "5678"), "two, in order"),
    ("A1B2C3D4", ("A1B2C3D4",), "digits need not be neighbours"),
    ("1201漏水 1234", ("1201", "1234"), "a bare room could be one: the desk knows"),
    ("", (), "nothing"),
    ("123", (), "too few digits"),
    ("W123", (), "too few digits"),
    ("WXYZ", (), "no digits"),
    ("12 34", (), "in pieces"),
    ("12-3", (), "too few digits"),
    ("13800001111", (), "a phone"),
    ("138 0000 1111", (), "a phone with gaps"),
    ("010-61234567", (), "a landline"),
    ("3-2-1201", (), "a room"),
    ("3-1201", (), "a room without entrance"),
    ("一二三四", (), "Chinese numerals are never a number of ours"),
    ("-", (), "a hyphen alone"),
]


@pytest.mark.parametrize(("text", "numbers", "reason"), TEXTS)
def test_possible_ticket_numbers_are_found(text: str, numbers: tuple[str, ...], reason: str) -> None:
    assert find_ticket_numbers(text) == numbers, reason


@given(st.text(max_size=60))
def test_what_is_found_has_four_digits_in_any_text(text: str) -> None:
    assert all(sum(letter.isdigit() for letter in word) >= 4 for word in find_ticket_numbers(text))
