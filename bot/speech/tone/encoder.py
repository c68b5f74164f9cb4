"""Turns what clauses say into numbers, each feature weighted by how few sentences have it."""

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import chain
from typing import NamedTuple

import numpy as np

from bot.understanding.encoder import Floats, Numbers
from bot.understanding.reader import Read
from bot.understanding.vectors.vectors import Vectors

# Chosen on sentences that were left out; anything near does as well.
RARITY_POWER = 0.5
# How much of a likeness is likeness in meaning (of word vectors) rather than in writing.
MEANING = 0.1
# A word of one character says less about a meaning than one of two.
SHORT_WORD = 0.6
# What every text is taken to hold beside its own features: of two letters nothing is sure.
UNSAID = 30.0


class Said(NamedTuple):
    """A clause in numbers: its known features, how many are unknown, its meaning, its Chinese letters."""

    ids: tuple[int, ...]
    strange: int
    meaning: Floats
    letters: int


class Query(NamedTuple):
    """A text in numbers: its known features, their weights, its meaning; not longer than 1 together.

    `known` is the share of what it says that is known at all, 0 to 1; `letters` are the Chinese ones.
    """

    ids: Numbers
    values: Floats
    meaning: Floats
    known: float
    letters: int


class ToneEncoder:
    """Knows the features that several of the sentences have that it was made of."""

    def __init__(self, reads: Sequence[Read], vectors: Vectors) -> None:
        counts = Counter(name for read in reads for name in read.features)
        shared = [name for name, count in counts.items() if count > 1]
        self.known: Mapping[str, int] = {name: number for number, name in enumerate(shared)}
        many = len(reads) + 1
        self._weights = np.array([_rarity(many, counts[name]) for name in shared], np.float32)
        self._strange = _rarity(many, 1) ** 2
        words = Counter(word for read in reads for word in set(read.words))
        self._telling = {word: math.log(many / (count + 1)) for word, count in words.items()}
        self._most_telling = math.log(many)
        self._vectors = vectors

    def said(self, read: Read) -> Said:
        """Return a clause in numbers."""
        found = tuple(number for number in map(self.known.get, read.features) if number is not None)
        letters = sum(letter > "z" for letter in read.text)
        return Said(found, len(read.features) - len(found), self._meaning(read.words), letters)

    def __call__(self, clauses: Sequence[Said]) -> Query:
        """Return what clauses say together; what is unknown makes all that is known count less."""
        first = clauses[0]
        several = len(clauses) > 1
        found = dict.fromkeys(chain.from_iterable(one.ids for one in clauses)) if several else first.ids
        ids = np.fromiter(found, np.int32, len(found))
        values = self._weights[ids]
        strange = sum(one.strange for one in clauses) * self._strange
        familiar = float(values @ values)
        values *= math.sqrt((1 - MEANING) / (familiar + strange + UNSAID))
        meaning = np.sum([one.meaning for one in clauses], axis=0) if several else first.meaning
        meaning = meaning * (math.sqrt(MEANING) / (math.sqrt(float(meaning @ meaning)) or 1.0))
        letters = sum(one.letters for one in clauses)
        return Query(ids, values, meaning, familiar / (familiar + strange or 1.0), letters)

    def _meaning(self, words: Sequence[str]) -> Floats:
        if not words:
            return np.zeros(self._vectors.size, np.float32)
        telling, most = self._telling, self._most_telling
        weights = [telling.get(word, most) * (SHORT_WORD if len(word) == 1 else 1.0) for word in words]
        return np.asarray(np.array(weights, np.float32) @ self._vectors.of(list(words)), np.float32)


def _rarity(many: int, count: int) -> float:
    return float(math.log(many / count) ** RARITY_POWER)
