"""A sheet of a clerk's file, as rows of cells: what XLSX and CSV have in common."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from bot.errors import BotError

Value = str | int | float | date | datetime | time | timedelta | None

# More than this is no estate but a mistake; what is read is kept in memory until it is stored.
MOST_ROWS = 200_000


@dataclass(frozen=True, slots=True)
class Spoiled:
    """A cell whose value can't be known: what is wrong with it, and what to do."""

    what: str
    remedy: str


@dataclass(frozen=True, slots=True)
class Spanned:
    """A cell of a merged range (A2:A4): it shows the value of the range's first cell."""

    value: Value
    range: str
    is_first: bool


Cell = Value | Spoiled | Spanned


@dataclass(frozen=True, slots=True)
class Row:
    """A row; `number` is what Excel shows at its side."""

    number: int
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet, or a CSV file; `size` is about how many rows it has. The rows can be read once."""

    name: str
    rows: Iterable[Row]
    size: int


class UnreadableFile(BotError):
    """A file from which no rows can be read; its words say why and what to do."""


def too_many_rows(name: str) -> UnreadableFile:
    """Return the refusal of a sheet with more than `MOST_ROWS` rows."""
    return UnreadableFile(f"“{name}”超过 {MOST_ROWS // 10_000} 万行，请按楼栋分成几个文件，一个一个导入。")


def column_number(letters: str) -> int:
    """Return the number of a column that has these capital letters: A is 1, AA is 27."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number


def is_blank(cell: Cell) -> bool:
    """Return whether nothing was written into this cell itself."""
    if isinstance(cell, Spanned):
        return not cell.is_first or is_blank(cell.value)
    return cell is None or (isinstance(cell, str) and not cell.strip())
