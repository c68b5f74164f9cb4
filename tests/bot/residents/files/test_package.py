"""Files that would do harm, or are something else than they seem: each is refused in words for a clerk."""

import struct
from contextlib import suppress
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.residents.files.sheet import UnreadableFile
from tests.bot.residents.sheets import HOMES, SHEET, read_path, rows_in, saved, with_part, workbook

SECTOR = 512
FREE, END, FAT = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return saved(workbook({"房屋": HOMES}), tmp_path / "住户档案.xlsx")


def refusal(path: Path) -> str:
    """Return the words with which a file is refused."""
    with pytest.raises(UnreadableFile) as refused:
        rows_in(path)
    return refused.value.words


def old_office(*streams: str) -> bytes:
    """Return a compound file (MS-CFB) with empty streams of these names: what .xls and locked files are."""
    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16)
    head += struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6) + bytes(6)
    head += struct.pack("<IIIIIIIII", 0, 1, 1, 0, 4096, END, 0, END, 0)
    head += struct.pack("<I", 0) + struct.pack("<I", FREE) * 108
    table = struct.pack("<II", FAT, END) + struct.pack("<I", FREE) * 126
    entries = _entry("Root Entry", 5) + b"".join(_entry(name, 2) for name in streams)
    return head + table + entries.ljust(SECTOR, b"\x00")


def _entry(name: str, kind: int) -> bytes:
    words = name.encode("utf-16-le") + b"\x00\x00"
    sizes = struct.pack("<HBBIII", len(words), kind, 1, FREE, FREE, FREE)
    return words.ljust(64, b"\x00") + sizes + bytes(36) + struct.pack("<IQ", END, 0)


# content, words of the refusal, what a clerk did
OTHERS = [
    (b"", "文件是空的", "saved nothing"),
    (old_office("Workbook"), "请另存为 xlsx", "kept the format of 2003"),
    (old_office("EncryptionInfo", "EncryptedPackage"), "设了打开密码", "locked it"),
    ("房屋,面积\n".encode(), "这不是 Excel 工作簿", "renamed a CSV file"),
    (b"<html><table><tr><td>", "这不是 Excel 工作簿", "saved a web page of an old system as .xlsx"),
    (b"PK\x03\x04 and nothing more", "文件损坏了", "copied half of it"),
]


@pytest.mark.parametrize(("content", "words", "why"), OTHERS)
def test_what_is_no_workbook_is_told_apart(path: Path, content: bytes, words: str, why: str) -> None:
    path.write_bytes(content)
    assert words in refusal(path), why


def test_a_zip_of_something_else_is_no_workbook(path: Path) -> None:
    with ZipFile(path, "w") as package:
        package.writestr("照片.jpg", b"...")
    assert "这是一个压缩包，不是 Excel 工作簿" in refusal(path)


def test_an_encrypted_zip_is_told(path: Path) -> None:
    content = bytearray(path.read_bytes())
    # The flag of encryption, in the first part's two headers.
    content[6] |= 1
    content[content.index(b"PK\x01\x02") + 8] |= 1
    path.write_bytes(content)
    assert "文件加了密码" in refusal(path)


def test_a_file_that_is_too_big_is_not_even_opened(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.residents.files.package.FILE_BYTES", 100)
    assert "文件超过" in refusal(path)


# Bombs


def test_a_part_that_bursts_is_refused_before_it_is_opened(path: Path) -> None:
    with_part(path, SHEET, lambda _old: b"<worksheet>" + b" " * 20_000_000)
    assert path.stat().st_size < 100_000
    assert "解压后大得不正常" in refusal(path)


def test_many_parts_that_burst_together_are_refused(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.residents.files.package.UNPACKED_BYTES", 50_000)
    for number in range(10):
        with_part(path, f"xl/media/{number}.bin", lambda _old: bytes(9_000))
    assert "解压后大得不正常" in refusal(path)


def test_thousands_of_parts_are_refused(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.residents.files.package.PARTS", 8)
    assert "解压后大得不正常" in refusal(path)


def test_a_size_that_is_a_lie_gives_no_more_than_it_says(path: Path) -> None:
    """The directory says ten bytes, the part holds millions: what is read ends, and is broken."""
    content = BytesIO()
    with ZipFile(path) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    parts[SHEET] = b"<worksheet>" + b" " * 3_000_000
    with ZipFile(content, "w", ZIP_DEFLATED) as package:
        for name, value in parts.items():
            package.writestr(name, value)
    said = content.getvalue().replace(struct.pack("<I", len(parts[SHEET])), struct.pack("<I", 10))
    path.write_bytes(said)
    assert "文件损坏了" in refusal(path)


LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
BILLION = f'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY l0 "lol">{LAUGHS}]>'


@pytest.mark.parametrize(
    "part", [SHEET, "xl/workbook.xml", "xl/styles.xml", "[Content_Types].xml", "_rels/.rels", "xl/new.xml"]
)
def test_a_billion_laughs_are_refused_in_any_part(path: Path, part: str) -> None:
    with_part(path, part, lambda old: f"{BILLION}<worksheet>&l9;</worksheet>".encode())
    assert "DOCTYPE" in refusal(path)


def test_a_file_of_the_machine_is_not_looked_into(path: Path) -> None:
    outside = '<!DOCTYPE x [<!ENTITY f SYSTEM "file:///etc/hostname">]>'
    with_part(path, SHEET, lambda old: f"{outside}<worksheet>&f;</worksheet>".encode())
    assert "DOCTYPE" in refusal(path)


def test_a_document_type_is_found_in_any_encoding(path: Path) -> None:
    with_part(path, SHEET, lambda old: f"{BILLION}<worksheet/>".encode("utf-16"))
    assert "DOCTYPE" in refusal(path)


def test_xml_in_another_encoding_is_refused(path: Path) -> None:
    with_part(path, SHEET, lambda old: b'<?xml version="1.0" encoding="iso-8859-1"?>' + old)
    assert "文件损坏了" in refusal(path)


@pytest.mark.parametrize(
    "content",
    [b"", b"<worksheet>", b"\x00\x00", b"<worksheet>\x00</worksheet>", b"plain text", b"<a><b></a>"],
)
def test_a_broken_part_is_told(path: Path, content: bytes) -> None:
    with_part(path, SHEET, lambda old: content)
    assert "文件损坏了" in refusal(path)


@pytest.mark.parametrize(
    ("part", "words"),
    [("xl/_rels/workbook.xml.rels", "文件损坏了"), ("xl/workbook.xml", "没有看得见的表")],
)
def test_a_workbook_that_does_not_hang_together_is_told(path: Path, part: str, words: str) -> None:
    with_part(path, part, lambda old: b"<nothing/>")
    assert words in refusal(path)


def test_a_workbook_with_hidden_sheets_only_is_told(path: Path) -> None:
    with_part(path, "xl/workbook.xml", lambda old: old.replace(b'state="visible"', b'state="hidden"'))
    assert "没有看得见的表" in refusal(path)


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """The parts of a sound workbook, alike in every example."""
    path = saved(workbook({"房屋": HOMES}), tmp_path_factory.mktemp("whole") / "a.xlsx")
    with ZipFile(path) as package:
        return {name: package.read(name) for name in sorted(package.namelist())}


def zipped(path: Path, parts: dict[str, bytes]) -> bytes:
    """Return a package of these parts, always the same bytes."""
    with ZipFile(path, "w", ZIP_DEFLATED) as package:
        for name, value in parts.items():
            package.writestr(ZipInfo(name), value, ZIP_DEFLATED)
    return path.read_bytes()


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_no_damage_raises_anything_but_the_refusal(
    whole: dict[str, bytes], tmp_path: Path, data: st.DataObject
) -> None:
    """Bytes that are changed anywhere are read or refused; nothing else comes out."""
    path = tmp_path / "a.xlsx"
    if data.draw(st.booleans(), "in the zip"):
        path.write_bytes(_damaged(zipped(path, whole), data))
    else:
        part = data.draw(st.sampled_from(list(whole)))
        zipped(path, whole | {part: _damaged(whole[part], data)})
    with suppress(UnreadableFile):
        read_path(path)


def _damaged(content: bytes, data: st.DataObject) -> bytes:
    start = data.draw(st.integers(0, len(content)))
    length = data.draw(st.integers(0, 30))
    return content[:start] + data.draw(st.binary(max_size=30)) + content[start + length :]


def test_a_stored_package_is_read_like_a_packed_one(path: Path) -> None:
    with ZipFile(path) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    with ZipFile(path, "w", ZIP_STORED) as package:
        for name, value in parts.items():
            package.writestr(name, value)
    assert len(read_path(path).lines["房屋"]) == 1
