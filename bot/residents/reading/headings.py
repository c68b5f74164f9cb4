"""Which kind of sheet this is, and which column is where: by the sheet's name and its headings."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from bot.residents.files.sheet import Cell, Row
from bot.residents.reading.columns import BILLS, CARS, HOMES, KINDS, PEOPLE, PLACE, Column, Kind
from bot.residents.reading.problem import BadValue
from bot.residents.reading.texts import folded, text_of

# Above the headings there may be a title and a note.
SEARCHED_ROWS = 10
UNIT = re.compile(r"\(.*\)|\[.*\]|[*:]")
# By headings alone: what needs more columns is tried first.
BY_HEADINGS = (BILLS, PEOPLE, CARS, HOMES)


@dataclass(frozen=True, slots=True)
class Layout:
    """A sheet's kind, the row of its headings, and which of its columns is which."""

    kind: Kind
    row: int
    columns: tuple[tuple[int, Column], ...]
    unused: tuple[str, ...]


class NoHeadings(Exception):
    """No row has the headings: carries the kind by the sheet's name, the nearest row and what it lacks."""

    def __init__(self, kind: Kind | None, row: int, lacking: tuple[str, ...], why: str = "") -> None:
        super().__init__(why)
        self.kind = kind
        self.row = row
        self.lacking = lacking
        self.why = why


def kind_named(name: str) -> Kind | None:
    """Return the kind that a sheet's or file's name says: 住户, 住户档案, 2026年-住户."""
    plain = folded(name)
    exact = next((kind for kind in KINDS.values() if plain in kind.names), None)
    ending = [kind for kind in KINDS.values() if plain.endswith(tuple(f"-{one}" for one in kind.names))]
    return exact or (ending[0] if len(ending) == 1 else None)


def find_layout(name: str, rows: list[Row]) -> Layout:
    """Return the layout of a sheet whose first rows these are; raises `NoHeadings`."""
    named = kind_named(name)
    nearest = NoHeadings(named, 1, _needed(named) if named else ())
    for row in rows:
        headings = _headings(row)
        kind = named or _fitting(headings, row)
        lacking = _lacking(kind, headings) if kind else ()
        if kind and not lacking:
            return _layout(kind, row, headings)
        if len(lacking) < len(nearest.lacking):
            nearest = NoHeadings(named, row.number, lacking)
    raise nearest


def _fitting(headings: list[str], row: Row) -> Kind | None:
    fits = [kind for kind in BY_HEADINGS if not _lacking(kind, headings)]
    if fits[:2] == [PEOPLE, CARS]:
        why = "这张表既像“住户”又像“车辆”，请把车牌单独放一张表，或把表的名字改成“住户”或“车辆”"
        raise NoHeadings(None, row.number, (), why)
    # Many a list has addresses: it is one of homes if it tells something of homes, or nothing else.
    if fits == [HOMES] and not _tells_of_homes(headings):
        return None
    return fits[0] if fits else None


def _tells_of_homes(headings: list[str]) -> bool:
    place, own = HOMES.columns[: len(PLACE)], HOMES.columns[len(PLACE) :]
    known = sum(len(_places(column, headings)) for column in place)
    return any(_places(column, headings) for column in own) or known == sum(map(bool, headings))


def _layout(kind: Kind, row: Row, headings: list[str]) -> Layout:
    columns: list[tuple[int, Column]] = []
    for column in kind.columns:
        places = _places(column, headings)
        if len(places) > 1:
            raise NoHeadings(kind, row.number, (), f"“{column.title}”有 {len(places)} 列，请只留一列")
        columns += [(place, column) for place in places]
    used = {place for place, _ in columns}
    unused = tuple(text for place, text in enumerate(headings) if text and place not in used)
    return Layout(kind, row.number, tuple(columns), unused)


def _lacking(kind: Kind, headings: list[str]) -> tuple[str, ...]:
    lacking = [column.title for column in kind.columns if column.required and not _places(column, headings)]
    home, *_, door = PLACE
    return (*(() if _places(home, headings) or _places(door, headings) else ("房屋",)), *lacking)


def _needed(kind: Kind) -> tuple[str, ...]:
    return ("房屋", *(column.title for column in kind.columns if column.required))


def _places(column: Column, headings: list[str]) -> list[int]:
    # The proper heading wins over a synonym: 住址 may stand beside 房屋.
    exact = [place for place, text in enumerate(headings) if text == column.title]
    return exact or [place for place, text in enumerate(headings) if text in column.synonyms]


def _headings(row: Row) -> list[str]:
    return [UNIT.sub("", text) for text in _texts(row.cells)]


def _texts(cells: tuple[Cell, ...]) -> Iterator[str]:
    for cell in cells:
        try:
            yield folded(text_of(cell))
        except BadValue:
            yield ""
