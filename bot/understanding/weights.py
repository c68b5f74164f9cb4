"""How much each feature speaks for each intent: what is asked of every message."""

from typing import NamedTuple

import numpy as np

from bot.understanding.encoder import Floats, Numbers, Query
from bot.understanding.kernel import COMMON, Postings
from bot.understanding.shelf import Shelf

Halves = np.ndarray[tuple[int, int], np.dtype[np.float16]]


class Dense(NamedTuple):
    """Every feature's weight for every intent; for refined profiles of up to a few thousand phrases."""

    features: Halves
    meaning: Floats

    def scores(self, query: Query) -> Floats:
        """Return the message's score for every intent, and for none as the last."""
        by_words = query.values @ self.features[query.ids].astype(np.float32)
        return np.asarray(by_words + query.meaning @ self.meaning, np.float32)

    def parts(self, query: Query, intent: int) -> tuple[Floats, float]:
        """Return what each known feature of a message adds to an intent's score, and what its meaning does."""
        by_words = query.values * self.features[query.ids, intent].astype(np.float32)
        return by_words, float(query.meaning @ self.meaning[:, intent])


class Sparse(NamedTuple):
    """The intents that a feature occurs in and its weights; for profiles of any number of phrases."""

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
        """Return what each known feature of a message adds to an intent's score, and what its meaning does."""
        spans = [slice(self.starts[number], self.starts[number + 1]) for number in query.ids]
        mine = [float(self.weights[span][self.intents[span] == intent].sum()) for span in spans]
        return query.values * np.array(mine, np.float32), float(query.meaning @ self.meaning[:, intent])


Weights = Dense | Sparse


def dense(shelf: Shelf, shares: Floats) -> Dense:
    """Return the weights that follow from how much phrases speak for intents (phrase × intent)."""
    postings = Postings(shelf)
    features = np.zeros((shelf.features, shares.shape[1]), np.float16)
    features[postings.common_ids] = postings.common().T @ shares
    for count, (phrases, values) in zip(range(1, COMMON + 1), postings.rare(), strict=True):
        # One phrase of each feature at a time keeps the memory small.
        total = sum(values[:, one, None] * shares[phrases[:, one]] for one in range(count))
        features[postings.rare_ids(count)] = total
    return Dense(features, np.asarray(shelf.meanings.T @ shares, np.float32))


def sparse(shelf: Shelf, shares: Floats, intents: int) -> Sparse:
    """Return the weights when each phrase speaks for its own intent alone, by its share."""
    lengths = np.diff(shelf.starts)
    owners = np.repeat(shelf.owners, lengths).astype(np.int64)
    values = shelf.values * np.repeat(shares, lengths)
    keys, inverse = np.unique(shelf.ids.astype(np.int64) * (intents + 1) + owners, return_inverse=True)
    weights = np.bincount(inverse, values, len(keys)).astype(np.float32)
    ids = keys // (intents + 1)
    meaning = np.zeros((intents + 1, shelf.meanings.shape[1]), np.float32)
    np.add.at(meaning, shelf.owners, shelf.meanings * shares[:, None])
    starts = np.searchsorted(ids, np.arange(shelf.features + 1)).astype(np.int32)
    return Sparse((keys % (intents + 1)).astype(np.int32), weights, starts, meaning.T.copy())
