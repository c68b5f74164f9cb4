"""The phrases of the knowledge in numbers, arranged intent by intent."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from bot.understanding.encoder import Floats, Numbers, Query


class PhraseMatrix(NamedTuple):
    """Phrases one after another, those of an intent side by side.

    `ids` and `values` hold the features of all phrases in a row, phrase p's from `starts[p]` to
    `starts[p + 1]`; `meanings` is phrases × meaning. `order` gives each phrase's place in the knowledge,
    `owners` its intent; those of intent i lie from `firsts[i]` to `firsts[i + 1]`. Of the `features`, those
    below `shared` occur in several phrases. `lengths` are those of the sums of each intent's phrases.
    """

    ids: Numbers
    values: Floats
    starts: Numbers
    meanings: Floats
    order: Numbers
    owners: Numbers
    firsts: Numbers
    features: int
    shared: int
    lengths: Floats

    def phrase(self, place: int) -> Query:
        """Return a phrase as if it were a message."""
        span = slice(self.starts[place], self.starts[place + 1])
        return Query(self.ids[span], self.values[span], self.meanings[place], 1.0)

    def spread(self, query: Query) -> Floats:
        """Return the weights of a message's features, one place for each feature there is."""
        weights = np.zeros(self.features, np.float32)
        weights[query.ids] = query.values
        return weights

    def likeness(self, query: Query, intent: int, spread: Floats | None = None) -> Floats:
        """Return how alike a message and each phrase of an intent are, 0 to 1.

        Whoever asks about several intents hands in the message's features `spread` once.
        """
        first, last = self.firsts[intent], self.firsts[intent + 1]
        if first == last:
            return np.zeros(0, np.float32)
        start, end = self.starts[first], self.starts[last]
        weights = self.spread(query) if spread is None else spread
        products = weights[self.ids[start:end]] * self.values[start:end]
        sums = np.add.reduceat(products, self.starts[first:last] - start)
        return np.asarray(sums + self.meanings[first:last] @ query.meaning, np.float32)

    def squares(self) -> Floats:
        """Return the squared length of each phrase: 1, but for phrases without a word of known meaning."""
        by_words = np.add.reduceat(self.values**2, self.starts[:-1])
        return np.asarray(by_words + (self.meanings**2).sum(axis=1), np.float32)

    def length(self, intent: int) -> float:
        """Return the length of the sum of an intent's phrases, at least 1."""
        first, last = self.firsts[intent], self.firsts[intent + 1]
        span = slice(self.starts[first], self.starts[last])
        _, column = np.unique(self.ids[span], return_inverse=True)
        words = np.bincount(column, self.values[span])
        meaning = self.meanings[first:last].sum(axis=0)
        return float(np.sqrt(max((words**2).sum() + (meaning**2).sum(), 1.0)))


def arranged(
    queries: Sequence[Query], owners: Sequence[int], intents: int, features: tuple[int, int]
) -> PhraseMatrix:
    """Return phrases as a matrix; every owner lies between 0 and `intents` (the last: none of them).

    `features` says how many there are, and how many of them are shared.
    """
    order = np.argsort(np.array(owners, np.int32), kind="stable").astype(np.int32)
    mine = [queries[number] for number in order]
    sorted_owners = np.array(owners, np.int32)[order]
    none = np.zeros(0, np.int32)
    matrix = PhraseMatrix(
        np.concatenate([query.ids for query in mine] or [none]),
        np.concatenate([query.values for query in mine] or [none.astype(np.float32)]),
        np.cumsum([0, *(len(query.ids) for query in mine)]).astype(np.int32),
        np.array([query.meaning for query in mine], np.float32).reshape(len(mine), -1 if mine else 0),
        order,
        sorted_owners,
        np.searchsorted(sorted_owners, np.arange(intents + 2)).astype(np.int32),
        *features,
        np.ones(intents + 1, np.float32),
    )
    return matrix._replace(lengths=np.array([matrix.length(one) for one in range(intents + 1)], np.float32))
