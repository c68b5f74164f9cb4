"""What stands in a cell, whatever a spreadsheet made of it; and texts that no spreadsheet may run."""

from datetime import date, datetime, time, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.residents.files.sheet import Spanned, Spoiled
from bot.residents.reading.problem import BadValue
from bot.residents.reading.texts import shielded, text_of, unshielded

# cell, text, why
TEXTS = [
    ("  王 阿姨 ", "王 阿姨", "blanks around it"),
    ("王\u200b阿姨\ufeff", "王阿姨", "letters that can't be seen, copied from a web page"),
    ("第一行\r\n第二行", "第一行 第二行", "two lines in one cell"),
    ("\u3000张三", "张三", "a Chinese blank"),
    (1201, "1201", "a number is the text that it looks like"),
    (1201.0, "1201", "as Excel keeps it"),
    (13800001001.0, "13800001001", "no 1.38E+10"),
    (89.5, "89.5", "as it looks"),
    (0.1 + 0.2, "0.30000000000000004", "rounding is for who asks for a number"),
    (None, "", "nothing"),
    (Spanned("甲", "A1:A3", False), "甲", "what a merged range shows"),
    ("'=1+1", "=1+1", "an exported text comes back without its apostrophe"),
    ("'王", "'王", "an apostrophe of its own stays"),
]


@pytest.mark.parametrize(("cell", "text", "why"), TEXTS)
def test_a_cell_is_the_text_that_a_clerk_sees(cell: Any, text: str, why: str) -> None:
    assert text_of(cell) == text, why


# cell, what is told, why
BAD = [
    (datetime(2001, 1, 1), "Excel 把这一格当成了日期或时间", "1-1-2001 was a home"),
    (date(2001, 1, 1), "Excel 把这一格当成了日期或时间", "the same"),
    (time(12, 1), "Excel 把这一格当成了日期或时间", "12:01 was a home"),
    (timedelta(hours=30), "Excel 把这一格当成了日期或时间", "30:00"),
    (True, "这一格是“是/否”，不是文字", "a tick"),
    (float("inf"), "这一格不是正常的数", "1e999"),
    (float("nan"), "这一格不是正常的数", "no number"),
    (10**15, "这一格不是正常的数", "Excel has lost digits of it"),
    ("王\x00阿姨", "看不见的控制字符", "a NUL"),
    ("王\x07", "看不见的控制字符", "a bell"),
    ("王\ud800", "看不见的控制字符", "half a letter"),
    ("字" * 201, "超过 200 个字", "a whole page"),
    ("#N/A", "公式出错了（#N/A）", "a lookup that found nothing"),
    (Spoiled("坏了", "重填"), "坏了", "what the file's reader found"),
]


@pytest.mark.parametrize(("cell", "what", "why"), BAD)
def test_what_is_no_text_is_told(cell: Any, what: str, why: str) -> None:
    with pytest.raises(BadValue) as bad:
        text_of(cell)
    assert what in bad.value.what, why
    assert bad.value.remedy, why


# text, cell, why
FORMULAS = [
    ("=1+1", "'=1+1", "a formula"),
    ("+8613800001001", "'+8613800001001", "so is this"),
    ("-1", "'-1", "and this"),
    ("@SUM(A1)", "'@SUM(A1)", "an old spreadsheet's formula"),
    ("\t=1", "'\t=1", "a tab hides it"),
    ("\r=1", "'\r=1", "so does an end of line"),
    ("＝1+1", "'＝1+1", "full width, as Chinese keyboards write it"),
    ("'=1", "''=1", "or the apostrophe would be lost on the way back"),
    ("'王", "'王", "no formula"),
    ("王=阿姨", "王=阿姨", "not at the beginning"),
    ("", "", "nothing"),
]


@pytest.mark.parametrize(("text", "cell", "why"), FORMULAS)
def test_a_text_is_written_so_that_no_spreadsheet_runs_it(text: str, cell: str, why: str) -> None:
    assert shielded(text) == cell, why


@given(st.text())
def test_shielding_is_undone_exactly(text: str) -> None:
    assert unshielded(shielded(text)) == text
    assert shielded(text)[:1] not in tuple("=+-@\t\r＝＋－＠")


CELLS = st.one_of(
    st.none(), st.text(), st.integers(), st.floats(), st.booleans(), st.datetimes(), st.dates(), st.times()
)


@given(CELLS)
def test_no_cell_raises_anything_but_its_problem(cell: Any) -> None:
    try:
        text = text_of(cell)
    except BadValue as bad:
        text = bad.what
    assert "\n" not in text
