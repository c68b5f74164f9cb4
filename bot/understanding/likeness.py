"""How alike a message and the phrases of a few intents are."""

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from bot.understanding.encoder import Floats, Numbers, Query
from bot.understanding.phrase_matrix import PhraseMatrix
from bot.understanding.ranges import Places, grouped, ranges


class Likeness(NamedTuple):
    """The phrases of each intent by their features: only those that share some with a message are looked at.

    `keys` rise: a number for each intent and each feature in its phrases, `features` more from one intent to
    the next. The nth of them is in `counts[n]` of the intent's `phrases` (counted from 0), from `starts[n]`
    on, with the weights `values`. `meanings` is phrases × meaning, those of intent i from `firsts[i]` to
    before `firsts[i + 1]`; `lengths` are those of the sums of their phrases.
    """

    features: int
    keys: NDArray[np.int64]
    starts: Numbers
    counts: Numbers
    phrases: Numbers
    values: Floats
    firsts: list[int]
    meanings: Floats
    lengths: list[float]

    def to(self, query: Query, intents: Sequence[int]) -> list[Floats]:
        """Return for each intent how alike the message and each of its phrases are, 0 to 1."""
        found: list[Floats] = [self._meanings(intent) @ query.meaning for intent in intents]
        width = max(map(len, found))
        keys = np.array([[intent * self.features] for intent in intents]) + query.ids
        near = self.keys.searchsorted(keys)
        rows, columns = (self.keys[near] == keys).nonzero()
        shared = near[rows, columns]
        by_words = self._products(shared, query.values[columns], rows * width, width * len(found))
        start = 0
        for likeness in found:
            likeness += by_words[start : start + len(likeness)]
            start += width
        return found

    def among(self, matrix: PhraseMatrix, places: Places, intent: int) -> Floats:
        """Return how alike the phrases at these places of the matrix and those of the intent are."""
        meanings = self._meanings(intent)
        starts = matrix.starts[places]
        which, held = ranges(starts, matrix.starts[places + 1] - starts)
        keys = matrix.ids[held] + np.int64(intent * self.features)
        near = self.keys.searchsorted(keys)
        (asked,) = (self.keys[near] == keys).nonzero()
        rows, values = which[asked] * len(meanings), matrix.values[held[asked]]
        by_words = self._products(near[asked], values, rows, len(places) * len(meanings))
        by_meaning = matrix.meanings[places] @ meanings.T
        return np.asarray(by_words.reshape(by_meaning.shape) + by_meaning, np.float32)

    def _meanings(self, intent: int) -> Floats:
        return self.meanings[self.firsts[intent] : self.firsts[intent + 1]]

    def _products(self, shared: Places, values: Floats, rows: Places, size: int) -> Floats:
        """Add the products of shared features up for each phrase that has one, from the start of its row."""
        which, places = ranges(self.starts[shared], self.counts[shared])
        phrases = self.phrases[places] + rows[which]
        return np.bincount(phrases, self.values[places] * values[which], size).astype(np.float32)


def by_intent(matrix: PhraseMatrix) -> Likeness:
    """Return the phrases of the matrix by their features."""
    firsts: list[int] = matrix.firsts.tolist()
    phrase_of = np.repeat(np.arange(len(matrix.owners)), np.diff(matrix.starts))
    owners = matrix.owners[phrase_of]
    keys = owners * np.int64(matrix.features) + matrix.ids
    order, starts = grouped(keys)
    keys, values = keys[order[starts]], matrix.values[order]
    squares = np.zeros(len(firsts) - 1)
    if len(keys):
        squares += np.bincount(keys // matrix.features, np.add.reduceat(values, starts) ** 2, len(squares))
    for intent, (first, last) in enumerate(pairwise(firsts)):
        squares[intent] += (matrix.meanings[first:last].sum(axis=0) ** 2).sum()
    return Likeness(
        matrix.features,
        # The last is asked for by nobody: whatever is asked for has a place before or at it.
        np.append(keys, np.iinfo(np.int64).max),
        starts.astype(np.int32),
        np.diff(starts, append=len(order)).astype(np.int32),
        (phrase_of - matrix.firsts[owners])[order].astype(np.int32),
        values,
        firsts,
        matrix.meanings,
        np.sqrt(np.maximum(squares, 1.0)).tolist(),
    )
