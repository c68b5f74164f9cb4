"""The features of normalised words: character 1-3-grams, and one token for each group of synonyms."""

from collections import Counter
from collections.abc import Iterable, Mapping

LONGEST_GRAM = 3
LONGEST_SYNONYM = 8
TOKEN = "≈"


def grams(text: str) -> Counter[str]:
    """Return how often each 1-3-gram occurs within the runs of normalised words."""
    found: Counter[str] = Counter()
    for run in text.split():
        for size in range(1, LONGEST_GRAM + 1):
            found.update(run[start : start + size] for start in range(len(run) - size + 1))
    return found


class Synonyms:
    """Finds the words of synonym groups, longest first; each group is one token."""

    def __init__(self, groups: Iterable[Iterable[str]]) -> None:
        self._token: Mapping[str, str] = _tokens(groups)
        self._starts = frozenset(word[0] for word in self._token)

    def __call__(self, text: str) -> set[str]:
        """Return the tokens of the groups that occur in normalised words."""
        found: set[str] = set()
        start = 0
        while start < len(text):
            word = self._longest(text, start) if text[start] in self._starts else ""
            if word:
                found.add(self._token[word])
            start += max(1, len(word))
        return found

    def _longest(self, text: str, start: int) -> str:
        for size in range(min(LONGEST_SYNONYM, len(text) - start), 0, -1):
            if text[start : start + size] in self._token:
                return text[start : start + size]
        return ""


def _tokens(groups: Iterable[Iterable[str]]) -> dict[str, str]:
    tokens: dict[str, str] = {}
    for group in groups:
        words = [word for word in group if word]
        tokens.update((word, TOKEN + words[0]) for word in words)
    return tokens
