"""Phone numbers."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.understanding.slots.phone import find_phones

TEXTS = [
    ("13800001111", ("13800001111",), "bare"),
    ("我电话13800001111", ("13800001111",), "after words"),
    ("13800001111打不通", ("13800001111",), "before words"),
    ("138 0000 1111", ("13800001111",), "with spaces"),
    ("138-0000-1111", ("13800001111",), "with hyphens"),
    ("１３８００００１１１１", ("13800001111",), "full width"),
    ("+8613800001111", ("13800001111",), "country code"),
    ("+86 13800001111", ("13800001111",), "country code and a space"),
    ("8613800001111", ("13800001111",), "country code without plus"),
    ("19900001111", ("19900001111",), "the newest prefixes"),
    ("13800001111或13900002222", ("13800001111", "13900002222"), "two of them"),
    ("010-61234567", ("01061234567",), "landline"),
    ("0755 26123456", ("075526123456",), "landline with a space"),
    ("02161234567", ("02161234567",), "landline in one piece"),
    ("0571-8123456", ("05718123456",), "seven places"),
    ("", (), "nothing"),
    ("110", (), "emergency numbers are nobody's phone"),
    ("12345", (), "hot lines neither"),
    ("95598", (), "hot lines neither"),
    ("12800001111", (), "no mobile starts with 12"),
    ("1380000111", (), "a digit short"),
    ("138000011112", (), "a digit too many"),
    ("913800001111", (), "inside a longer number"),
    ("3-2-1201", (), "a room"),
    ("2025-01-08", (), "a date"),
    ("W20250108-0001", (), "a ticket number"),
    ("京A12345", (), "a plate"),
]


@pytest.mark.parametrize(("text", "phones", "reason"), TEXTS)
def test_phones_are_found(text: str, phones: tuple[str, ...], reason: str) -> None:
    assert find_phones(text) == phones, reason


@given(st.from_regex(r"1[3-9][0-9]{9}", fullmatch=True), st.sampled_from(["", "电话", "：", "，谢谢"]))
def test_every_mobile_is_found_among_words(number: str, words: str) -> None:
    assert find_phones(f"{words}{number}{words}") == (number,)


@given(st.text(alphabet="0123456789-+ 我的电话", max_size=40))
def test_what_is_found_is_digits(text: str) -> None:
    assert all(phone.isdigit() and len(phone) >= 10 for phone in find_phones(text))
