"""All that one message names."""

from datetime import datetime
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from bot.understanding.slots.all import Slots, slots_of
from bot.understanding.slots.amount import Amount
from bot.understanding.slots.people import People
from bot.understanding.slots.spans import spans

NOW = datetime(2025, 1, 8, 15, 0, tzinfo=ZoneInfo("Asia/Shanghai"))


def test_several_slots_of_one_message() -> None:
    found = slots_of(
        "我是３棟2单元1201，厨房漏水，明天上午来，电话13800001111，车豫a12345，东门进，两大一小，押金300块",
        NOW,
    )
    assert [place.label for place in found.places] == ["3栋2单元1201厨房", "东门"]
    assert found.visit is not None
    assert (f"{found.visit.start:%m-%d %H:%M}", found.visit.words) == ("01-09 09:00", "明天上午")
    assert found.phones == ("13800001111",)
    assert found.plates == ("豫A12345",)
    assert found.people == (People(3, 3),)
    assert found.amounts == (Amount(30_000, 30_000),)


def test_the_same_plate_twice_is_one() -> None:
    assert slots_of("豫A12345，豫A12345", NOW).plates == ("豫A12345",)


def test_nothing_said_nothing_found() -> None:
    assert slots_of("", NOW) == Slots()
    assert slots_of("你好，请问怎么交费", NOW) == Slots()


def test_the_spans_are_in_the_order_of_the_words() -> None:
    text = "明天上午东门3栋厨房"
    found = [(text[start:end], kind) for start, end, kind in slots_of(text, NOW).spans]
    assert found == [("明天上午", "time"), ("东门", "spot"), ("3栋", "home"), ("厨房", "room")]


# What one kind took is nothing of another.
def test_a_phone_is_no_room_and_no_time() -> None:
    found = slots_of("0371-5550-0110", NOW)
    assert (found.phones, found.places, found.visit) == (("037155500110",), (), None)


def test_a_date_is_no_room_and_no_amount() -> None:
    found = slots_of("2025-01-20", NOW)
    assert found.visit is not None
    assert (found.places, found.amounts) == ((), ())


def test_a_room_is_no_date() -> None:
    found = slots_of("20号楼1201", NOW)
    assert ([place.label for place in found.places], found.visit) == (["20栋1201"], None)


pieces = st.sampled_from(
    [
        "3栋2单元",
        "1201",
        "东门",
        "厨房",
        "周六",
        "下午三点",
        "豫A12345",
        "13800001111",
        "300块",
        "三个人",
        "😀",
        "，",
        "漏水",
    ]
)


@given(st.one_of(st.text(max_size=80), st.lists(pieces, max_size=12).map("".join)))
def test_they_lie_in_the_text_and_hold_the_numbered_ones(text: str) -> None:
    found = slots_of(text, NOW).spans
    last = 0
    for start, end, _ in found:
        assert last <= start < end <= len(text)
        last = end
    for start, end, kind in spans(text):
        assert any(first <= start < last and (end <= last or kind == "time") for first, last, _ in found)
