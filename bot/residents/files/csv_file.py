"""Reading CSV in whatever encoding Excel or WPS wrote it; rows count as Excel would show them."""

import csv
from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE
from collections.abc import Iterator
from contextlib import contextmanager
from io import StringIO
from pathlib import Path

from bot.residents.files.package import FILE_BYTES, OLD_OFFICE
from bot.residents.files.sheet import MOST_ROWS, Row, Sheet, UnreadableFile, too_many_rows

# Byte order mark -> encoding. Without one it is UTF-8, or what Chinese Windows writes.
MARKS = {BOM_UTF8: "utf-8-sig", BOM_UTF16_LE: "utf-16", BOM_UTF16_BE: "utf-16"}
GUESSES = ("utf-8", "gb18030")
# Excel's "Unicode text" separates with tabs.
SEPARATORS = (",", "\t", ";", "，")
SAVE_AS = "请用 Excel 打开，另存为“CSV UTF-8（逗号分隔）”或 .xlsx，再导入"


@contextmanager
def csv_sheets(path: Path) -> Iterator[list[Sheet]]:
    """Yield the one sheet of a CSV file, named like the file; raises `UnreadableFile`."""
    if path.stat().st_size > FILE_BYTES:
        raise UnreadableFile(f"文件超过 {FILE_BYTES // 1_000_000} MB，请分成几个文件再导入。")
    text = decode(path.read_bytes())
    yield [Sheet(path.stem, rows_of(text, path.stem), text.count("\n"))]


def decode(content: bytes) -> str:
    """Return the text; raises `UnreadableFile` when no encoding fits."""
    if not content.strip():
        raise UnreadableFile("文件是空的。可以用 flask residents template 生成一份模板来填。")
    if content.startswith((b"PK\x03\x04", OLD_OFFICE)):
        raise UnreadableFile(f"这是 Excel 工作簿，不是 CSV，只是名字以 .csv 结尾。{SAVE_AS}。")
    marked = next((encoding for mark, encoding in MARKS.items() if content.startswith(mark)), None)
    for encoding in (marked,) if marked else GUESSES:
        try:
            return _without_nul(content.decode(encoding))
        except UnicodeDecodeError:
            continue
    raise UnreadableFile(f"文件的文字编码认不出来。{SAVE_AS}。")


def rows_of(text: str, name: str) -> Iterator[Row]:
    """Yield the rows of a CSV text; raises `UnreadableFile` where quotes don't match."""
    lines = csv.reader(StringIO(text, newline=""), delimiter=_separator(text), strict=True)
    number = 0
    try:
        for number, cells in enumerate(lines, start=1):
            if number > MOST_ROWS:
                raise too_many_rows(name)
            yield Row(number, tuple(cells))
    except csv.Error as error:
        raise UnreadableFile(
            f"第 {number + 1} 行读不下去：引号不成对，或者一格里的字太多。{SAVE_AS}。", str(error)
        ) from error


def _separator(text: str) -> str:
    head = text.lstrip().partition("\n")[0]
    return max(SEPARATORS, key=head.count)


def _without_nul(text: str) -> str:
    # UTF-16 without its mark passes for UTF-8 full of NULs; a broken disk leaves them, too.
    if "\x00" in text:
        raise UnreadableFile(f"文件里有空字符（NUL），文字编码不对或文件损坏了。{SAVE_AS}。")
    return text
