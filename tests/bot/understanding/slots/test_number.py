"""Numbers as people write them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.understanding.slots.number import to_number

WRITTEN = [
    ("0", 0, "zero"),
    ("7", 7, "one digit"),
    ("12", 12, "arabic"),
    ("0012", 12, "zeros in front"),
    ("零", 0, "zero in Chinese"),
    ("两", 2, "the spoken two"),
    ("幺", 1, "the one of phone numbers"),
    ("十", 10, "ten alone"),
    ("十二", 12, "ten without a one before it"),
    ("二十", 20, "tens"),
    ("二十三", 23, "tens and ones"),
    ("九十九", 99, "the largest of two places"),
    ("百", 100, "a unit alone counts once"),
    ("一百", 100, "hundred"),
    ("一百零五", 105, "zero between"),
    ("一百二十", 120, "hundred and tens"),
    ("三百五", 350, "said short: five tens"),
    ("两百", 200, "spoken two with a unit"),
    ("一千二", 1200, "said short: two hundreds"),
    ("一千零五", 1005, "zero bridges the tens"),
    ("一千二百三十四", 1234, "all places"),
    ("一二零一", 1201, "read digit by digit, as rooms are"),
    ("一〇一", 101, "the round zero"),
    ("一万", 10_000, "ten thousand"),
    ("一万二", 12_000, "said short: two thousands"),
    ("十二万", 120_000, "twelve of them"),
    ("一万零五百", 10_500, "zero between"),
    ("三万五千", 35_000, "all places"),
    ("万", None, "of nothing"),
    ("一万二万", None, "units must fall"),
    ("٣", None, "digits of other scripts are none of ours"),
    ("", None, "nothing"),
    ("abc", None, "no number"),
    ("十十", None, "units must fall"),
    ("百千", None, "units must fall"),
    ("一二百", None, "two digits before a unit"),
    ("三楼", None, "more than a number"),
    ("-3", None, "signs are not numbers of rooms"),
    ("1.5", None, "no fractions"),
    ("1234567890", None, "too long to be anything but a phone"),
]


@pytest.mark.parametrize(("text", "value", "reason"), WRITTEN)
def test_a_number_is_read_as_it_is_said(text: str, value: int | None, reason: str) -> None:
    assert to_number(text) == value, reason


def in_chinese(number: int) -> str:
    """Write 1-99 the way it is spoken."""
    tens, ones = divmod(number, 10)
    digits = "零一二三四五六七八九"
    written = (digits[tens] if tens > 1 else "") + ("十" if tens else "")
    return written + (digits[ones] if ones else "")


@given(st.integers(1, 99))
def test_every_spoken_number_of_two_places_is_read_back(number: int) -> None:
    assert to_number(in_chinese(number)) == number


@given(st.text(alphabet="零一二两十百千3x号", max_size=12))
def test_any_text_gives_a_number_or_none(text: str) -> None:
    value = to_number(text)
    assert value is None or value >= 0
