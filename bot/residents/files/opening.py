"""Opening a clerk's file by the end of its name."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path

from bot.residents.files.csv_file import csv_sheets
from bot.residents.files.sheet import Sheet, UnreadableFile
from bot.residents.files.workbook import workbook_sheets

READERS: dict[str, Callable[[Path], AbstractContextManager[list[Sheet]]]] = {
    ".xlsx": workbook_sheets,
    ".xlsm": workbook_sheets,
    # An old workbook gets its own refusal.
    ".xls": workbook_sheets,
    ".csv": csv_sheets,
    ".txt": csv_sheets,
}


def open_sheets(path: Path) -> AbstractContextManager[list[Sheet]]:
    """Return the file's sheets, to be read within the context; raises `UnreadableFile`."""
    reader = READERS.get(path.suffix.lower())
    if reader is None:
        raise UnreadableFile(
            f"不认识“{path.suffix or path.name}”这种文件。请用 .xlsx（Excel 工作簿）或 .csv。"
        )
    return reader(path)
