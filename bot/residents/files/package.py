"""Whether a file may be opened as XLSX at all: it is a zip of XML, and both can be traps."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from xml.parsers.expat import ExpatError, ParserCreate
from zipfile import BadZipFile, ZipFile, ZipInfo
from zlib import error as BadCompression

from bot.residents.files.sheet import UnreadableFile

FILE_BYTES = 50_000_000
UNPACKED_BYTES = 200_000_000
# Real sheets shrink to a twentieth or so; only a file made to burst shrinks to less than a two-hundredth.
RATIO = 200
# Small parts may shrink as they like: they can't do harm.
SMALL_BYTES = 2_000_000
PARTS = 2_000
CHUNK_BYTES = 65_536

OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
# The stream that holds an encrypted workbook: MS-OFFCRYPTO 2.3.4.4.
ENCRYPTED_STREAM = "EncryptedPackage".encode("utf-16-le")
# What follows looks for names in the bytes, and every program writes workbooks like this.
UTF_8 = ("utf-8", "utf8", "us-ascii", "ascii")
MANIFEST = "[Content_Types].xml"

SAVE_AS = "请用 Excel 或 WPS 打开，另存为 .xlsx（Excel 工作簿），再导入"
DAMAGED = f"文件损坏了，打不开。{SAVE_AS}。"
BURSTS = "这个文件解压后大得不正常，为了安全没有打开。请新建一个工作簿，只把数据粘贴进去再导入。"


def check_package(path: Path) -> None:
    """Raise `UnreadableFile` unless the file is a workbook that can be opened without harm."""
    if path.stat().st_size > FILE_BYTES:
        raise UnreadableFile(
            f"文件超过 {FILE_BYTES // 1_000_000} MB，请去掉图片和多余的表，或分成几个文件再导入。"
        )
    _refuse_old_office(path)
    with unpacked(), ZipFile(path) as package:
        _check_parts(package)
        for part in package.infolist():
            if part.filename.endswith((".xml", ".rels", ".vml")):
                _check_prolog(package, part)


@contextmanager
def unpacked() -> Iterator[None]:
    """Tell what goes wrong while a zip is unpacked as `UnreadableFile`."""
    try:
        yield
    except (BadZipFile, BadCompression, NotImplementedError, EOFError, OSError, ValueError) as error:
        raise UnreadableFile(DAMAGED, f"{type(error).__name__}: {error}") from error


def _refuse_old_office(path: Path) -> None:
    content = path.read_bytes()
    if not content:
        raise UnreadableFile("文件是空的。可以用 flask residents template 生成一份模板来填。")
    if content.startswith(OLD_OFFICE):
        if ENCRYPTED_STREAM in content:
            raise UnreadableFile("文件设了打开密码。请在 Excel 或 WPS 里取消密码，保存后再导入。")
        raise UnreadableFile(f"这是旧版 Excel 的 .xls 文件。请另存为 xlsx：{SAVE_AS}。")
    if not content.startswith(b"PK"):
        raise UnreadableFile(f"这不是 Excel 工作簿（只是名字像）。{SAVE_AS}；CSV 文件请以 .csv 结尾。")


def _check_parts(package: ZipFile) -> None:
    parts = package.infolist()
    if any(part.flag_bits & 1 for part in parts):
        raise UnreadableFile("文件加了密码。请取消密码，保存后再导入。")
    if MANIFEST not in package.namelist():
        raise UnreadableFile(f"这是一个压缩包，不是 Excel 工作簿。{SAVE_AS}。")
    if len(parts) > PARTS or sum(part.file_size for part in parts) > UNPACKED_BYTES:
        raise UnreadableFile(BURSTS)
    for part in parts:
        if part.file_size > SMALL_BYTES and part.file_size > RATIO * part.compress_size:
            raise UnreadableFile(BURSTS)


def _check_prolog(package: ZipFile, part: ZipInfo) -> None:
    """Raise `UnreadableFile` for a document type: workbooks have none, and only there can entities grow."""
    parser = ParserCreate()
    inside = False

    def refuse(*_told: object) -> None:
        raise UnreadableFile("文件里有不安全的内容（DOCTYPE），没有打开。" + SAVE_AS + "。", part.filename)

    def begin(*_told: object) -> None:
        nonlocal inside
        inside = True

    def check_encoding(_version: str, encoding: str | None, _standalone: int) -> None:
        if encoding and encoding.lower() not in UTF_8:
            raise UnreadableFile(DAMAGED, f"{part.filename} in {encoding}")

    parser.StartDoctypeDeclHandler = refuse
    parser.XmlDeclHandler = check_encoding
    parser.StartElementHandler = begin
    with package.open(part) as stream:
        while not inside and (chunk := stream.read(CHUNK_BYTES)):
            try:
                parser.Parse(chunk)
            except ExpatError as error:
                raise UnreadableFile(DAMAGED, f"{part.filename}: {error}") from error
