"""What a cell of XLSX holds, from the text in its XML (ECMA-376 18.3.1.4 and 18.18.11)."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from openpyxl.utils.datetime import from_excel

from bot.residents.files.sheet import Cell, Spoiled

UNCOMPUTED = "是公式，文件里没有算好的结果"
COMPUTE = "请用 Excel 或 WPS 打开并保存一次，或粘贴为数值"
UNREADABLE = Spoiled("这一格读不出来", "请删掉重新填写")
# How programs on Windows write the end of a line within a cell.
CARRIAGE_RETURN = "_x000D_"
TEXTS = ("str", "inlineStr", "e")


@dataclass(frozen=True, slots=True)
class Book:
    """What the cells of a workbook share: its texts, which styles are dates, and from when days count."""

    strings: Sequence[str]
    dates: Collection[int]
    epoch: datetime


@dataclass(slots=True)
class Found:
    """A cell as it is written: its place (C7), its type and style, and the text that was found."""

    name: str
    type: str
    style: str
    text: str = ""
    has_value: bool = False
    has_formula: bool = False


def value_of(cell: Found, book: Book) -> Cell:
    """Return the value; `Spoiled` for a formula that was never computed, and for what makes no sense."""
    if cell.has_formula and not cell.text and not (cell.type == "str" and cell.has_value):
        return Spoiled(f"{cell.name} {UNCOMPUTED}", COMPUTE)
    if not cell.text:
        return None
    if cell.type in TEXTS:
        return cell.text.replace(CARRIAGE_RETURN, " ")
    try:
        return READERS[cell.type](cell, book)
    except (KeyError, IndexError, ValueError, OverflowError):
        return UNREADABLE


def _shared(cell: Found, book: Book) -> str:
    return book.strings[int(cell.text)].replace(CARRIAGE_RETURN, " ")


def _number(cell: Found, book: Book) -> Any:
    plain = cell.text.isdigit() or (cell.text[0] == "-" and cell.text[1:].isdigit())
    number = int(cell.text) if plain else float(cell.text)
    return from_excel(number, book.epoch) if cell.style and int(cell.style) in book.dates else number


def _boolean(cell: Found, _book: Book) -> bool:
    return bool(int(cell.text))


def _date(cell: Found, _book: Book) -> date:
    return datetime.fromisoformat(cell.text)


READERS: dict[str, Callable[[Found, Book], Cell]] = {
    "n": _number,
    "s": _shared,
    "b": _boolean,
    "d": _date,
}
