"""Makes plain data of one YAML text, with the line of each place in it; whatever is not plain is refused.

The parser reports one thing after the other, and nothing here calls itself: neither a thousand brackets in a
row nor references to references (the "billion laughs") cost more than their letters.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import yaml
from yaml.events import (
    AliasEvent,
    CollectionStartEvent,
    DocumentStartEvent,
    Event,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)

Location = tuple[str | int, ...]

# They break lines for the parser and, by YAML 1.2, for nobody else: lines would be told wrongly.
BREAKS = re.compile("[\x85\u2028\u2029]")
NOTHING = {"", "~", "null"}
# Knowledge and configuration need five.
DEEPEST = 20

SYNTAX = "这里的格式读不懂", "请检查缩进、冒号后的空格和引号是否成对"
SPECIAL = "这里的“&”“*”或“!”不会当作文字", "请去掉它；它要是话里的一部分，请给整句加上引号"
TOO_DEEP = "这里一层套一层，套得太深了", "请对照文件开头的说明改写"
HIDDEN_BREAK = "这里有一个看不见的换行符", "请把这一行删掉，用键盘重新打一遍"
NO_NAME = "冒号前面应当是一个名称", "请写成“名称: 内容”"


class NotPlainError(Exception):
    """A text that is YAML, but more than names, lists and texts."""

    def __init__(self, line: int, what: str, remedy: str) -> None:
        super().__init__(what)
        self.line, self.what, self.remedy = line, what, remedy


@dataclass
class Collection:
    """A mapping or a list that is being read; `name` is the key whose value comes next."""

    data: dict[str, Any] | list[Any]
    at: Location
    name: str | None = None


@dataclass
class Reading:
    """One text being read: its data so far, the line (from 1) of each place, and which names came twice."""

    data: Any = None
    is_empty: bool = True
    lines: dict[Location, int] = field(default_factory=dict)
    twice: list[tuple[str, int]] = field(default_factory=list)
    _open: list[Collection] = field(default_factory=list)

    def take(self, event: Event) -> None:
        """Take what the parser reports next; raises `NotPlainError`."""
        if isinstance(event, ScalarEvent):
            self._check_plain(event)
            self._take_text(event)
        elif isinstance(event, MappingStartEvent | SequenceStartEvent):
            self._check_plain(event)
            self._begin({} if isinstance(event, MappingStartEvent) else [], _line(event))
        elif isinstance(event, MappingEndEvent | SequenceEndEvent):
            self._open.pop()
        elif isinstance(event, AliasEvent):
            raise NotPlainError(_line(event), *SPECIAL)
        elif isinstance(event, DocumentStartEvent) and not self.is_empty:
            raise NotPlainError(_line(event), *SYNTAX)

    def _check_plain(self, event: ScalarEvent | CollectionStartEvent) -> None:
        if event.anchor is not None or event.tag is not None:
            raise NotPlainError(_line(event), *SPECIAL)

    def _take_text(self, event: ScalarEvent) -> None:
        inner = self._open[-1] if self._open else None
        if inner and isinstance(inner.data, dict) and inner.name is None:
            self._take_name(inner, inner.data, event)
            return
        is_nothing = event.implicit[0] and event.value in NOTHING
        self._put(None if is_nothing else event.value, _line(event))

    def _take_name(self, inner: Collection, known: dict[str, Any], event: ScalarEvent) -> None:
        inner.name = event.value
        if inner.name in known:
            self.twice.append((inner.name, _line(event)))
        self.lines[*inner.at, inner.name] = _line(event)

    def _begin(self, data: dict[str, Any] | list[Any], line: int) -> None:
        if len(self._open) == DEEPEST:
            raise NotPlainError(line, *TOO_DEEP)
        self._open.append(Collection(data, self._put(data, line)))

    def _put(self, value: Any, line: int) -> Location:
        """Put a value where the next one belongs, and return that place."""
        at: Location = ()
        if not self._open:
            self.data, self.is_empty = value, False
        else:
            inner = self._open[-1]
            if isinstance(inner.data, list):
                at = (*inner.at, len(inner.data))
                inner.data.append(value)
            elif inner.name is None:
                raise NotPlainError(line, *NO_NAME)
            else:
                at = (*inner.at, inner.name)
                inner.data[inner.name], inner.name = value, None
        self.lines.setdefault(at, line)
        return at


def reading_of(text: str) -> Reading:
    """Return the data of a text; raises `NotPlainError`, and the parser's `YAMLError` for what is no YAML."""
    hidden = BREAKS.search(text)
    if hidden:
        raise NotPlainError(text.count("\n", 0, hidden.start()) + 1, *HIDDEN_BREAK)
    reading = Reading()
    for event in _events(text):
        reading.take(event)
    return reading


def _events(text: str) -> Iterator[Event]:
    # Every text stays a text: no resolver, whatever a YAML version thinks of `no` and `22:30`.
    events: Iterator[Event] = yaml.parse(text, Loader=yaml.CBaseLoader)
    return events


def _line(event: Event) -> int:
    line: int = event.start_mark.line + 1
    return line
