"""What a worksheet's XML tells that a reader of values doesn't: merged ranges, and formulas without a value."""

from dataclasses import dataclass, field
from typing import IO
from xml.parsers.expat import ExpatError, ParserCreate

from bot.residents.files.package import SAVE_AS
from bot.residents.files.sheet import MOST_ROWS, UnreadableFile, too_many_rows

# The last row that Excel has.
LAST_ROW = 1_048_576


@dataclass(slots=True)
class Survey:
    """A worksheet as a whole: how many rows hold values, which is the last, what is merged.

    `uncomputed` are the cells (C7) whose formula has never been computed: programs write such files.
    """

    rows: int = 0
    last_row: int = 0
    merged: list[str] = field(default_factory=list)
    uncomputed: set[str] = field(default_factory=set)


class Surveyor:
    """Reads a worksheet's XML once, element by element."""

    def __init__(self, name: str) -> None:
        self.survey = Survey()
        self._name = name
        self._row = 0
        self._cell = ""
        self._is_text = False
        self._parser = ParserCreate(namespace_separator=" ")
        self._parser.StartElementHandler = self._begin
        self._parser.EndElementHandler = self._end
        self._formula = False
        self._computed = False

    def read(self, stream: IO[bytes]) -> Survey:
        """Return the survey; raises `UnreadableFile`."""
        try:
            self._parser.ParseFile(stream)
        except ExpatError as error:
            raise UnreadableFile(f"文件损坏了，打不开。{SAVE_AS}。", f"{self._name}: {error}") from error
        return self.survey

    def _begin(self, tag: str, given: dict[str, str]) -> None:
        element = tag.rpartition(" ")[2]
        if element == "c":
            self._cell, self._is_text = given.get("r", ""), given.get("t") == "str"
            self._formula = self._computed = False
        elif element == "row":
            self._begin_row(given.get("r", ""))
        elif element == "f":
            self._formula = True
        elif element == "v" or element == "is":
            self._note_value()
        elif element == "mergeCell":
            self.survey.merged.append(given.get("ref", ""))
            self._refuse_too_many(len(self.survey.merged))

    def _begin_row(self, number: str) -> None:
        before = self._row
        self._row = int(number) if number.isascii() and number.isdigit() else before + 1
        if not before < self._row <= LAST_ROW:
            raise UnreadableFile(f"“{self._name}”的行号乱了。{SAVE_AS}。", f"row {number} after {before}")

    def _note_value(self) -> None:
        self._note_row()
        if self._formula:
            # A text that a formula made may be empty; a number may not.
            self._computed = self._is_text
            self._parser.CharacterDataHandler = self._note_text

    def _note_text(self, text: str) -> None:
        self._computed = self._computed or bool(text.strip())

    def _end(self, tag: str) -> None:
        element = tag.rpartition(" ")[2]
        if element == "v" and self._formula:
            self._parser.CharacterDataHandler = None
        elif element == "c" and self._formula and not self._computed:
            self._note_uncomputed()

    def _note_uncomputed(self) -> None:
        self._note_row()
        self.survey.uncomputed.add(self._cell)
        self._refuse_too_many(len(self.survey.uncomputed))

    def _note_row(self) -> None:
        if self._row != self.survey.last_row:
            self.survey.last_row = self._row
            self.survey.rows += 1
            self._refuse_too_many(self.survey.rows)

    def _refuse_too_many(self, count: int) -> None:
        # Merged ranges and bare formulas, too: no sheet has more of them than rows.
        if count > MOST_ROWS:
            raise too_many_rows(self._name)
