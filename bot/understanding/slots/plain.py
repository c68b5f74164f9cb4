"""A message in the one form in which slots are read, and where each letter of it stands in the message."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from typing import Generic, NamedTuple, TypeVar

from bot.understanding.clean import FACES, INVISIBLE
from bot.understanding.slots.number import NUMERAL
from bot.understanding.traditional import TABLE

Value = TypeVar("Value", covariant=True)

# One letter for what is typed in many: dashes, waves.
_SAME = TABLE | {ord(dash): "-" for dash in "‐‑‒–—―−"} | {ord(wave): "~" for wave in "〜∼"}
_EMOJI = r"[\u2600-\u27bf\u2b00-\u2bff\U0001f000-\U0001faff]"
_GONE = re.compile(f"{INVISIBLE.pattern}|{_EMOJI}|{FACES.pattern}", re.IGNORECASE)
_INVISIBLE = re.compile(INVISIBLE.pattern)
# A face between two of these parts two numbers (1201😀13800001111); elsewhere it parts nothing (3😀栋).
_OF_A_NUMBER = re.compile(rf"{NUMERAL}|[A-Za-z]")
# What was found already: no letter of any slot.
TAKEN = "\0"


class Piece(NamedTuple, Generic[Value]):
    """What was found between two places of a text."""

    start: int
    end: int
    value: Value


class Plain(NamedTuple):
    """The text to read: narrow, simplified, in capitals; without emoji and what nobody sees.

    `at` says where in the message each letter stood, None for just there.
    """

    text: str
    said: str
    at: Sequence[int] | None = None

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return where in the message the letters from `start` to before `end` stood."""
        return (start, end) if self.at is None else (self.at[start], self.at[end - 1] + 1)

    def words(self, start: int, end: int) -> str:
        """Return the message's own letters there."""
        first, last = self.span(start, end)
        return self.said[first:last]


def plain(text: str) -> Plain:
    """Return the text as slots are read in it."""
    same = text.translate(_SAME).upper()
    if len(same) == len(text) and unicodedata.is_normalized("NFKC", same) and not _GONE.search(text):
        return Plain(same, text)
    letters: list[str] = []
    at: list[int] = []
    for start, letter in _letters(text):
        narrow = unicodedata.normalize("NFKC", letter).translate(_SAME).upper()
        letters.append(narrow)
        at.extend([start] * len(narrow))
    return Plain("".join(letters), text, at)


def without(text: str, taken: Sequence[Piece[Value]]) -> str:
    """Return the text of the same length in which the pieces, which are in order, hold nothing to find."""
    parts, last = [], 0
    for start, end, _ in taken:
        parts += [text[last:start], TAKEN * (end - start)]
        last = end
    return "".join([*parts, text[last:]]) if parts else text


def apart(pieces: Iterable[Piece[Value]]) -> list[Piece[Value]]:
    """Return the pieces in order, without those that run into one that begins before, or is longer."""
    kept: list[Piece[Value]] = []
    for piece in sorted(pieces, key=lambda piece: (piece.start, -piece.end)):
        if not kept or piece.start >= kept[-1].end:
            kept.append(piece)
    return kept


def _letters(text: str) -> Iterator[tuple[int, str]]:
    """Yield the letters that can be seen, a gap for a face that parts numbers, and where they stand."""
    last = 0
    for gone in _GONE.finditer(text):
        yield from enumerate(text[last : gone.start()], start=last)
        if not _INVISIBLE.fullmatch(gone[0]) and _parts(text, gone):
            yield gone.start(), " "
        last = gone.end()
    yield from enumerate(text[last:], start=last)


def _parts(text: str, gone: re.Match[str]) -> bool:
    before, after = text[max(0, gone.start() - 1) : gone.start()], text[gone.end() : gone.end() + 1]
    return bool(_OF_A_NUMBER.match(before) and _OF_A_NUMBER.match(after))
