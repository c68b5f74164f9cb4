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
    ("138.0000.1111", ("13800001111",), "with dots"),
    ("138—0000—1111", ("13800001111",), "with dashes"),
    ("138 00001111", ("13800001111",), "one gap"),
    ("1380000 1111", ("13800001111",), "another gap"),
    ("1380-000-1111", ("13800001111",), "grouped by four, three, four"),
    ("138 000 01111", ("13800001111",), "grouped by three, three, five"),
    ("+86-138-0000-1111", ("13800001111",), "country code and hyphens"),
    ("0086 13800001111", ("13800001111",), "country code as it is dialled"),
    ("(+86)13800001111", ("13800001111",), "country code in brackets"),
    ("138\u200b00001111", ("13800001111",), "a letter that nobody sees"),
    ("1201😀13800001111", ("13800001111",), "an emoji parts two numbers"),
    ("138😀0000😀1111", ("13800001111",), "emoji between"),
    ("幺三八零零零零幺幺幺幺", ("13800001111",), "spoken"),
    ("一三八零零零零一一一一", ("13800001111",), "spoken with the plain one"),
    ("我电话是幺三九两两两两三三三三", ("13922223333",), "spoken among words"),
    ("13800001111三个人", ("13800001111",), "a count behind it is none of it"),
    ("1201 13800001111", ("13800001111",), "a room before it is none of it"),
    ("13800001111、13900002222", ("13800001111", "13900002222"), "a list"),
    ("手机13800001111座机010-61234567", ("13800001111", "01061234567"), "one of each"),
    ("0371-5550-0110", ("037155500110",), "landline in three pieces"),
    ("0371 5550 0110", ("037155500110",), "landline with gaps"),
    ("(0371)55500110", ("037155500110",), "area code in brackets"),
    ("（0371）5550 0110", ("037155500110",), "wide brackets"),
    ("0371-55500110转8001", ("037155500110-8001",), "extension"),
    ("0371-5550-0110-801", ("037155500110-801",), "extension with a hyphen"),
    ("010-61234567 分机 12", ("01061234567-12",), "extension with its word"),
    ("400-123-4567", ("4001234567",), "service number"),
    ("4001234567", ("4001234567",), "service number in one piece"),
    ("400 1234 567", ("4001234567",), "service number grouped otherwise"),
    ("800-820-8820", ("8008208820",), "the other kind of service number"),
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
    ("1501 302 1201", (), "three rooms"),
    ("1201 1202 1203", (), "three more"),
    ("6222021380000111123", (), "a bank card"),
    ("41010119900101123X", (), "an identity card"),
    ("138 0000", (), "half of one"),
    ("12345678901", (), "no mobile starts with 12"),
    ("一三五七九", (), "too short for a spoken one"),
    ("一三八零零零零一一一一一", (), "a spoken digit too many"),
    ("5550-0110", (), "a landline without area code may be anything"),
    ("400块", (), "money"),
    ("010", (), "an area code alone"),
    ("2025010812345", (), "a long number"),
    ("快递单号SF1380000111199", (), "the number of a parcel"),
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
    assert all(phone.replace("-", "").isdigit() and len(phone) >= 10 for phone in find_phones(text))


@given(st.from_regex(r"1[3-9][0-9]{9}", fullmatch=True), st.sampled_from(["", " ", "-", ".", "\u200b"]))
def test_every_mobile_is_read_back_however_it_is_grouped(number: str, gap: str) -> None:
    assert find_phones(gap.join((number[:3], number[3:7], number[7:]))) == (number,)


@given(st.from_regex(r"1[3-9][0-9]{9}", fullmatch=True))
def test_every_mobile_is_read_back_as_it_is_spoken(number: str) -> None:
    spoken = number.translate(str.maketrans("0123456789", "零幺二三四五六七八九"))
    assert find_phones(spoken) == (number,)
