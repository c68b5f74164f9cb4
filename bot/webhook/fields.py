"""The elements of a pushed XML, read without trusting it."""

import re
from collections.abc import Mapping
from xml.etree import ElementTree

from bot.channels.text import printable
from bot.errors import BotError

_DEEPEST = 8
_LONGEST_VALUE = 4000
# A document type stands before the root and nowhere else: what begins like this has none, and no entities.
_BEGINS = re.compile(r"\ufeff?\s*(?:<\?xml[^<>]*\?>\s*)?<xml[\s/>]")


class Unreadable(BotError):
    """A body that is not what WeChat sends."""

    def __init__(self, why: str) -> None:
        super().__init__("消息格式不对。", why)


class Fields:
    """The texts of a push by path below the root ("Content", "ScanCodeInfo/ScanResult"), no space around."""

    def __init__(self, values: Mapping[str, list[str]]) -> None:
        self._values = values

    def text(self, *paths: str) -> str:
        """Return the first of these that says something, up to 4,000 characters of it, "" if none does."""
        for path in paths:
            for value in self._values.get(path, ()):
                if value:
                    return _cut(value)
        return ""

    def raw(self, path: str) -> str:
        """Return the first text of this path at its full length, "" when there is none."""
        return self._values.get(path, [""])[0]

    def every(self, path: str) -> list[str]:
        """Return the texts of all elements of this path, in order, at most 4,000 characters each."""
        return [_cut(value) for value in self._values.get(path, ())]


def read_fields(body: bytes) -> Fields:
    """Return the elements below <xml>; raises Unreadable, also for any DOCTYPE or entity declaration."""
    # Broken bytes and control characters that somebody typed must not cost us the rest of the message.
    text = printable(body.decode("utf-8", "replace"))
    if not _BEGINS.match(text):
        raise Unreadable("the root is not <xml>, or something stands before it")
    try:
        # As text: then no declaration in it can name another encoding.
        root = ElementTree.fromstring(text)
    except ElementTree.ParseError as error:
        raise Unreadable(f"not XML: {error}") from None
    values: dict[str, list[str]] = {}
    _collect(root, "", _DEEPEST - 1, values)
    return Fields(values)


def _collect(element: ElementTree.Element, above: str, deeper: int, values: dict[str, list[str]]) -> None:
    for child in element:
        if not deeper:
            raise Unreadable("nested too deeply")
        path, text = above + child.tag, child.text or ""
        if len(child):
            _collect(child, f"{path}/", deeper - 1, values)
            text += "".join(each.tail or "" for each in child)
        values.setdefault(path, []).append(text.strip())


def _cut(value: str) -> str:
    return value if len(value) <= _LONGEST_VALUE else value[:_LONGEST_VALUE].rstrip()
