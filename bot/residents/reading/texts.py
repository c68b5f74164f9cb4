"""The text of a cell, whatever Excel made of it."""

import re
import unicodedata
from datetime import date, datetime, time, timedelta
from decimal import Decimal

from bot.residents.files.sheet import Cell, Spanned, Spoiled
from bot.residents.reading.problem import BadValue

LONGEST = 200
LARGEST = 10**15
# What a formula shows when it failed (ECMA-376, 18.17.3).
ERRORS = ("#N/A", "#REF!", "#VALUE!", "#DIV/0!", "#NAME?", "#NULL!", "#NUM!")
# What begins like this a spreadsheet takes for a formula, also in full width; an apostrophe in front keeps
# it a text (OWASP: CSV Injection). A text that begins with such an apostrophe itself gets one more.
DANGEROUS = re.compile(r"'*[=+\-@\t\r\n＝＋－＠]")
INVISIBLE = re.compile(r"[\u200b-\u200f\u2028-\u202e\u2060\ufeff]")
CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
SPACES = re.compile(r"\s+")


def shielded(text: str) -> str:
    """Return the text as a cell that no spreadsheet takes for a formula."""
    return f"'{text}" if DANGEROUS.match(text) else text


def unshielded(text: str) -> str:
    """Return the text that `shielded` was given."""
    return text[1:] if text.startswith("'") and DANGEROUS.match(text) else text


def text_of(cell: Cell) -> str:
    """Return a cell's text on one line, without what can't be seen; raises `BadValue`."""
    if isinstance(cell, Spanned):
        return text_of(cell.value)
    if isinstance(cell, Spoiled):
        raise BadValue(cell.what, cell.remedy)
    if isinstance(cell, datetime | date | time | timedelta):
        raise BadValue("Excel 把这一格当成了日期或时间", "请把整列的格式设为“文本”，再重新填写这一格")
    if isinstance(cell, bool):
        raise BadValue("这一格是“是/否”，不是文字", "请重新填写")
    if isinstance(cell, int | float):
        return number_text(cell)
    return _clean(unshielded(cell or ""))


def number_text(number: int | float) -> str:
    """Return a number as a person writes it: 1201, not 1201.0."""
    # Excel itself keeps fifteen digits; this refuses infinity and what is no number, too.
    if not abs(number) < LARGEST:
        raise BadValue("这一格不是正常的数", "请重新填写；号码类的内容请先把格式设为“文本”")
    plain = format(Decimal(repr(number)), "f")
    return plain.rstrip("0").rstrip(".") if "." in plain else plain


def folded(text: str) -> str:
    """Return a text for comparing: narrow letters, no spaces."""
    return SPACES.sub("", unicodedata.normalize("NFKC", text))


def _clean(text: str) -> str:
    if CONTROL.search(text):
        raise BadValue("这一格里有看不见的控制字符", "请删掉这一格的内容，重新打一遍")
    plain = SPACES.sub(" ", INVISIBLE.sub("", text)).strip()
    if plain in ERRORS:
        raise BadValue(f"公式出错了（{plain}）", "请改好公式，或直接填数值")
    if len(plain) > LONGEST:
        raise BadValue(f"超过 {LONGEST} 个字", "请写短一些")
    return plain
