"""How much each feature speaks for each intent: what is asked of every message."""

from typing import NamedTuple

import numpy as np

from bot.understanding.encoder import Floats, Numbers, Query
from bot.understanding.shelf import Shelf
from bot.understanding.training import gathered


class Refined(NamedTuple):
    """`features` gives the shared features' weights, feature × intent. A feature of one phrase alone (of
    `phrases`, with its `values` there) speaks as that phrase does (`shares`, phrase × intent).
    """

    features: Floats
    meaning: Floats
    phrases: Numbers
    values: Floats
    shares: Floats

    def scores(self, query: Query) -> Floats:
        """Return the message's score for every intent, and for none as the last."""
        shared = query.ids < len(self.features)
        single = query.ids[~shared] - len(self.features)
        by_shared = query.values[shared] @ self.features[query.ids[shared]]
        alone = query.values[~shared] * self.values[single]
        by_single = alone @ self.shares[self.phrases[single]]
        return np.asarray(by_shared + by_single + query.meaning @ self.meaning, np.float32)

    def parts(self, query: Query, intent: int) -> tuple[Floats, float]:
        """Return what each known feature of a message adds to an intent's score, and what meaning adds."""
        by_words = [
            self.features[number, intent]
            if number < len(self.features)
            else self.values[number - len(self.features)] * self._share(number, intent)
            for number in query.ids
        ]
        return query.values * np.array(by_words, np.float32), float(query.meaning @ self.meaning[:, intent])

    def _share(self, number: int, intent: int) -> float:
        return float(self.shares[self.phrases[number - len(self.features)], intent])


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


def refined(shelf: Shelf, shares: Floats) -> Refined:
    """Return the weights that follow from how much phrases speak for intents (phrase × intent)."""
    alone = shelf.ids >= shelf.shared
    order = np.argsort(shelf.ids[alone])
    phrase_of = np.repeat(np.arange(len(shelf.owners), dtype=np.int32), np.diff(shelf.starts))
    return Refined(
        gathered(shelf, shares),
        np.asarray(shelf.meanings.T @ shares, np.float32),
        phrase_of[alone][order],
        shelf.values[alone][order],
        shares,
    )


def plain(shelf: Shelf, shares: Floats, intents: int) -> Plain:
    """Return the weights when each phrase speaks for its own intent alone, by its share."""
    lengths = np.diff(shelf.starts)
    owners = np.repeat(shelf.owners, lengths).astype(np.int64)
    values = shelf.values * np.repeat(shares, lengths)
    keys, inverse = np.unique(shelf.ids.astype(np.int64) * (intents + 1) + owners, return_inverse=True)
    meaning = np.zeros((intents + 1, shelf.meanings.shape[1]), np.float32)
    np.add.at(meaning, shelf.owners, shelf.meanings * shares[:, None])
    return Plain(
        (keys % (intents + 1)).astype(np.int32),
        np.bincount(inverse, values, len(keys)).astype(np.float32),
        np.searchsorted(keys // (intents + 1), np.arange(shelf.features + 1)).astype(np.int32),
        meaning.T.copy(),
    )
