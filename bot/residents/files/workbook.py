"""Reading XLSX: openpyxl gives the values row by row, the survey what they mean."""

import warnings
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

from openpyxl import load_workbook
from openpyxl.utils import get_column_letter

from bot.residents.files.package import SAVE_AS, check_package
from bot.residents.files.sheet import Cell, Row, Sheet, Spoiled, UnreadableFile
from bot.residents.files.spans import spans_of, spread
from bot.residents.files.survey import Survey, Surveyor

# A clerk's sheet is narrower; a stray cell at the far right must not widen every row.
MOST_COLUMNS = 60


@contextmanager
def workbook_sheets(path: Path) -> Iterator[list[Sheet]]:
    """Yield the sheets of an XLSX file, hidden ones left out; raises `UnreadableFile`."""
    check_package(path)
    # openpyxl warns of decoration that it can't keep; we keep none.
    with warnings.catch_warnings(action="ignore"), closing(_open(path)) as workbook:
        yield [_sheet(page) for page in workbook.worksheets if page.sheet_state == "visible"]


def _open(path: Path) -> Any:
    with _as_unreadable():
        return load_workbook(path, read_only=True, data_only=True, keep_links=False)


def _sheet(page: Any) -> Sheet:
    survey = _survey(page)
    return Sheet(page.title, spread(_rows(page, survey), spans_of(survey.merged, MOST_COLUMNS)), survey.rows)


def _survey(page: Any) -> Survey:
    with _as_unreadable(), page._get_source() as stream:
        return Surveyor(page.title).read(stream)


def _rows(page: Any, survey: Survey) -> Iterator[Row]:
    if not survey.last_row:
        return
    # What a file says of its own size may be wrong, and may be huge.
    page.reset_dimensions()
    with _as_unreadable():
        for number, values in enumerate(page.iter_rows(max_col=MOST_COLUMNS, values_only=True), start=1):
            yield Row(number, _cells(number, values, survey.uncomputed))
            # What follows the last value is decoration, on which openpyxl may stumble.
            if number >= survey.last_row:
                return


def _cells(number: int, values: tuple[Any, ...], uncomputed: set[str]) -> tuple[Cell, ...]:
    if not uncomputed:
        return values
    return tuple(
        _uncomputed(name) if (name := f"{get_column_letter(column)}{number}") in uncomputed else value
        for column, value in enumerate(values, start=1)
    )


def _uncomputed(name: str) -> Spoiled:
    return Spoiled(f"{name} 是公式，文件里没有算好的结果", "请用 Excel 或 WPS 打开并保存一次，或粘贴为数值")


@contextmanager
def _as_unreadable() -> Iterator[None]:
    """Tell whatever openpyxl raises as what it is: a file that is not as it should be."""
    try:
        yield
    except UnreadableFile:
        raise
    # On a broken file openpyxl raises nearly anything: KeyError, TypeError, IndexError, ParseError ….
    except Exception as error:
        raise UnreadableFile(
            f"文件内容不完整或损坏了，读不出来。{SAVE_AS}。", f"{type(error).__name__}: {error}"
        ) from error
