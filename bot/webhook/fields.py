"""The elements of a pushed XML, read without trusting it."""

from collections.abc import Mapping
from xml.parsers import expat

from bot.channels.text import printable
from bot.errors import BotError

_DEEPEST = 8
_LONGEST_VALUE = 4000


class Unreadable(BotError):
    """A body that is not what WeChat sends."""

    def __init__(self, why: str) -> None:
        super().__init__("消息格式不对。", why)


class Fields:
    """The texts of a push by path below the root ("Content", "ScanCodeInfo/ScanResult")."""

    def __init__(self, values: Mapping[str, list[str]]) -> None:
        self._values = values

    def text(self, *paths: str) -> str:
        """Return the first of these that says something, without surrounding space, "" when none does."""
        for path in paths:
            for value in self.every(path):
                if value:
                    return value
        return ""

    def raw(self, path: str) -> str:
        """Return the first text of this path at its full length, "" when there is none."""
        return self._values.get(path, [""])[0].strip()

    def every(self, path: str) -> list[str]:
        """Return the texts of all elements of this path, in order, at most 4,000 characters each."""
        return [value.strip()[:_LONGEST_VALUE].rstrip() for value in self._values.get(path, [])]


def read_fields(body: bytes) -> Fields:
    """Return the elements below <xml>; raises Unreadable, also for any DOCTYPE or entity declaration."""
    # Broken bytes and control characters that somebody typed must not cost us the rest of the message.
    text = printable(body.decode("utf-8", "replace"))
    reader = _Reader()
    try:
        reader.read(text)
    except expat.ExpatError as error:
        raise Unreadable(f"not XML: {error}") from None
    return Fields(reader.values)


class _Reader:
    """Collects texts from expat's events; expat alone goes through a hostile body in linear time."""

    def __init__(self) -> None:
        self.values: dict[str, list[str]] = {}
        self._path: list[str] = []
        self._texts: list[list[str]] = []

    def read(self, text: str) -> None:
        parser = expat.ParserCreate("utf-8")
        parser.StartDoctypeDeclHandler = self._doctype
        parser.EntityDeclHandler = self._doctype
        parser.StartElementHandler = self._start
        parser.CharacterDataHandler = self._data
        parser.EndElementHandler = self._end
        parser.Parse(text.encode(), True)

    def _doctype(self, *_: object) -> None:
        raise Unreadable("DOCTYPE or entity declaration")

    def _start(self, name: str, _: object) -> None:
        if not self._path and name != "xml":
            raise Unreadable("the root is not <xml>")
        if len(self._path) == _DEEPEST:
            raise Unreadable("nested too deeply")
        self._path.append(name)
        self._texts.append([])

    def _data(self, text: str) -> None:
        self._texts[-1].append(text)

    def _end(self, _: str) -> None:
        path = "/".join(self._path[1:])
        self.values.setdefault(path, []).append("".join(self._texts.pop()))
        self._path.pop()
