"""The rows of a worksheet's XML, read in one go in little memory."""

import re
from collections.abc import Iterator
from typing import IO
from xml.parsers.expat import ExpatError, ParserCreate

from bot.residents.files.cell_values import Book, Found, value_of
from bot.residents.files.package import CHUNK_BYTES, DAMAGED, SAVE_AS
from bot.residents.files.sheet import MOST_ROWS, Cell, Row, UnreadableFile, column_number, too_many_rows

# The last row that Excel has.
LAST_ROW = 1_048_576
# A clerk's sheet is narrower; a stray cell at the far right must not widen every row.
MOST_COLUMNS = 60
DIGITS = "0123456789"
LETTERS = re.compile(r"[A-Z]{1,3}")


class SheetParser:
    """Turns the elements of one worksheet into rows. Rows without a value are left out."""

    def __init__(self, name: str, book: Book) -> None:
        self._name = name
        self._book = book
        self._ready: list[Row] = []
        self._count = 0
        self._row = 0
        self._cells: list[Cell] = []
        self._cell = Found("", "n", "")
        self._column = 0
        self._columns: dict[str, int] = {}
        self._texts: list[str] = []
        self._listening = False
        self._phonetic = False
        self._parser = ParserCreate(namespace_separator=" ")
        self._parser.buffer_text = True
        self._parser.StartElementHandler = self._begin
        self._parser.EndElementHandler = self._end
        self._parser.CharacterDataHandler = self._hear

    def rows(self, stream: IO[bytes]) -> Iterator[Row]:
        """Yield the rows; raises `UnreadableFile`."""
        try:
            while chunk := stream.read(CHUNK_BYTES):
                self._parser.Parse(chunk)
                yield from self._ready
                self._ready.clear()
            self._parser.Parse(b"", True)
        except ExpatError as error:
            raise UnreadableFile(DAMAGED, f"{self._name}: {error}") from error

    def _begin(self, tag: str, given: dict[str, str]) -> None:
        element = tag[tag.rfind(" ") + 1 :]
        if element == "c":
            self._cell = Found(given.get("r", ""), given.get("t", "n"), given.get("s", ""))
            self._texts.clear()
        elif element == "v" or element == "t":
            self._cell.has_value = True
            self._listening = not self._phonetic
        elif element == "rPh":
            # How a text is pronounced is no part of it.
            self._phonetic = True
        elif element == "f":
            self._cell.has_formula = True
        elif element == "row":
            self._begin_row(given.get("r", ""))

    def _hear(self, text: str) -> None:
        if self._listening:
            self._texts.append(text)

    def _end(self, tag: str) -> None:
        element = tag[tag.rfind(" ") + 1 :]
        if element == "v" or element == "t":
            self._listening = False
        elif element == "rPh":
            self._phonetic = False
        elif element == "c":
            self._end_cell()
        elif element == "row":
            self._end_row()

    def _begin_row(self, number: str) -> None:
        before = self._row
        self._row = int(number) if number.isdecimal() and len(number) <= len(str(LAST_ROW)) else before + 1
        if not before < self._row <= LAST_ROW:
            raise UnreadableFile(f"“{self._name}”的行号乱了。{SAVE_AS}。", f"row {number} after {before}")
        self._cells = []
        self._column = 0

    def _end_cell(self) -> None:
        self._column = self._place(self._cell.name)
        self._cell.text = "".join(self._texts)
        value = value_of(self._cell, self._book)
        if value is not None and self._column <= MOST_COLUMNS:
            self._cells += [None] * (self._column - len(self._cells))
            self._cells[self._column - 1] = value

    def _place(self, name: str) -> int:
        letters = name.rstrip(DIGITS)
        if not letters:
            return self._column + 1
        if letters not in self._columns:
            if not LETTERS.fullmatch(letters):
                raise UnreadableFile(DAMAGED, f"{self._name}: cell {name}")
            self._columns[letters] = column_number(letters)
        return self._columns[letters]

    def _end_row(self) -> None:
        if self._cells:
            self._ready.append(Row(self._row, tuple(self._cells)))
            self._count += 1
            if self._count > MOST_ROWS:
                raise too_many_rows(self._name)


def merged_ranges(stream: IO[bytes], name: str) -> list[str]:
    """Return the ranges that a worksheet merges; its XML names them below the rows."""
    ranges: list[str] = []

    def begin(tag: str, given: dict[str, str]) -> None:
        if tag.endswith(" mergeCell"):
            ranges.append(given.get("ref", ""))
            # No sheet merges more than it has rows.
            if len(ranges) > MOST_ROWS:
                raise too_many_rows(name)

    parser = ParserCreate(namespace_separator=" ")
    parser.StartElementHandler = begin
    try:
        parser.ParseFile(stream)
    except ExpatError as error:
        raise UnreadableFile(DAMAGED, f"{name}: {error}") from error
    return ranges
