"""Finds which of many words a text holds, and where, in one walk over its letters."""

from collections.abc import Iterable
from typing import NamedTuple


class Spot(NamedTuple):
    """A word in the text, from `start` to before `end`."""

    start: int
    end: int
    word: str

    def lies_in(self, other: "Spot") -> bool:
        """Return whether the other holds all its letters."""
        return other.start <= self.start and self.end <= other.end


class Spotter:
    """Knows words by their first two letters: most letters of most messages begin none."""

    def __init__(self, words: Iterable[str]) -> None:
        self._words = frozenset(words) - {""}
        lengths: dict[str, set[int]] = {}
        for word in self._words:
            # A word of one letter is looked for by itself.
            if len(word) == 1:
                continue
            lengths.setdefault(word[:2], set()).add(len(word))
        self._lengths = {begin: tuple(sorted(some, reverse=True)) for begin, some in lengths.items()}

    def __call__(self, text: str) -> list[Spot]:
        """Return all words in the order in which they begin, the longest first; they may overlap."""
        lengths, words = self._lengths, self._words
        found = []
        for start in range(len(text)):
            for length in lengths.get(text[start : start + 2], ()):
                word = text[start : start + length]
                # At the end of the text there may be less of it than was asked for.
                if len(word) == length and word in words:
                    found.append(Spot(start, start + length, word))
            if text[start] in words:
                found.append(Spot(start, start + 1, text[start]))
        return found
