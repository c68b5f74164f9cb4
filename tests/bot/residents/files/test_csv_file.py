"""CSV in the encodings and shapes in which Excel and WPS save it."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.residents.files import csv_file
from bot.residents.files.csv_file import decode, rows_of
from bot.residents.files.opening import open_sheets
from bot.residents.files.sheet import Row, UnreadableFile
from tests.bot.residents.sheets import read_path, told

TEXT = "房屋,姓名,关系,手机号\r\n3-2-1201,王阿姨,业主,13800001001\r\n"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "住户.csv"


def cells(text: str) -> list[tuple[object, ...]]:
    return [row.cells for row in rows_of(text, "住户")]


@pytest.mark.parametrize(
    ("encoding", "why"),
    [
        ("gbk", "Excel on Chinese Windows"),
        ("gb18030", "WPS"),
        ("utf-8", "programs"),
        ("utf-8-sig", "Excel: CSV UTF-8"),
        ("utf-16", "Excel: Unicode text"),
        ("utf-16-le", "with its mark in front, below"),
        ("utf-16-be", "with its mark in front, below"),
    ],
)
def test_every_encoding_of_excel_is_read(path: Path, encoding: str, why: str) -> None:
    mark = "\ufeff" if encoding in ("utf-16-le", "utf-16-be") else ""
    path.write_bytes((mark + TEXT).encode(encoding))
    contents = read_path(path)
    assert told(contents) == [], why
    assert contents.lines["住户"][0].values["name"] == "王阿姨", why


# content, words of the refusal, why
BAD = [
    (b"", "文件是空的", "nothing in it"),
    (b" \r\n ", "文件是空的", "blanks only"),
    (TEXT.encode("utf-16-le"), "空字符", "UTF-16 without its mark"),
    (TEXT.replace("王", "\x00").encode(), "空字符", "a NUL in the middle"),
    (b"\xff\xfe\x00", "文字编码认不出来", "the mark of UTF-16, and half a letter"),
    (b"\xef\xbb\xbf\xff", "文字编码认不出来", "the mark of UTF-8, and no UTF-8"),
    (b"\x81\x20\xff\xff", "文字编码认不出来", "in no encoding of ours"),
    (b"PK\x03\x04....", "这是 Excel 工作簿，不是 CSV", "renamed"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1..", "这是 Excel 工作簿，不是 CSV", "an old one, renamed"),
]


@pytest.mark.parametrize(("content", "words", "why"), BAD)
def test_what_can_not_be_read_is_told(path: Path, content: bytes, words: str, why: str) -> None:
    path.write_bytes(content)
    with pytest.raises(UnreadableFile) as refused:
        read_path(path)
    assert words in refused.value.words, why


def test_the_wrong_encoding_never_becomes_wrong_names(path: Path) -> None:
    path.write_bytes("房屋,姓名,關係\r\n3-2-1201,王阿姨,業主\r\n".encode("big5"))
    contents = read_path(path)
    assert not any(contents.lines.values())
    assert told(contents) == ["《住户》第 1 行：表头里没有“房屋”“姓名”“关系”，请按模板补上这几列。"]


@pytest.mark.parametrize("separator", [",", "\t", ";"])
def test_cells_are_separated_as_excel_does_it(separator: str) -> None:
    assert cells(f"房屋{separator}姓名\n甲{separator}乙,丙" if separator != "," else "房屋,姓名\n甲,乙")[
        0
    ] == (
        "房屋",
        "姓名",
    )


def test_rows_are_counted_as_excel_shows_them() -> None:
    text = '房屋,姓名\n"3-2-\n1201",甲\n\n3-2-1202,乙\n'
    assert list(rows_of(text, "住户")) == [
        Row(1, ("房屋", "姓名")),
        Row(2, ("3-2-\n1201", "甲")),
        Row(3, ()),
        Row(4, ("3-2-1202", "乙")),
    ]


@pytest.mark.parametrize(
    ("text", "row"),
    [('房屋\n"3-2-1201', "第 2 行"), ('房屋\n"3"-2\n', "第 2 行"), ("房屋\n" + "字" * 200_000, "第 2 行")],
)
def test_quotes_that_do_not_match_are_told_with_the_row(text: str, row: str) -> None:
    with pytest.raises(UnreadableFile) as refused:
        cells(text)
    assert row in refused.value.words


def test_more_rows_than_an_estate_has_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(csv_file, "MOST_ROWS", 3)
    with pytest.raises(UnreadableFile) as refused:
        cells("甲\n" * 4)
    assert "“住户”超过" in refused.value.words


def test_a_file_that_is_too_big_is_not_read(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(csv_file, "FILE_BYTES", 3)
    path.write_text(TEXT)
    with pytest.raises(UnreadableFile) as refused:
        read_path(path)
    assert "请分成几个文件" in refused.value.words


@pytest.mark.parametrize("name", ["住户.pdf", "住户", "住户.et"])
def test_other_kinds_of_files_are_told_apart_by_their_names(tmp_path: Path, name: str) -> None:
    with pytest.raises(UnreadableFile) as refused:
        open_sheets(tmp_path / name)
    assert "请用 .xlsx（Excel 工作簿）或 .csv" in refused.value.words


@given(st.binary(max_size=300))
def test_no_bytes_raise_anything_but_the_refusal(content: bytes) -> None:
    try:
        text = decode(content)
        list(rows_of(text, "住户"))
    except UnreadableFile:
        return
    assert "\x00" not in text
