"""Read YAML with line marks: plain data beside the line of every key, and schema errors told by line.

Every scalar is read as text and the schema makes of it what it should be: `no` stays 否's neighbour and
`22:30` a time of day, whatever a YAML version thinks of them.
"""

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError
from yaml.error import MarkedYAMLError, YAMLError

from config.problem import Problem
from config.yaml_data import SYNTAX, Location, NotPlainError, reading_of

Model = TypeVar("Model", bound=BaseModel)


@dataclass
class Document:
    """One parsed file: `data` of dicts, lists and texts; `lines` gives the line of each place in it."""

    file: str
    data: Any = None
    lines: dict[Location, int] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def line(self, location: Location) -> int:
        """Return the line (from 1) of the nearest known place at or above `location`."""
        while location and location not in self.lines:
            location = location[:-1]
        return self.lines.get(location, 1)

    def problem(self, location: Location, what: str, remedy: str) -> Problem:
        """Return a problem at a place of this file."""
        return Problem(self.file, self.line(location), what, remedy)


def read(path: Path, name: str) -> Document:
    """Parse the file at `path`, called `name` in messages; syntax errors are in the document's problems."""
    try:
        return parse(path.read_bytes(), name)
    except OSError:
        return Document(name, problems=[_unreadable(name)])


def parse(content: bytes, name: str) -> Document:
    """Parse the content of a file that is called `name` in messages; its mistakes are in the problems."""
    document = Document(name)
    try:
        reading = reading_of(content.decode("utf-8"))
    except NotPlainError as error:
        document.problems.append(Problem(name, error.line, error.what, error.remedy))
    except MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        document.problems.append(Problem(name, mark.line + 1 if mark else 1, *SYNTAX))
    except (YAMLError, UnicodeDecodeError):
        document.problems.append(_unreadable(name))
    else:
        document.data = {} if reading.is_empty else reading.data
        document.lines = reading.lines
        document.problems += (_written_twice(name, *again) for again in reading.twice)
    return document


def _written_twice(file: str, name: str, line: int) -> Problem:
    return Problem(file, line, f"“{name}”写了两次", "请合并成一处，或改名")


def _unreadable(name: str) -> Problem:
    return Problem(name, 1, "这个文件读不了", "请用 UTF-8 编码另存，并去掉看不见的控制字符")


def fit(document: Document, model: type[Model], data: Any, at: Location = ()) -> Model | None:
    """Return `data` (found at `at` in the document) as `model`; what doesn't fit is added to its problems."""
    try:
        return model.model_validate(data)
    except ValidationError as error:
        for finding in error.errors():
            where = at + tuple(finding["loc"])
            what, remedy = _in_chinese(finding, where)
            document.problems.append(document.problem(where, what, remedy))
        return None


SAYINGS = {
    "missing": ("缺少“{key}”", "请补上这一项"),
    "extra_forbidden": ("不认识“{key}”这一项", "请检查拼写，或删掉它"),
    "string_type": ("“{key}”应当是一段文字", "请直接写文字"),
    "list_type": ("“{key}”应当是一个列表", "请每行以“- ”开头列出"),
    "tuple_type": ("“{key}”应当是一个列表", "请每行以“- ”开头列出"),
    "dict_type": ("“{key}”应当分成几项来写", "请在下面一行缩进写“名称: 内容”"),
    "model_type": ("“{key}”应当分成几项来写", "请在下面一行缩进写“名称: 内容”"),
    "too_short": ("“{key}”写得太少", "至少要有 {min_length} 条"),
    "string_too_short": ("“{key}”不能空着", "请写上内容"),
    "enum": ("“{key}”不能这样写", "可以写：{expected}"),
    "literal_error": ("“{key}”不能这样写", "可以写：{expected}"),
}


def _in_chinese(finding: Any, where: Location) -> tuple[str, str]:
    key = str(where[-1]) if where else "内容"
    context = {"key": key, **finding.get("ctx", {})}
    if finding["type"] in SAYINGS:
        what, remedy = SAYINGS[finding["type"]]
        return what.format(**context), remedy.format(**context)
    if finding["type"] == "value_error":
        return f"“{key}”：{finding['ctx']['error']}", "请改正后再检查一次"
    return f"“{key}”不能写成“{finding['input']}”", "请对照文件开头的说明改写"
