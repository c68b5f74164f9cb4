"""A whole file: its sheets' lines by kind, and what contradicts itself between the rows."""

from collections import defaultdict
from collections.abc import Callable, Container, Hashable, Iterable, Iterator
from dataclasses import dataclass, field

from bot.residents.files.sheet import Row, Sheet
from bot.residents.reading.addresses import Addresses
from bot.residents.reading.columns import BILLS, CARS, HOMES, KINDS, NOTES, PEOPLE, Kind
from bot.residents.reading.problem import RowProblem, Where
from bot.residents.reading.rows import Line, RowReader, SheetLines
from config.estate import Estate

# Called with how many rows were read since the last call.
Progress = Callable[[int], None]
STRIDE = 500
# A row may be repeated a thousand times; three places are enough to find them.
SHOWN_OTHERS = 3


@dataclass(slots=True)
class Contents:
    """What a file says of the register: the good lines of each kind, every problem, and remarks."""

    lines: dict[str, list[Line]] = field(default_factory=lambda: {name: [] for name in KINDS})
    problems: list[RowProblem] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)
    # Kinds with a bad row: who is not named in them may be the one who could not be read.
    incomplete: set[str] = field(default_factory=set)

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to import and nothing to complain of."""
        return not self.problems and not any(self.lines.values())


def read_contents(
    sheets: Iterable[Sheet], estate: Estate, known: Container[str], progress: Progress = lambda _rows: None
) -> Contents:
    """Return what the sheets say; `known` are the labels of the homes that are in the register already.

    Raises `UnreadableFile` when a sheet can't be read to its end.
    """
    contents = Contents()
    reader = RowReader(estate, Addresses(estate))
    spoiled: dict[str, Where] = {}
    for sheet in sheets:
        if sheet.name not in NOTES:
            found = reader.read(sheet, _counted(sheet.rows, progress))
            _add(contents, found)
            spoiled |= found.spoiled if found.kind is HOMES else {}
    for kind in KINDS.values():
        dropped = _drop(contents, kind, _repeated(kind, contents.lines[kind.name]))
        spoiled |= {line.home.label: line.where for line in dropped if kind is HOMES}
    for kind in (PEOPLE, CARS, BILLS):
        _drop(contents, kind, _homeless(contents, kind, known, spoiled))
    contents.problems.sort(key=lambda problem: problem.where)
    return contents


def _add(contents: Contents, found: SheetLines) -> None:
    contents.problems += found.problems
    contents.warnings += found.warnings
    if found.kind:
        contents.lines[found.kind.name] += found.lines
        if found.problems:
            contents.incomplete.add(found.kind.name)


def _drop(contents: Contents, kind: Kind, problems: list[RowProblem]) -> list[Line]:
    """Take the rows with these problems out; return them."""
    bad = {problem.where for problem in problems}
    lines = contents.lines[kind.name]
    contents.lines[kind.name] = [line for line in lines if line.where not in bad]
    contents.problems += problems
    contents.incomplete |= {kind.name} if bad else set()
    return [line for line in lines if line.where in bad]


def _repeated(kind: Kind, lines: list[Line]) -> list[RowProblem]:
    """Return a problem for each row of those that say the same thing twice."""
    places: dict[tuple[Hashable, ...], list[Where]] = defaultdict(list)
    for line in lines:
        for key in _keys(kind, line):
            places[key].append(line.where)
    return [
        RowProblem(where, "", f"“{' '.join(map(str, key))}”和{_others(where, wheres)}重复了", "请只留一行")
        for key, wheres in places.items()
        if len(wheres) > 1
        for where in wheres
    ]


def _keys(kind: Kind, line: Line) -> list[tuple[Hashable, ...]]:
    if kind is CARS:
        return [(plate,) for plate in line.values["plates"]]
    return [(line.home.label, *(line.values[name] for name in kind.key))]


def _others(where: Where, wheres: list[Where]) -> str:
    others = [str(other) for other in wheres[: SHOWN_OTHERS + 1] if other != where][:SHOWN_OTHERS]
    return "、".join(others) + ("等" if len(wheres) > SHOWN_OTHERS + 1 else "")


def _homeless(
    contents: Contents, kind: Kind, known: Container[str], spoiled: dict[str, Where]
) -> list[RowProblem]:
    """Return a problem for each row whose home is neither in the register nor in the file."""
    coming = {line.home.label for line in contents.lines[HOMES.name]}
    problems: list[RowProblem] = []
    for line in contents.lines[kind.name]:
        label = line.home.label
        if label not in coming and label not in known:
            bad = spoiled.get(label)
            what = f"“{label}”自己的资料有错（{bad}）" if bad else f"档案里还没有“{label}”这套房"
            remedy = "改好那一行，这一行就好了" if bad else "请先在《房屋》表里加上它，或核对房号"
            problems.append(RowProblem(line.where, "房屋", what, remedy))
    return problems


def _counted(rows: Iterable[Row], progress: Progress) -> Iterator[Row]:
    for count, row in enumerate(rows, start=1):
        yield row
        if count % STRIDE == 0:
            progress(STRIDE)
