"""Writing sheets as XLSX or CSV, so that no spreadsheet takes a cell for a formula."""

import csv
import os
from collections.abc import Iterable, Mapping, Sequence
from io import BytesIO, StringIO
from pathlib import Path
from typing import Any

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Font
from openpyxl.worksheet.datavalidation import DataValidation

from bot.residents.files.tables import HEADINGS
from bot.residents.home import ROLES
from bot.residents.reading.columns import NOTES, PEOPLE
from bot.residents.reading.texts import CONTROL, shielded

Rows = Iterable[Sequence[str]]
TEXT = "@"
WIDTH = 18
NOTE_WIDTH = 100

GUIDE = (
    "怎么填：",
    "1. 每张表第一行是表头，不要改；从第二行起，一行填一条。不用的表空着就行。",
    "2. 房屋写成 3栋2单元1201 或 3-2-1201；也可以把“房屋”一列换成“楼栋”“单元”“房号”三列。",
    "3. 《房屋》：网格不填，就用这栋楼的网格；标记可以写几个，用、隔开，例如：独居老人、孕妇。",
    "4. 《住户》：关系填业主、租户或家人；手机号一格只填一个。",
    "　　租期至只给租户和租户的家人填，例如 2026-12-31；到期的第二天，微信绑定自动失效。",
    "　　称呼填住户希望怎么称呼，例如 女士、先生、老师、阿姨；不填就称“您”。",
    "5. 《住户》里出现的每一套房，导入后住户就以这份表为准：没写进来的人算搬走，他的微信绑定也会解除。",
    "6. 《车辆》：一行一个车牌；同一套房没写进来的车牌会移出。《账单》只新增和修改，不会删除。",
    "7. 没有在表里出现的房屋，一概不动。",
)


def workbook_bytes(sheets: Mapping[str, Rows]) -> bytes:
    """Return an XLSX file with these sheets: name -> rows below the headings."""
    book = Workbook(write_only=True)
    for name, rows in sheets.items():
        page = book.create_sheet(name)
        _set_out(page, name)
        page.append([_bold(page, heading) for heading in HEADINGS[name]])
        for row in rows:
            page.append([_text(page, value) for value in row])
    return _saved(book)


def template_bytes() -> bytes:
    """Return an empty XLSX file to fill in, with a sheet that says how."""
    book = Workbook(write_only=True)
    for name, headings in HEADINGS.items():
        page = book.create_sheet(name)
        _set_out(page, name)
        page.append([_bold(page, heading) for heading in headings])
    guide = book.create_sheet(NOTES[0])
    guide.column_dimensions["A"].width = NOTE_WIDTH
    for line in GUIDE:
        guide.append([line])
    return _saved(book)


def csv_bytes(name: str, rows: Rows) -> bytes:
    """Return a CSV file of one sheet, with the mark by which Excel knows UTF-8."""
    text = StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(HEADINGS[name])
    writer.writerows([shielded(value) for value in row] for row in rows)
    return text.getvalue().encode("utf-8-sig")


def write_private(path: Path, content: bytes) -> None:
    """Write a file that only its owner can read; one that was there is replaced as a whole."""
    unfinished = path.with_name(path.name + ".part")
    unfinished.unlink(missing_ok=True)
    with open(os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
        file.write(content)
    unfinished.replace(path)


def _set_out(page: Any, name: str) -> None:
    page.freeze_panes = "A2"
    for letter in "ABCDEF"[: len(HEADINGS[name])]:
        page.column_dimensions[letter].width = WIDTH
        # Or Excel makes dates of homes and billing periods, and rounds phone numbers.
        page.column_dimensions[letter].number_format = TEXT
    if name == PEOPLE.name:
        choice = DataValidation("list", formula1=f'"{",".join(ROLES.values())}"', allow_blank=True)
        choice.add("C2:C100000")
        page.data_validations.append(choice)


def _bold(page: Any, heading: str) -> Any:
    cell = WriteOnlyCell(page, heading)
    cell.font = Font(bold=True)
    return cell


def _text(page: Any, value: str) -> Any:
    # XML has no control characters at all.
    cell = WriteOnlyCell(page, shielded(CONTROL.sub("", value)) or None)
    cell.number_format = TEXT
    return cell


def _saved(book: Workbook) -> bytes:
    content = BytesIO()
    book.save(content)
    return content.getvalue()
