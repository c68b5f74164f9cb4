"""Turns the features of a message into numbers, weighted by how few intents share them."""

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from bot.understanding.features import TOKEN
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


class Query(NamedTuple):
    """A message in numbers: known features and their weights, its meaning, how much of it is known at all.

    `values` and `meaning` are scaled so that the products of two messages add up to their likeness, 0 to 1.
    """

    ids: Numbers
    values: Floats
    meaning: Floats
    known: float


class Encoder:
    """Knows the features and words of the phrases that it was made of, and how telling each is.

    `known` gives each feature's number. The features that several phrases share come first: their
    numbers lie below `shared`.
    """

    def __init__(self, reads: Sequence[Read], owners: Sequence[int], intents: int, vectors: Vectors) -> None:
        users = _users((read.features for read in reads), owners)
        counts = Counter(name for read in reads for name in read.features)
        names = sorted(users, key=lambda name: counts[name] == 1)
        self.shared = sum(count > 1 for count in counts.values())
        self.known: Mapping[str, int] = {name: number for number, name in enumerate(names)}
        self._weights = np.array(
            [_weight(name) * _rarity(len(users[name]), intents) for name in names], np.float32
        )
        self._unknown = _rarity(1, intents)
        words = _users((read.words for read in reads), owners)
        self._rarity_of_word = {word: math.log((intents + 2) / len(who)) for word, who in words.items()}
        self._rarest_word = math.log(intents + 2)
        self._vectors = vectors

    def __call__(self, read: Read) -> Query:
        """Return the message in numbers; what is unknown counts as rare and lengthens the message."""
        known = self.known
        found = [number for number in map(known.get, read.features) if number is not None]
        ids = np.array(found, np.int32)
        values = self._weights[ids]
        familiar = float(values @ values)
        strange = 0.0
        if len(found) < len(read.features):
            strange = sum(_weight(name) ** 2 for name in read.features if name not in known)
        total = familiar + strange * self._unknown**2 or 1.0
        values *= math.sqrt((1 - MEANING) / total)
        return Query(ids, values, self._meaning(read.words), familiar / total)

    def _meaning(self, words: list[str]) -> Floats:
        if not words:
            return np.zeros(self._vectors.size, np.float32)
        rare = self._rarity_of_word
        weights = np.array(
            [rare.get(word, self._rarest_word) * (SHORT_WORD if len(word) == 1 else 1.0) for word in words],
            np.float32,
        )
        meaning = weights @ self._vectors.of(words)
        length = math.sqrt(float(meaning @ meaning)) or 1.0
        return np.asarray(meaning * (math.sqrt(MEANING) / length), np.float32)


def _users(found: Iterable[Iterable[str]], owners: Sequence[int]) -> dict[str, set[int]]:
    users: dict[str, set[int]] = {}
    for names, owner in zip(found, owners, strict=True):
        for name in names:
            users.setdefault(name, set()).add(owner)
    return users


def _weight(name: str) -> float:
    if TOKEN in name:
        return SYNONYM_WEIGHT
    return PAIR_WEIGHT if len(name) > 1 else 1.0


def _rarity(users: int, intents: int) -> float:
    rarity: float = math.log((intents + 2) / users) ** RARITY_POWER
    return rarity
