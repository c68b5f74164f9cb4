"""YAML as admins write it: what stands there is what is read, and problems are told by line, in Chinese."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from ruamel.yaml import YAML

from config.estate import Strict
from config.yaml_file import Document, fit, read


def parsed(folder: Path, text: str) -> Document:
    path = folder / "staff.yaml"
    path.write_text(text, encoding="utf-8")
    return read(path, "config/staff.yaml")


def told(document: Document) -> list[str]:
    return [str(problem) for problem in document.problems]


# YAML, data, why
READ = [
    ("at: 22:30", {"at": "22:30"}, "no sixty-based number"),
    ("at: 08:00", {"at": "08:00"}, "no octal"),
    ("word: no", {"word": "no"}, "no is a word"),
    ("word: on", {"word": "on"}, "and so is on"),
    ("phone: 0371", {"phone": "0371"}, "zeros in front stay"),
    ("price: 1.80", {"price": "1.80"}, "zeros behind stay"),
    ("day: 2027-02-05", {"day": "2027-02-05"}, "a date is text until the schema says otherwise"),
    ("3栋: 北区", {"3栋": "北区"}, "Chinese keys"),
    ("1: 一", {"1": "一"}, "a key is text, too"),
    ("empty:", {"empty": None}, "nothing written is nothing"),
    ("empty: ~", {"empty": None}, "nor is a tilde"),
    ('empty: ""', {"empty": ""}, "quoted nothing is an empty text"),
    ('word: "null"', {"word": "null"}, "a quoted null is a word"),
    ("list: [水, 电]", {"list": ["水", "电"]}, "a list"),
    ("text: |-\n  一\n  二", {"text": "一\n二"}, "a text of two lines"),
    ("", {}, "an empty file has no entries"),
    ("# 只有说明\n", {}, "nor has one with comments only"),
]


@pytest.mark.parametrize(("text", "data", "why"), READ)
def test_read(tmp_path: Path, text: str, data: object, why: str) -> None:
    document = parsed(tmp_path, text)
    assert document.data == data, why
    assert document.problems == []


WORD = st.text(st.sampled_from("水电煤no~:0123456789- #'\"[]{}&*!|>%@`\\"), min_size=1)


@given(data=st.dictionaries(WORD, st.lists(WORD, min_size=1)))
def test_whatever_texts_are_written_come_back_as_they_were(
    tmp_path_factory: pytest.TempPathFactory, data: dict[str, list[str]]
) -> None:
    path = tmp_path_factory.mktemp("yaml") / "any.yaml"
    writer = YAML()
    with path.open("w", encoding="utf-8") as file:
        writer.dump(data, file)
    assert read(path, "any.yaml").data == data


# text, line, beginning of what is said, why
BROKEN = [
    ("a: 1\nb: [1, 2\nc: 3\n", 3, "这里的格式读不懂", "a bracket that is never closed"),
    ("a: 1\n\tb: 2\n", 2, "这里的格式读不懂", "a tab where spaces belong"),
    ("a: 1\nb: c: 2\n", 2, "这里的格式读不懂", "two colons in a line"),
    ('a: "没有收尾\n', 2, "这里的格式读不懂", "a quote that is never closed"),
    ("a: 1\nb: 2\na: 3\n", 3, "“a”写了两次", "the same key twice"),
    ("people:\n  li: {}\n  zhang: {}\n  li: {}\n", 4, "“li”写了两次", "the same key deeper down"),
    ("a: \x00\n", 1, "这个文件读不了", "a control character"),
]


@pytest.mark.parametrize(("text", "line", "what", "why"), BROKEN)
def test_broken(tmp_path: Path, text: str, line: int, what: str, why: str) -> None:
    (problem,) = parsed(tmp_path, text).problems
    assert (problem.file, problem.line, problem.what) == ("config/staff.yaml", line, what), why
    assert problem.remedy


def test_a_file_that_is_no_utf_8_or_not_there(tmp_path: Path) -> None:
    path = tmp_path / "gbk.yaml"
    path.write_bytes("name: 云栖花园".encode("gbk"))
    assert told(read(path, "gbk.yaml")) == [
        "gbk.yaml:1: 这个文件读不了，请用 UTF-8 编码另存，并去掉看不见的控制字符"
    ]
    assert len(read(tmp_path / "nowhere.yaml", "nowhere.yaml").problems) == 1


class Colleague(Strict):
    name: str
    skills: tuple[str, ...] = ()


# data, what is said, why
MISFITS = [
    (
        "li:\n  skills: [水]\n",
        "config/staff.yaml:1: 缺少“name”，请补上这一项",
        "missing, told where it belongs",
    ),
    (
        "li:\n  name: 李\n  nmae: 李\n",
        "config/staff.yaml:3: 不认识“nmae”这一项，请检查拼写，或删掉它",
        "a typo",
    ),
    (
        "li:\n  name: 李\n  skills: 水\n",
        "config/staff.yaml:3: “skills”应当是一个列表，请每行以“- ”开头列出",
        "one where a list belongs",
    ),
    (
        "li:\n  name: [李]\n",
        "config/staff.yaml:2: “name”应当是一段文字，请直接写文字",
        "a list where a text belongs",
    ),
    (
        "li:\n  name: 李\n  skills:\n    - 水\n    - {a: b}\n",
        "config/staff.yaml:5: “1”应当是一段文字，请直接写文字",
        "told by the line of the very entry",
    ),
    ("li: 李师傅\n", "config/staff.yaml:1: “li”应当分成几项来写，请在下面一行缩进写“名称: 内容”", "flat"),
]


@pytest.mark.parametrize(("text", "said", "why"), MISFITS)
def test_what_does_not_fit_is_told_by_line(tmp_path: Path, text: str, said: str, why: str) -> None:
    document = parsed(tmp_path, text)
    assert fit(document, Colleague, document.data["li"], ("li",)) is None
    assert told(document) == [said], why


def test_what_fits_is_a_value(tmp_path: Path) -> None:
    document = parsed(tmp_path, "li: {name: 李师傅, skills: [水, 电]}")
    assert fit(document, Colleague, document.data["li"], ("li",)) == Colleague(
        name="李师傅", skills=("水", "电")
    )
