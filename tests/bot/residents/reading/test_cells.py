"""What each column asks for, as clerks fill it in."""

from datetime import date, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.residents.reading import cells
from bot.residents.reading.columns import KINDS, Reader
from bot.residents.reading.problem import BadValue
from tests.bot.residents.estate import ESTATE

LAST = date(2026, 12, 31)

# reader, cell, value, why
GOOD: list[tuple[Reader, Any, Any, str]] = [
    (cells.read_phone, 13800001001, "13800001001", "Excel makes a number of it"),
    (cells.read_phone, 13800001001.0, "13800001001", "with a fraction of nothing"),
    (cells.read_phone, " 138 0000 1001 ", "13800001001", "in groups"),
    (cells.read_phone, "138-0000-1001", "13800001001", "with dashes"),
    (cells.read_phone, "+86 13800001001", "13800001001", "with the country"),
    (cells.read_phone, "008613800001001", "13800001001", "dialled from abroad"),
    (cells.read_phone, "(+86)13800001001", "13800001001", "in brackets"),
    (cells.read_phone, "１３８００００１００１", "13800001001", "full width"),
    (cells.read_phone, "'+8613800001001", "13800001001", "exported"),
    (cells.read_name, "张　三", "张三", "spaced out to three characters"),
    (cells.read_name, "John Smith", "John Smith", "a blank that belongs"),
    (cells.read_title, " 女 士", "女士", "how somebody wishes to be called"),
    (cells.read_title, "您", "", "no title at all"),
    (cells.read_role, "业主", "owner", "as in the template"),
    (cells.read_role, " 租 客", "tenant", "another word for it"),
    (cells.read_role, "子女", "family", "a kind of it"),
    (cells.read_day, datetime(2026, 12, 31), LAST, "a date of Excel"),
    (cells.read_day, LAST, LAST, "a date"),
    (cells.read_day, "2026-12-31", LAST, "ISO"),
    (cells.read_day, "2026/12/31", LAST, "with slashes"),
    (cells.read_day, "2026.12.31", LAST, "with dots"),
    (cells.read_day, "2026年12月31日", LAST, "in words"),
    (cells.read_day, "2026年1月2日", date(2026, 1, 2), "without zeros"),
    (cells.read_day, "2026-12-31 00:00:00", LAST, "what a program exported"),
    (cells.read_period, "2026年第四季度", "2026年第四季度", "as it is written"),
    (cells.read_period, datetime(2026, 10, 1), "2026-10", "Excel made a date of 2026-10"),
    (cells.read_period, 2026, "2026", "a year"),
    (cells.read_cents, 480.6, 48060, "a number"),
    (cells.read_cents, 480.6000000000001, 48060, "what a formula computed"),
    (cells.read_cents, "480.60", 48060, "a text"),
    (cells.read_cents, "￥1,480.60 元", 148060, "as it is printed"),
    (cells.read_cents, 0, 0, "nothing to pay"),
    (cells.read_area, 89.5, "89.5", "a number"),
    (cells.read_area, "89.50㎡", "89.50", "with its unit; kept as written"),
    (cells.read_area, "92", "92", "a unit's 2 is not taken away"),
    (cells.read_area, "105平方米", "105", "in words"),
    (cells.read_marks, "独居老人、孕妇", ("独居老人", "孕妇"), "two"),
    (cells.read_marks, "独居老人，孕妇;孕妇 ", ("独居老人", "孕妇"), "other commas, one twice"),
    (cells.read_grid, "北区", "north", "by name"),
    (cells.read_grid, "south", "south", "by key"),
    (cells.read_plates, "豫A12345", ("豫A12345",), "a plate"),
    (cells.read_plates, "豫a·12345", ("豫A12345",), "small, with the dot of the plate itself"),
    (cells.read_plates, "豫A12345、豫AD51728", ("豫A12345", "豫AD51728"), "two cars in one cell"),
]


@pytest.mark.parametrize(("read", "cell", "value", "why"), GOOD)
def test_a_cell_is_understood(read: Reader, cell: Any, value: Any, why: str) -> None:
    assert read(cell, ESTATE) == value, why


# reader, cell, what is told, why
BAD: list[tuple[Reader, Any, str, str]] = [
    (cells.read_phone, "1380000100", "“1380000100”不是 11 位手机号", "a digit is missing"),
    (cells.read_phone, "037155500110", "不是 11 位手机号", "a landline gets no messages"),
    (cells.read_phone, "13800001001/13800001002", "不是 11 位手机号", "which one?"),
    (cells.read_phone, "13800001001（女儿）", "不是 11 位手机号", "whose is it?"),
    (cells.read_phone, "1.38E+10", "科学记数", "a CSV that Excel saved: the digits are lost"),
    (cells.read_title, "尊敬的王女士", "“尊敬的王女士”不像一个称呼", "a salutation"),
    (cells.read_title, "{number}", "“{number}”不像一个称呼", "no letters"),
    (cells.read_role, "朋友", "“朋友”不是业主、租户、家人之一", "no role of ours"),
    (cells.read_day, "2026-02-30", "“2026-02-30”不是日期", "no such day"),
    (cells.read_day, "长期", "“长期”不是日期", "leave it empty"),
    (cells.read_day, 46387, "“46387”不是日期", "a date without its format"),
    (cells.read_day, datetime(1899, 12, 31), "“1899-12-31”不是日期", "Excel's day zero"),
    (cells.read_period, datetime(2026, 10, 2), "Excel 把这一格当成了日期", "no month"),
    (cells.read_cents, "四百", "“四百”不是数字", "in words"),
    (cells.read_cents, "-1", "不是能收的金额", "less than nothing"),
    (cells.read_cents, "0.001", "不是能收的金额", "less than a cent"),
    (cells.read_cents, "30000000", "不是能收的金额", "more than fits"),
    (cells.read_cents, "NaN", "不是数字", "no number"),
    (cells.read_cents, "1e5", "不是数字", "nobody writes amounts like this"),
    (cells.read_area, "0", "不是正常的面积", "no home"),
    (cells.read_area, "一百", "不是数字", "in words"),
    (cells.read_grid, "东区", "没有“东区”这个网格", "no grid of ours"),
    (cells.read_plates, "豫A1234", "“豫A1234”不是车牌号", "a place is missing"),
    (cells.read_plates, "豫A12345 旧车", "不是车牌号", "a plate and something else"),
    (cells.read_plates, "电动车", "不是车牌号", "no plate"),
]


@pytest.mark.parametrize(("read", "cell", "what", "why"), BAD)
def test_a_bad_cell_says_what_to_do(read: Reader, cell: Any, what: str, why: str) -> None:
    with pytest.raises(BadValue) as bad:
        read(cell, ESTATE)
    assert what in bad.value.what, why
    assert bad.value.remedy, why


CELLS = st.one_of(
    st.text(),
    st.integers(),
    st.floats(),
    st.booleans(),
    st.datetimes(),
    st.from_regex(r"[-+'=]?\d{1,14}[.\-/年月日元㎡]?\d{0,20}[月日平元]?", fullmatch=True),
)
READERS = sorted(
    {column.read for kind in KINDS.values() for column in kind.columns}, key=lambda one: one.__name__
)


@given(st.sampled_from(READERS), CELLS)
def test_no_cell_raises_anything_but_its_problem(read: Reader, cell: Any) -> None:
    try:
        value = read(cell, ESTATE)
    except BadValue as bad:
        assert bad.remedy  # noqa: PT017
    else:
        assert value is not None


@given(st.integers(0, cells.MOST_CENTS))
def test_an_amount_survives_as_text_and_as_number(cents: int) -> None:
    written = f"{cents // 100}.{cents % 100:02}"
    assert cells.read_cents(written, ESTATE) == cents
    assert cells.read_cents(float(written), ESTATE) == cents
