"""The features of normalised words: characters, pairs of near ones, and synonym groups as one token each."""

from collections.abc import Iterable, Mapping

# Two characters make a pair up to so far apart, in either order: 修水管 and 水管要修 share most.
# Measured against runs of two and three characters: up to five points better, most where phrases are few.
REACH = 4
TOKEN = "≈"
# 不用修 asks for no repair: a synonym after one of these is another feature.
NOT = "¬"
NEGATIONS = ("不用", "不要", "不需要", "无需", "不必", "没有", "没", "别", "不是", "不")
# …but 有没有, 是不是, 能不能 ask.
ASKING = ("有没有", "有没", "是不是", "能不能", "可不可", "要不要", "会不会", "还没有", "还没")


def grams(text: str) -> dict[str, None]:
    """Return the characters of normalised words and their pairs within each run, in the order of the text.

    A dict instead of a set: sums of floats in another order would differ from one process to the next.
    """
    found = dict.fromkeys(text.replace(" ", ""))
    for run in text.split():
        for start, letter in enumerate(run):
            for other in run[start + 1 : start + 1 + REACH]:
                found[letter + other if letter <= other else other + letter] = None
    return found


class Synonyms:
    """Finds the words of synonym groups, longest first; each group is one token."""

    def __init__(self, groups: Iterable[Iterable[str]]) -> None:
        self._token: Mapping[str, str] = _tokens(groups)
        self._longest_by_start = _longest_by_start(self._token)

    def __call__(self, text: str) -> dict[str, None]:
        """Return the tokens of the groups that occur in normalised words; negated ones are marked."""
        found: dict[str, None] = {}
        start, token, longest = 0, self._token, self._longest_by_start
        while start < len(text):
            size = longest.get(text[start], 0)
            while size and text[start : start + size] not in token:
                size -= 1
            if size:
                negated = _negated(text[max(0, start - 3) : start])
                found[NOT * negated + token[text[start : start + size]]] = None
            start += size or 1
        return found


def _longest_by_start(words: Iterable[str]) -> dict[str, int]:
    """For each first character the length of the longest word."""
    found: dict[str, int] = {}
    for word in words:
        found[word[0]] = max(found.get(word[0], 0), len(word))
    return found


def _negated(before: str) -> bool:
    return before.endswith(NEGATIONS) and not before.endswith(ASKING)


def _tokens(groups: Iterable[Iterable[str]]) -> dict[str, str]:
    tokens: dict[str, str] = {}
    for group in groups:
        words = [word for word in group if word]
        tokens.update((word, TOKEN + words[0]) for word in words)
    return tokens
