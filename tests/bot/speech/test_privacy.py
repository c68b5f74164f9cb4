"""What people wrote, without the phone numbers in it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.speech.privacy import without_numbers, without_phones
from tests.handlers.chat import LI, XIAOZHAO, Chat

# words, what others read, why
WRITTEN = [
    ("我电话13800138000", "我电话138****", "a mobile"),
    ("13800138000和13912345678", "138****和139****", "two of them"),
    ("13800138000，记好13800138000", "138****，记好138****", "the same twice"),
    ("+8613800138000", "+86138****", "with the country"),
    ("037155500175", "037****", "a landline"),
    ("工单1001，5栋1单元302", "工单1001，5栋1单元302", "other numbers stay"),
    ("", "", "nothing was said"),
    ("打138-0013-8000", "打138****", "with dashes"),
    ("打138 0013 8000", "打138****", "with gaps"),
    ("打0371-55500175", "打037****", "a landline as it is written"),
    ("打１３８００１３８０００", "打138****", "in full-width digits"),
]


@pytest.mark.parametrize(("words", "read", "why"), WRITTEN)
def test_without_phones(words: str, read: str, why: str) -> None:
    assert without_phones(words) == read, why


@given(number=st.from_regex(r"1[3-9][0-9]{9}", fullmatch=True), words=st.sampled_from(["水管漏水", "请打"]))
def test_no_mobile_is_left(number: str, words: str) -> None:
    assert number[3:] not in without_phones(f"{words}{number}，{words}")


def test_who_is_sent_reads_no_number_of_the_caller() -> None:
    chat = Chat()
    chat.says("登记 3栋2单元1201 厨房漏水，电话13800138000", XIAOZHAO)
    assert chat.ticket.problem == "厨房漏水，电话138****"
    assert not [notice for notice in chat.notices if notice.recipient == LI and "13800138000" in notice.text]


# what was said in confidence, what is kept of it, why
IN_CONFIDENCE = [
    ("3栋2单元1201 13800001111", "3栋2单元****", "a room before a phone goes with it"),
    ("3栋2单元1201，我姓王", "3栋2单元1201，我姓王", "a room alone stays"),
    ("1380 000 1111", "****", "odd gaps"),
    ("一三八零零零零一一一一", "****", "spoken"),
    ("1 3 8 0 0 0 0 1 1 1 1谢谢", "****谢谢", "digit by digit"),
]


@pytest.mark.parametrize(("said", "kept", "why"), IN_CONFIDENCE)
def test_without_numbers(said: str, kept: str, why: str) -> None:
    assert without_numbers(said) == kept, why
