"""The rows of one sheet as values, or as problems; one bad cell never hides another."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import chain, islice
from typing import Any

from bot.residents.files.sheet import Cell, Row, Sheet, Spanned, Spoiled, is_blank
from bot.residents.home import Home
from bot.residents.reading.addresses import HOW_TO_WRITE, Addresses
from bot.residents.reading.columns import PLACE, Column, Kind
from bot.residents.reading.headings import SEARCHED_ROWS, Layout, NoHeadings, find_layout, kind_named
from bot.residents.reading.problem import BadValue, RowProblem, Where
from config.estate import Estate

PLACES = frozenset(column.field for column in PLACE)


@dataclass(frozen=True, slots=True)
class Line:
    """A good row: the home that it is about, and the values of those columns that the sheet has."""

    where: Where
    home: Home
    values: Mapping[str, Any]


@dataclass(slots=True)
class SheetLines:
    """What a sheet says: `kind` is None for a sheet that is none of the register's."""

    kind: Kind | None
    lines: list[Line] = field(default_factory=list)
    problems: list[RowProblem] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)
    # Homes whose own row is bad.
    spoiled: dict[str, Where] = field(default_factory=dict)


class RowReader:
    """Reads the rows of sheets for one estate."""

    def __init__(self, estate: Estate, addresses: Addresses) -> None:
        self._estate = estate
        self._addresses = addresses

    def read(self, sheet: Sheet, rows: Iterator[Row]) -> SheetLines:
        """Return what the sheet says; `rows` are the sheet's own, perhaps counted on the way."""
        head = list(islice(_written(rows), SEARCHED_ROWS))
        if not head:
            return SheetLines(kind_named(sheet.name))
        try:
            layout = find_layout(sheet.name, head)
        except NoHeadings as none:
            return _without_headings(sheet.name, none)
        found = SheetLines(layout.kind)
        if layout.unused:
            found.warnings.append(f"《{sheet.name}》里没有用到的列：{'、'.join(layout.unused)}")
        below = (row for row in head if row.number > layout.row)
        for row in chain(below, _written(rows)):
            self._read_row(Where(sheet.name, row.number), row.cells, layout, found)
        return found

    def _read_row(self, where: Where, cells: tuple[Cell, ...], layout: Layout, found: SheetLines) -> None:
        values: dict[str, Any] = {}
        problems: list[RowProblem] = []
        for place, column in layout.columns:
            try:
                values[column.field] = self._value(column, cells[place] if place < len(cells) else None)
            except BadValue as bad:
                problems.append(RowProblem(where, column.title, bad.what, bad.remedy))
        home = self._home(where, values, problems)
        if home and not problems:
            problems += _checked(where, layout.kind, values)
        if home and not problems:
            own = {name: value for name, value in values.items() if name not in PLACES}
            found.lines.append(Line(where, home, own))
        elif home:
            found.spoiled[home.label] = where
        found.problems += problems

    def _value(self, column: Column, cell: Cell) -> Any:
        if isinstance(cell, Spanned) and not column.spans:
            raise BadValue(f"{cell.range} 是合并的单元格", "请取消合并，每一行各填各的")
        blank = cell.value is None if isinstance(cell, Spanned) else is_blank(cell)
        if not blank:
            value = column.read(cell, self._estate)
            if value != "" or not column.required:
                return value
        if column.required:
            raise BadValue("没有填", f"请填上{column.title}")
        return column.blank

    def _home(self, where: Where, values: Mapping[str, Any], problems: list[RowProblem]) -> Home | None:
        if any(problem.column in TITLES for problem in problems):
            return None
        words = values.get("home") or values.get("door", "")
        try:
            if not words:
                raise BadValue("没有填是哪套房", HOW_TO_WRITE)
            return self._addresses.home(words, values.get("building", ""), values.get("entrance", ""))
        except BadValue as bad:
            problems.append(RowProblem(where, "房屋", bad.what, bad.remedy))
            return None


TITLES = frozenset(column.title for column in PLACE)


def _written(rows: Iterator[Row]) -> Iterator[Row]:
    return (row for row in rows if any(isinstance(cell, Spoiled) or not is_blank(cell) for cell in row.cells))


def _checked(where: Where, kind: Kind, values: Mapping[str, Any]) -> list[RowProblem]:
    try:
        kind.check(values)
    except BadValue as bad:
        return [RowProblem(where, "", bad.what, bad.remedy)]
    return []


def _without_headings(name: str, none: NoHeadings) -> SheetLines:
    where = Where(name, none.row)
    if none.why:
        return SheetLines(none.kind, problems=[RowProblem(where, "", "表头不对", none.why)])
    if none.kind is None:
        return SheetLines(None, warnings=[f"《{name}》不像是住户档案的表，没有读"])
    what = f"表头里没有“{'”“'.join(none.lacking)}”"
    return SheetLines(none.kind, problems=[RowProblem(where, "", what, "请按模板补上这几列")])
