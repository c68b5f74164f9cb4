"""Merged cells: what is shown across several rows is meant for each of them."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from bot.residents.files.sheet import (
    Cell,
    Row,
    Spanned,
    Spoiled,
    UnreadableFile,
    Value,
    column_number,
)

RANGE = re.compile(r"([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})")
# A title is merged across all columns of a sheet; more of it says nothing.
MOST_SPANNED = 60


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A merged range; columns count from 0, rows as Excel shows them."""

    top: int
    bottom: int
    left: int
    right: int
    name: str


def spans_of(ranges: Iterable[str], columns: int) -> list[Span]:
    """Return the merged ranges (A2:A4) that begin within so many columns, the highest first."""
    found = (match for name in ranges if (match := RANGE.fullmatch(name)))
    spans = (
        Span(int(one[2]), int(one[4]), column_number(one[1]) - 1, column_number(one[3]) - 1, one[0])
        for one in found
    )
    return sorted(span for span in spans if span.left < columns)


def spread(rows: Iterable[Row], spans: list[Span]) -> Iterator[Row]:
    """Yield the rows with merged ranges filled in.

    One column wide, a range repeats its value in every row, as a clerk means it who merges the home of a
    family. A range over several columns says nothing that a column could keep.
    """
    waiting = spans[::-1]
    # Ranges that don't overlap are at most one for each column.
    columns = 1 + max((span.left for span in spans), default=0)
    active: list[tuple[Span, Value]] = []
    for row in rows:
        while waiting and waiting[-1].top <= row.number:
            span = waiting.pop()
            active.append((span, _value(row, span)))
        active = [(span, value) for span, value in active if span.bottom >= row.number]
        if len(active) > columns:
            raise UnreadableFile("表里的合并单元格互相重叠，读不出来。请取消所有合并，再导入。")
        yield _filled(row, active) if active else row


def _value(row: Row, span: Span) -> Value:
    if row.number != span.top or span.left >= len(row.cells):
        return None
    first = row.cells[span.left]
    return None if isinstance(first, Spoiled | Spanned) else first


def _filled(row: Row, active: list[tuple[Span, Value]]) -> Row:
    cells: list[Cell] = list(row.cells)
    for span, value in active:
        last = min(span.right, span.left + MOST_SPANNED)
        cells += [None] * (last + 1 - len(cells))
        for column in range(span.left, last + 1):
            if not isinstance(cells[column], Spoiled):
                cells[column] = _cell(row, span, value)
    return Row(row.number, tuple(cells))


def _cell(row: Row, span: Span, value: Value) -> Cell:
    if span.left != span.right:
        return Spoiled(f"{span.name} 是横着合并的单元格", "请取消合并，每一列各填各的")
    return Spanned(value, span.name, row.number == span.top)
