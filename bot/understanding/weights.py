"""How much each feature speaks for each intent: what is asked of every message."""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from bot.understanding.encoder import Floats, Numbers, Query
from bot.understanding.phrase_matrix import PhraseMatrix
from bot.understanding.training import gathered

# The upper half of a float32: as good as the whole for weights, and quicker to widen again than a float16.
Halves = NDArray[np.uint16]


def halved(values: Floats) -> Halves:
    """Return the upper halves of numbers, rounded."""
    bits = np.ascontiguousarray(values, np.float32).view(np.uint32)
    return ((bits + 0x8000) >> 16).astype(np.uint16)


def whole(halves: Halves) -> Floats:
    """Return the numbers that upper halves stand for."""
    return (halves.astype(np.uint32) << 16).view(np.float32)


class Refined(NamedTuple):
    """`features` gives the shared features' weights, feature × intent. A feature of one phrase alone (of
    `phrases`, with its `values` there) speaks as that phrase does (`shares`, phrase × intent).
    """

    features: Halves
    meaning: Floats
    phrases: Numbers
    values: Floats
    shares: Halves

    def scores(self, query: Query) -> Floats:
        """Return the message's score for every intent, and for none as the last."""
        shared = query.ids < len(self.features)
        single = query.ids[~shared] - len(self.features)
        by_shared = query.values[shared] @ whole(self.features[query.ids[shared]])
        alone = query.values[~shared] * self.values[single]
        by_single = alone @ whole(self.shares[self.phrases[single]])
        return np.asarray(by_shared + by_single + query.meaning @ self.meaning, np.float32)

    def parts(self, query: Query, intent: int) -> tuple[Floats, float]:
        """Return what each known feature of a message adds to an intent's score, and what meaning adds."""
        shared = query.ids < len(self.features)
        single = query.ids[~shared] - len(self.features)
        by_words = query.values.copy()
        by_words[shared] *= whole(self.features[query.ids[shared], intent])
        by_words[~shared] *= self.values[single] * whole(self.shares[self.phrases[single], intent])
        return by_words, float(query.meaning @ self.meaning[:, intent])


class Plain(NamedTuple):
    """The intents that a feature occurs in and its weights there: profiles of any number of intents."""

    intents: Numbers
    weights: Floats
    starts: Numbers
    meaning: Floats

    def scores(self, query: Query) -> Floats:
        """Return the message's score for every intent, and for none as the last."""
        firsts = self.starts[query.ids]
        counts = self.starts[query.ids + 1] - firsts
        ends = np.cumsum(counts)
        total = int(ends[-1]) if len(ends) else 0
        places = np.arange(total, dtype=np.int32) + np.repeat(firsts - (ends - counts), counts)
        values = self.weights[places] * np.repeat(query.values, counts)
        by_words = np.bincount(self.intents[places], values, self.meaning.shape[1])
        return np.asarray(by_words + query.meaning @ self.meaning, np.float32)

    def parts(self, query: Query, intent: int) -> tuple[Floats, float]:
        """Return what each known feature of a message adds to an intent's score, and what meaning adds."""
        spans = [slice(self.starts[number], self.starts[number + 1]) for number in query.ids]
        mine = [float(self.weights[span][self.intents[span] == intent].sum()) for span in spans]
        return query.values * np.array(mine, np.float32), float(query.meaning @ self.meaning[:, intent])


Weights = Refined | Plain


def refined(matrix: PhraseMatrix, shares: Floats) -> Refined:
    """Return the weights that follow from how much phrases speak for intents (phrase × intent)."""
    alone = matrix.ids >= matrix.shared
    order = np.argsort(matrix.ids[alone])
    phrase_of = np.repeat(np.arange(len(matrix.owners), dtype=np.int32), np.diff(matrix.starts))
    return Refined(
        halved(gathered(matrix, shares)),
        np.asarray(matrix.meanings.T @ shares, np.float32),
        phrase_of[alone][order],
        matrix.values[alone][order],
        halved(shares),
    )


def plain(matrix: PhraseMatrix, shares: Floats, intents: int) -> Plain:
    """Return the weights when each phrase speaks for its own intent alone, by its share."""
    lengths = np.diff(matrix.starts)
    owners = np.repeat(matrix.owners, lengths).astype(np.int64)
    values = matrix.values * np.repeat(shares, lengths)
    keys, inverse = np.unique(matrix.ids.astype(np.int64) * (intents + 1) + owners, return_inverse=True)
    meaning = np.zeros((intents + 1, matrix.meanings.shape[1]), np.float32)
    np.add.at(meaning, matrix.owners, matrix.meanings * shares[:, None])
    return Plain(
        (keys % (intents + 1)).astype(np.int32),
        np.bincount(inverse, values, len(keys)).astype(np.float32),
        np.searchsorted(keys // (intents + 1), np.arange(matrix.features + 1)).astype(np.int32),
        meaning.T.copy(),
    )
