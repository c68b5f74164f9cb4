"""Reading XLSX: openpyxl knows how a workbook hangs together, the rows are read straight from the XML."""

import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from zipfile import ZipFile

from openpyxl.reader.excel import ExcelReader
from openpyxl.styles.stylesheet import apply_stylesheet

from bot.residents.files.cell_values import Book
from bot.residents.files.package import CHUNK_BYTES, DAMAGED, check_package, unpacked
from bot.residents.files.sheet import Row, Sheet, UnreadableFile
from bot.residents.files.sheet_xml import MOST_COLUMNS, SheetParser, merged_ranges
from bot.residents.files.spans import spans_of, spread

# Stands in a worksheet's XML wherever cells are merged.
MERGED = b"mergeCell"


@contextmanager
def workbook_sheets(path: Path) -> Iterator[list[Sheet]]:
    """Yield the sheets of an XLSX file, hidden ones left out; raises `UnreadableFile`."""
    check_package(path)
    book, parts = _read_book(path)
    with ZipFile(path) as package:
        there = {name: part for name, part in parts.items() if part in package.namelist()}
        if not there:
            raise UnreadableFile("工作簿里没有看得见的表。请取消隐藏，或把数据放进一张新表，再导入。")
        yield [_sheet(package, part, name, book) for name, part in there.items()]


def _read_book(path: Path) -> tuple[Book, dict[str, str]]:
    """Return what the cells share, and the part of each visible worksheet by its name."""
    try:
        # openpyxl warns of decoration that it can't keep; we keep none.
        with warnings.catch_warnings(action="ignore"):
            reader = ExcelReader(path, read_only=True, data_only=True, keep_links=False)
            with reader.archive:
                return _book(reader), _worksheets(reader)
    # On a broken file openpyxl raises nearly anything: KeyError, TypeError, IndexError, ParseError ….
    except Exception as error:
        raise UnreadableFile(DAMAGED, f"{type(error).__name__}: {error}") from error


def _book(reader: ExcelReader) -> Book:
    reader.read_manifest()
    reader.read_strings()
    reader.read_workbook()
    apply_stylesheet(reader.archive, reader.wb)
    return Book(reader.shared_strings, frozenset(reader.wb._date_formats), reader.wb.epoch)


def _worksheets(reader: ExcelReader) -> dict[str, str]:
    return {
        sheet.name: link.target
        for sheet, link in reader.parser.find_sheets()
        if sheet.state == "visible" and "chartsheet" not in link.Type
    }


def _sheet(package: ZipFile, part: str, name: str, book: Book) -> Sheet:
    size, is_merged = _glance(package, part)
    return Sheet(name, _rows(package, part, SheetParser(name, book), is_merged), size)


def _glance(package: ZipFile, part: str) -> tuple[int, bool]:
    """Return about how many rows a worksheet has, and whether cells may be merged, without parsing it."""
    rows, is_merged, edge = 0, False, b""
    with unpacked(), package.open(part) as stream:
        while chunk := stream.read(CHUNK_BYTES):
            rows += chunk.count(b"<row")
            is_merged = is_merged or MERGED in edge + chunk
            edge = chunk[-len(MERGED) :]
    return rows, is_merged


def _rows(package: ZipFile, part: str, parser: SheetParser, is_merged: bool) -> Iterator[Row]:
    with unpacked():
        ranges: list[str] = []
        if is_merged:
            with package.open(part) as stream:
                ranges = merged_ranges(stream, part)
        with package.open(part) as stream:
            yield from spread(parser.rows(stream), spans_of(ranges, MOST_COLUMNS))
