"""Where a text names what is only of this one matter: what takes no part in matching."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.understanding.slots.spans import SIGNS, spans
from tests.bot.understanding.slots import test_amount, test_phone, test_place, test_plate
from tests.bot.understanding.slots.test_visit import FOUND

# text, what it names and of which kind, reason
TEXTS = [
    ("3栋2单元1201厨房漏水", ["3栋2单元1201 home"], "a home; the kitchen tells what is asked"),
    ("三号楼电梯坏了", ["三号楼 home"], "a building"),
    ("13800001111打不通", ["13800001111 phone"], "a phone is no room"),
    ("豫A12345堵我车", ["豫A12345 plate"], "a plate is no number"),
    ("2024-12-01交了1200", ["2024-12-01 time", "1200 amount"], "a date is no room"),
    ("明天上午9点停水吗", ["上午9点 time"], "an hour; 明天 tells what is asked"),
    ("周六物业上班吗", ["周六 time"], "a weekday"),
    ("昨天晚上八点停的电", ["晚上八点 time"], "the past, too"),
    ("5月3号能装修吗", ["5月3号 time"], "a date"),
    ("交了300块押金", ["300块 amount"], "an amount"),
    ("说好六点停工", ["六点 time"], "an hour, whatever follows"),
    ("晚上十一点后从哪儿进", ["晚上十一点 time"], "after it tells what is asked"),
    ("八点到十点", ["八点到十点 time"], "from and to"),
    ("周六周日可以装修吗", ["周六周日 time"], "two weekdays"),
    ("上周六停的水", ["上周六 time"], "a weekday of the past"),
    (
        "豫A12345三个人300块，3-2-1201，周六9点，13800001111",
        [
            "豫A12345 plate",
            "300块 amount",
            "3-2-1201 home",
            "周六9点 time",
            "13800001111 phone",
        ],
        "all of them",
    ),
    ("３棟１２０１，８點", ["３棟１２０１ home", "８點 time"], "as they were written"),
    ("3栋\u200b1201", ["3栋\u200b1201 home"], "with what nobody sees"),
    ("明天停水吗", [], "a day without a number tells what is asked"),
    ("东门几点开", [], "a gate tells what is asked"),
    ("晚上几点关灯", [], "a part of the day tells what is asked"),
    ("五一期间能装修吗", [], "a festival is a name"),
    ("前两天停水", [], "a while ago"),
    ("快一点来修", [], "a little"),
    ("一直漏水", [], "no number"),
    ("物业费怎么交", [], "nothing"),
    ("一楼要交电梯费吗", [], "a floor alone tells what is asked"),
    ("3栋一楼", ["3栋一楼 home"], "a floor of a building"),
    ("家里就一个人", [], "people tell what is asked"),
    ("这周天气怎么样", [], "no weekday"),
    ("垃圾房搬远一点", [], "a little"),
    ("楼上加盖了一层", [], "no floor"),
    ("楼里有几十号人", [], "no date"),
    ("从一块五涨到一块八", ["一块五 amount", "一块八 amount"], "two prices"),
    ("", [], "nothing"),
]


@pytest.mark.parametrize(("text", "found", "reason"), TEXTS)
def test_where_they_are(text: str, found: list[str], reason: str) -> None:
    assert [f"{text[start:end]} {kind}" for start, end, kind in spans(text)] == found, reason


# Every text of the tables of numbers in which something is found.
NUMBERED = [
    *(row[0] for table in (test_amount, test_phone, test_plate) for row in table.TEXTS if row[1]),
    *(row[0] for row in FOUND if any(letter.isdigit() for letter in row[0])),
    *(row[0] for row in test_place.TEXTS if any("栋" in label or "单元" in label for label in row[1])),
]


@pytest.mark.parametrize("text", NUMBERED)
def test_whatever_is_found_by_one_is_found_among_all(text: str) -> None:
    assert spans(text)


pieces = st.sampled_from(
    [
        "3栋",
        "2单元",
        "1201",
        "3-2-1201",
        "周六",
        "八点",
        "9:30",
        "豫A12345",
        "13800001111",
        "300块",
        "三个人",
        "一",
        "了",
        " ",
    ]
)


@given(st.one_of(st.text(max_size=80), st.lists(pieces, max_size=12).map("".join)))
def test_they_lie_in_the_text_in_order_and_apart(text: str) -> None:
    last = 0
    for start, end, _ in spans(text):
        assert last <= start < end <= len(text)
        last = end


def test_a_text_without_signs_is_not_searched_further() -> None:
    assert SIGNS.search("电梯坏了没人管怎么办") is None
