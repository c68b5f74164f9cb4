"""Clerks' files, really made: XLSX by openpyxl or part by part, CSV byte by byte."""

from collections.abc import Mapping, Sequence
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

from openpyxl import Workbook

from bot.residents.files.opening import open_sheets
from bot.residents.files.sheet import Row, Sheet
from bot.residents.reading.read import Contents, read_contents
from tests.bot.residents.estate import ESTATE

Rows = Sequence[Sequence[Any]]
SHEET = "xl/worksheets/sheet1.xml"

HOMES: Rows = [["房屋", "面积", "网格", "标记"], ["3-2-1201", 89.5, "北区", "独居老人、孕妇"]]
PEOPLE_HEAD = ["房屋", "姓名", "关系", "手机号", "租期至"]


def workbook(sheets: Mapping[str, Rows]) -> Workbook:
    """Return a workbook with these sheets."""
    book = Workbook()
    book.remove(book.active)
    for name, rows in sheets.items():
        page = book.create_sheet(name)
        for row in rows:
            page.append(list(row))
    return book


def saved(book: Workbook, path: Path) -> Path:
    """Save a workbook there."""
    book.save(path)
    return path


def with_part(path: Path, part: str, change: Any) -> Path:
    """Change the bytes of one part of an XLSX file; a part that isn't there is added."""
    with ZipFile(path) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    parts[part] = change(parts.get(part, b""))
    content = BytesIO()
    with ZipFile(content, "w", ZIP_DEFLATED) as package:
        for name, value in parts.items():
            package.writestr(name, value)
    path.write_bytes(content.getvalue())
    return path


def rows_in(path: Path) -> dict[str, list[Row]]:
    """Return the rows of each sheet of a file."""
    with open_sheets(path) as sheets:
        return {sheet.name: list(sheet.rows) for sheet in sheets}


def values_in(path: Path) -> list[tuple[Any, ...]]:
    """Return the cells of the first sheet."""
    return [row.cells for row in next(iter(rows_in(path).values()))]


def read_rows(sheets: Mapping[str, Rows], known: Sequence[str] = ("3栋2单元1201",)) -> Contents:
    """Return what sheets of these rows say; 3栋2单元1201 is in the register already."""
    made = [
        Sheet(name, [Row(number, tuple(cells)) for number, cells in enumerate(rows, start=1)], len(rows))
        for name, rows in sheets.items()
    ]
    return read_contents(made, ESTATE, known)


def read_path(path: Path, known: Sequence[str] = ("3栋2单元1201",)) -> Contents:
    """Return what a file says."""
    with open_sheets(path) as sheets:
        return read_contents(sheets, ESTATE, known)


def told(contents: Contents) -> list[str]:
    """Return the problems as a clerk reads them."""
    return [str(problem) for problem in contents.problems]
