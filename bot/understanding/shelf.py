"""The phrases of the knowledge in numbers, shelved intent by intent."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from bot.understanding.encoder import Floats, Numbers, Query


class Shelf(NamedTuple):
    """Phrases one after another, those of an intent side by side.

    `ids` and `values` hold the features of all phrases in a row, phrase p's from `starts[p]` to
    `starts[p + 1]`; `meanings` is phrases × meaning. `order` gives each phrase's place in the knowledge,
    `owners` its intent; those of intent i lie from `firsts[i]` to `firsts[i + 1]`.
    """

    ids: Numbers
    values: Floats
    starts: Numbers
    meanings: Floats
    order: Numbers
    owners: Numbers
    firsts: Numbers
    features: int

    def likeness(self, query: Query, intent: int) -> Floats:
        """Return how alike a message and each phrase of an intent are, 0 to 1."""
        first, last = self.firsts[intent], self.firsts[intent + 1]
        start, end = self.starts[first], self.starts[last]
        weights = np.zeros(self.features, np.float32)
        weights[query.ids] = query.values
        products = weights[self.ids[start:end]] * self.values[start:end]
        sums = np.add.reduceat(np.append(products, np.float32(0)), self.starts[first:last] - start)
        return np.asarray(sums + self.meanings[first:last] @ query.meaning, np.float32)


def shelve(queries: Sequence[Query], owners: Sequence[int], intents: int, features: int) -> Shelf:
    """Return phrases on a shelf; every owner lies between 0 and `intents` (the last: none of them)."""
    order = np.argsort(np.array(owners, np.int32), kind="stable").astype(np.int32)
    mine = [queries[number] for number in order]
    sorted_owners = np.array(owners, np.int32)[order]
    none = np.zeros(0, np.int32)
    return Shelf(
        ids=np.concatenate([query.ids for query in mine] or [none]),
        values=np.concatenate([query.values for query in mine] or [none.astype(np.float32)]),
        starts=np.cumsum([0, *(len(query.ids) for query in mine)]).astype(np.int32),
        meanings=np.array([query.meaning for query in mine], np.float32),
        order=order,
        owners=sorted_owners,
        firsts=np.searchsorted(sorted_owners, np.arange(intents + 2)).astype(np.int32),
        features=features,
    )
