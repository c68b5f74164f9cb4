"""How phrases are alike, for the admin's tools: in other words, in another order, nearly, in groups."""

import math
import re
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

import numpy as np
from rapidfuzz import fuzz, process

from bot.knowledge.model import Lexicon
from bot.understanding.clean import bare, clean

# So many texts of about one length are compared with the others at once.
AT_ONCE = 200
# What a text shares at least with the first of its group, by the weight of all that the two hold.
TOGETHER = 0.22


def order_free(words: str) -> str:
    """Return what is the same for phrases that differ only in the order of their words."""
    return "".join(sorted(words.replace(" ", "")))


class InOtherWords:
    """Puts the first word of each group of synonyms in the place of the others."""

    def __init__(self, lexicon: Lexicon) -> None:
        groups = [[bare(clean(word)) for word in group] for group in lexicon.synonyms]
        self._first = {word: group[0] for group in groups for word in group if word}
        longest_first = sorted(self._first, key=len, reverse=True)
        self._any = re.compile("|".join(map(re.escape, longest_first)) or r"(?!)")

    def __call__(self, words: str) -> str:
        """Return normalised words, each synonym in its group's first form."""
        return self._any.sub(lambda found: self._first[found[0]], words)


def near(texts: Sequence[str], least: int) -> Iterator[tuple[int, int, int]]:
    """Yield the numbers of each two texts that are alike by `least` of 100 or more, and how much they are."""
    order = sorted(range(len(texts)), key=lambda number: len(texts[number]))
    ordered = [texts[number] for number in order]
    lengths = list(map(len, ordered))
    for start in range(0, len(ordered), AT_ONCE):
        some = ordered[start : start + AT_ONCE]
        # Of two texts the shorter can't share more than itself: a much longer one is never near.
        end = bisect_right(lengths, len(some[-1]) * (200 - least) // least)
        others = ordered[start:end]
        rows = process.cdist(some, others, scorer=fuzz.ratio, dtype=np.uint8, score_cutoff=least)
        for row, column in np.argwhere(rows >= least).tolist():
            if row < column:
                one, other = sorted((order[start + row], order[start + column]))
                yield one, other, int(rows[row, column])


def grouped(texts: Sequence[str], known: Sequence[str] = ()) -> list[list[int]]:
    """Return the numbers of normalised texts in groups of similar ones; large groups first, then as given.

    Each text joins the group whose first text it shares most with, so that a group has one matter. What many
    of the texts and of the `known` phrases hold (什么时候) counts little.
    """
    rarity = _rarity([*texts, *known])
    groups: list[list[int]] = []
    weights: list[float] = []
    having: dict[str, list[int]] = defaultdict(list)
    for number, text in enumerate(texts):
        # In a fixed order: sums of floats must not depend on how this process shuffles its sets.
        pieces = sorted(_pieces(text))
        weight = sum(rarity[piece] for piece in pieces)
        both: dict[int, float] = defaultdict(float)
        for piece in pieces:
            for group in having[piece]:
                both[group] += rarity[piece]
        shares = {group: held / (weight + weights[group] - held) for group, held in both.items() if held}
        best = max(sorted(shares), key=shares.__getitem__, default=-1)
        if shares.get(best, 0.0) >= TOGETHER:
            groups[best].append(number)
            continue
        for piece in pieces:
            having[piece].append(len(groups))
        groups.append([number])
        weights.append(weight)
    return sorted(groups, key=lambda members: -len(members))


def _pieces(text: str) -> set[str]:
    """The letters and the pairs of neighbours: alike whatever the order of the words."""
    spans = ((run, at, size) for run in text.split() for size in (1, 2) for at in range(len(run) - size + 1))
    return {run[at : at + size] for run, at, size in spans}


def _rarity(texts: Sequence[str]) -> dict[str, float]:
    users = Counter(piece for text in texts for piece in _pieces(text))
    return {piece: math.log((len(texts) + 1) / count) for piece, count in users.items()}
