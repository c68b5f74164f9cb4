"""Template values with the longest and oddest data, fitted to their types."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.channels.template_fields import Unfit, fit, shorten
from bot.channels.template_times import format_time

FITTED = [
    ("thing1", "厨房水管漏水", "厨房水管漏水", "as it is"),
    (
        "thing1",
        "三栋二单元一二零一室厨房水槽下面的水管漏水",
        "三栋二单元一二零一室厨房水槽下面的水管…",
        "20 at most",
    ),
    (
        "thing1",
        "三栋二单元一二零一室厨房水槽下面，水管漏水了",
        "三栋二单元一二零一室厨房水槽下面，水管…",
        "cut",
    ),
    (
        "thing1",
        "三栋二单元一二零一室厨房水槽下面水，漏了",
        "三栋二单元一二零一室厨房水槽下面水，漏了",
        "exactly 20",
    ),
    ("thing1", "漏水\n快来  谢谢", "漏水 快来 谢谢", "lines become spaces"),
    ("thing1", "漏水🙏了", "漏水了", "no emoji"),
    ("thing1", "水温45℃", "水温45℃", "other signs stay"),
    ("thing1", "", "-", "empty is not allowed"),
    ("thing12", "好", "好", "numbered higher"),
    ("character_string2", "A-20261121-0007", "A-20261121-0007", "a ticket number"),
    ("character_string2", "工单A-7号", "A-7", "no Chinese"),
    ("character_string2", "X" * 40, "X" * 32, "32 at most"),
    ("character_string2", "工单", "-", "nothing left"),
    ("number3", "约 128.50 元", "128.50", "digits only"),
    ("letter4", "A栋b", "Ab", "letters only"),
    ("symbol4", "a★!?", "!?", "signs only"),
    ("time5", "2026年11月21日 15:01", "2026年11月21日 15:01", "as it is"),
    ("time5", "2026-11-21T15:01:30+08:00", "2026年11月21日 15:01", "ISO"),
    ("time5", "15:01", "15:01", "the hour alone"),
    ("time5", "2026-11-21 15:00~2026-11-21 17:00", "2026年11月21日 15:00~2026年11月21日 17:00", "a span"),
    ("date6", "2026-11-01", "2026年11月1日", "ISO"),
    ("date6", "2026年11月1日~2026年11月3日", "2026年11月1日~2026年11月3日", "a span"),
    ("amount7", "¥1,234.50", "¥1234.50", "no thousands"),
    ("amount7", "85 元", "85元", "no spaces"),
    ("phone_number8", "0755-12345678 转 801", "0755-12345678", "without the extension it still rings"),
    ("phone_number8", "138 0000 0000", "13800000000", "no spaces"),
    ("phone_number8", "+86-13800000000", "+86-13800000000", "with the country"),
    ("phone_number8", "13800000000/13900000000", "13800000000", "the first of two"),
    ("phone_number8", "1" * 18, "-", "cut it would be another number"),
    ("phone_number8", "无", "-", "none"),
    ("car_number9", "粤b·12345", "粤B12345", "a plate"),
    ("car_number9", "粤BD12345", "粤BD12345", "a green one has 8"),
    ("name10", "李师傅（水电）", "李师傅水电", "Chinese only"),
    ("name10", "Li Shifu 3", "Li Shifu", "or letters only"),
    ("name10", "３", "-", "neither"),
    ("phrase11", "处理中。", "处理中", "Chinese only"),
    ("phrase11", "正在等待配件", "正在等待配", "5 at most"),
    ("phrase11", "OK", "暂无", "nothing left"),
    ("const12", "报修", "报修", "one of the approved words"),
    ("new_kind1", "字" * 30, "字" * 19 + "…", "an unknown type is treated like a thing"),
    ("1", "x", "x", "no type at all"),
]


@pytest.mark.parametrize(("name", "value", "expected", "why"), FITTED)
def test_it_fits(name: str, value: str, expected: str, why: str) -> None:
    assert fit({name: value}) == {name: expected}, why


UNFIT = [
    ("time5", "尽快", "not a time: any filler would be a promise"),
    ("time5", "2026-11-21", "a day is not a time: midnight was not said"),
    ("time5", "25:00", "no such hour"),
    ("time5", "1:00~2:00~3:00", "not a span"),
    ("date6", "", "no day"),
    ("amount7", "面议", "no amount"),
    ("amount7", "12345678901", "too long to be one"),
    ("number3", "若干", "no number"),
    ("number3", "-5", "without its sign it would be another"),
    ("number3", "1" * 40, "cut it would be another"),
    ("letter4", "三", "no letter"),
    ("car_number9", "不清楚", "no plate"),
    ("const12", "字" * 21, "shortened it would be another word"),
    ("const12", "", "not an approved word"),
]


@pytest.mark.parametrize(("name", "value", "why"), UNFIT)
def test_it_says_nothing_untrue(name: str, value: str, why: str) -> None:
    with pytest.raises(Unfit) as caught:
        fit({name: value})
    assert name in caught.value.words, why


LIMITS = {"thing": 20, "character_string": 32, "phone_number": 17, "name": 20, "phrase": 5, "symbol": 5}


@given(st.sampled_from(sorted(LIMITS)), st.text(max_size=60))
def test_whatever_people_write_fits_and_is_not_empty(kind: str, value: str) -> None:
    fitted = fit({f"{kind}1": value})[f"{kind}1"]
    assert 0 < len(fitted.encode("utf-16-le")) // 2 <= LIMITS[kind]


def test_an_emoji_counts_twice_when_shortening() -> None:
    assert shorten("𠮷" * 11, 20) == "𠮷" * 9 + "…"


def test_a_moment_is_written_in_its_own_zone() -> None:
    moment = datetime(2026, 1, 2, 3, 4, tzinfo=ZoneInfo("Asia/Shanghai"))
    assert format_time(moment) == "2026年1月2日 03:04"
