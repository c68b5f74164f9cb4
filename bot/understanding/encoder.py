"""Turns the features of a message into numbers, weighted by how few intents share them."""

import math
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from itertools import chain, count
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from bot.understanding.features import TOKEN
from bot.understanding.ranges import grouped
from bot.understanding.reader import Read
from bot.understanding.vectors.vectors import Vectors

Floats = NDArray[np.float32]
Numbers = NDArray[np.int32]

# Below 1 the common features keep some say. These three and MEANING were chosen on customers' questions and
# spoken requests, where anything near them does as well.
RARITY_POWER = 0.55
SYNONYM_WEIGHT = 1.5
PAIR_WEIGHT = 0.8
# How much of a likeness is likeness in meaning (of word vectors) rather than in writing.
MEANING = 0.3
# A word of one character says less about a meaning than one of two.
SHORT_WORD = 0.6
UNKNOWN = -1


class Query(NamedTuple):
    """A message in numbers: known features and their weights, its meaning, how much of it is known at all.

    `ids` rise. `values` and `meaning` are scaled so that the products of two messages add up to their
    likeness, 0 to 1.
    """

    ids: NDArray[np.integer]
    values: Floats
    meaning: Floats
    known: float


class Encoder:
    """Knows the features and words of the phrases that it was made of, and how telling each is.

    `known` gives each feature's number, the lowest to those that most phrases have: the features that several
    phrases share have numbers below `shared`.
    """

    def __init__(self, reads: Sequence[Read], owners: Sequence[int], intents: int, vectors: Vectors) -> None:
        found = _counted([read.features for read in reads], owners, intents)
        order = np.argsort(-found.phrases, kind="stable")
        names = [found.names[number] for number in order.tolist()]
        self.shared = int((found.phrases > 1).sum())
        self.known: Mapping[str, int] = {name: number for number, name in enumerate(names)}
        rarities = np.log((intents + 2) / found.intents[order]) ** RARITY_POWER
        self._weights = np.array([_weight(name) for name in names], np.float32) * rarities.astype(np.float32)
        self._unknown = math.log(intents + 2) ** RARITY_POWER
        words = _counted([read.words for read in reads], owners, intents)
        rarity_of_word = np.log((intents + 2) / words.intents).tolist()
        self._weight_of_word = {
            word: rarity * _short(word) for word, rarity in zip(words.names, rarity_of_word, strict=True)
        }
        self._rarest_word = math.log(intents + 2)
        self._vectors = vectors

    def __call__(self, read: Read) -> Query:
        """Return the message in numbers; what is unknown counts as rare and lengthens the message."""
        known = self.known
        numbers = [known.get(name, UNKNOWN) for name in read.features]
        strange, unknown = 0.0, numbers.count(UNKNOWN)
        if unknown:
            pairs = zip(read.features, numbers, strict=True)
            strange = sum([_weight(name) ** 2 for name, number in pairs if number == UNKNOWN])
        numbers.sort()
        ids = np.array(numbers[unknown:], np.intp)
        values = self._weights[ids]
        familiar = float(values @ values)
        total = familiar + strange * self._unknown**2 or 1.0
        values *= math.sqrt((1 - MEANING) / total)
        return Query(ids, values, self._meaning(read.words), familiar / total)

    def _meaning(self, words: list[str]) -> Floats:
        if not words:
            return np.zeros(self._vectors.size, np.float32)
        of_known = self._weight_of_word
        weights = [of_known.get(word) or self._rarest_word * _short(word) for word in words]
        meaning = np.array(weights, np.float32) @ self._vectors.of(words)
        length = math.sqrt(float(meaning @ meaning)) or 1.0
        meaning *= math.sqrt(MEANING) / length
        return meaning


class _Counted(NamedTuple):
    """Features or words, how often they occur in phrases, and in how many intents' phrases they do."""

    names: Sequence[str]
    phrases: NDArray[np.intp]
    intents: NDArray[np.intp]


def _counted(found: Sequence[Collection[str]], owners: Sequence[int], intents: int) -> _Counted:
    numbers: dict[str, int] = defaultdict(count().__next__)
    flat = np.fromiter(map(numbers.__getitem__, chain.from_iterable(found)), np.intp)
    owner_of = np.repeat(np.array(owners, np.intp), [len(names) for names in found])
    # The owner after the last intent is what means none of ours.
    order, firsts = grouped(flat * (intents + 1) + owner_of)
    users = np.bincount(flat[order[firsts]], minlength=len(numbers))
    return _Counted(list(numbers), np.bincount(flat, minlength=len(numbers)), users)


def _weight(name: str) -> float:
    if TOKEN in name:
        return SYNONYM_WEIGHT
    return PAIR_WEIGHT if len(name) > 1 else 1.0


def _short(word: str) -> float:
    return SHORT_WORD if len(word) == 1 else 1.0
