"""Rooms, phones, yes and no as people type and say them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handlers.home.binding_words import agrees, label_of, phone_in, refuses, room_in

PHONE = "13800001111"

# words, phone, why
PHONES = [
    ("13800001111", PHONE, "plain"),
    ("138 0000 1111", PHONE, "as phones show it"),
    ("138-0000-1111", PHONE, "with dashes"),
    ("1380 000 1111", PHONE, "with odd gaps"),
    ("1 3 8 0 0 0 0 1 1 1 1", PHONE, "digit by digit"),
    ("+86 13800001111", PHONE, "with the country"),
    ("８６１３８００００１１１１", PHONE, "full width, with the country"),
    ("手机号是13800001111谢谢", PHONE, "within a sentence"),
    ("一三八零零零零一一一一", PHONE, "as a voice message has it"),
    ("幺三八零零零零幺幺幺幺", PHONE, "as soldiers say it"),
    ("3栋2单元1201 13800001111", PHONE, "after the room"),
    ("3-2-1201，1380 0001 111", PHONE, "after a room with dashes"),
    ("三栋二单元一二零一 一三八零零零零一一一一", PHONE, "both spoken"),
    ("1201 138 0000 1111", PHONE, "after a bare room number"),
    ("3栋2单元1201", "", "a room alone"),
    ("1380000111", "", "a digit is missing"),
    ("138000011111", "", "a digit too many"),
    ("没有手机", "", "none"),
]


@pytest.mark.parametrize(("words", "phone", "why"), PHONES)
def test_phones(words: str, phone: str, why: str) -> None:
    assert phone_in(words) == phone, why


@given(st.from_regex(r"1[3-9][0-9]{9}", fullmatch=True), st.lists(st.integers(1, 10), max_size=4))
def test_gaps_never_change_a_phone(phone: str, gaps: list[int]) -> None:
    for place in sorted(set(gaps), reverse=True):
        phone = f"{phone[:place]} {phone[place:]}"
    assert phone_in(f"我的号码{phone}") == phone.replace(" ", "")


@given(st.text(max_size=60))
def test_anything_can_be_read(words: str) -> None:
    phone = phone_in(words)
    assert phone == "" or phone.isdigit()
    room_in(words)


# words, home, why
ROOMS = [
    ("3栋2单元1201", "3栋2单元1201", "as on the door"),
    ("3-2-1201", "3栋2单元1201", "short"),
    ("三号楼二单元十二楼01", "3栋2单元1201", "spoken"),
    ("我住4栋1单元601室，林", "4栋1单元601", "within a sentence"),
    ("3栋2单元1201厨房", "3栋2单元1201", "the kitchen belongs to it"),
    ("1201", None, "no building"),
    ("3栋", None, "no number"),
    ("东门", None, "no home"),
]


@pytest.mark.parametrize(("words", "home", "why"), ROOMS)
def test_rooms(words: str, home: str | None, why: str) -> None:
    place = room_in(words)
    assert (label_of(place) if place else None) == home, why


# words, what they answer to the notice, why
ANSWERS = [
    ("同意", "yes", "the button, typed"),
    ("我同意绑定", "yes", "a whole sentence"),
    ("同意，3栋2单元1201", "yes", "with the room at once"),
    ("好的", "yes", "assent"),
    ("可以，谢谢", "yes", "assent with thanks"),
    ("不同意", "no", "the other button"),
    ("我不愿意", "no", "a refusal"),
    ("算了", "no", "leaves"),
    ("那还是不绑了", "no", "leaves"),
    ("对了，物业费怎么交", "", "another matter"),
    ("好像灯坏了", "", "another matter"),
    ("同意书在哪里签", "", "another matter"),
    ("行李放哪", "", "another matter"),
]


@pytest.mark.parametrize(("words", "answer", "why"), ANSWERS)
def test_answers_to_the_notice(words: str, answer: str, why: str) -> None:
    said = "no" if refuses(words) else "yes" if agrees(words) else ""
    assert said == answer, why
