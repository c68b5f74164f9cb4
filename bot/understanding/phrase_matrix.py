"""The phrases of the knowledge in numbers, arranged intent by intent."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from bot.understanding.encoder import Floats, Numbers, Query
from bot.understanding.ranges import Places, ranges


class Shares(NamedTuple):
    """How much phrases, or features, speak for intents: one by one, what for which, and how much."""

    what: NDArray[np.integer]
    intents: NDArray[np.integer]
    values: Floats


class PhraseMatrix(NamedTuple):
    """Phrases one after another, those of an intent side by side.

    `ids` and `values` hold the features of all phrases in a row, phrase p's from `starts[p]` to
    `starts[p + 1]`; `meanings` is phrases × meaning. `order` gives each phrase's place in the knowledge,
    `owners` its intent; those of intent i lie from `firsts[i]` to `firsts[i + 1]`. Of the `features`, those
    below `shared` occur in several phrases.
    """

    ids: Numbers
    values: Floats
    starts: Places
    meanings: Floats
    order: Places
    owners: Places
    firsts: Places
    features: int
    shared: int

    def phrase(self, place: int) -> Query:
        """Return a phrase as if it were a message."""
        span = slice(self.starts[place], self.starts[place + 1])
        return Query(self.ids[span], self.values[span], self.meanings[place], 1.0)

    def squares(self) -> Floats:
        """Return the squared length of each phrase: 1, but for phrases without a word of known meaning."""
        by_words = np.add.reduceat(self.values**2, self.starts[:-1])
        return np.asarray(by_words + (self.meanings**2).sum(axis=1), np.float32)

    def of_features(self, shares: Shares) -> Shares:
        """Return what each feature of each phrase speaks for, when phrases have these shares."""
        starts = self.starts[shares.what]
        which, places = ranges(starts, self.starts[shares.what + 1] - starts)
        return Shares(self.ids[places], shares.intents[which], self.values[places] * shares.values[which])


def arranged(
    queries: Sequence[Query], owners: Sequence[int], intents: int, features: tuple[int, int]
) -> PhraseMatrix:
    """Return phrases as a matrix; every owner lies between 0 and `intents` (the last: none of them).

    `features` says how many there are, and how many of them are shared.
    """
    order = np.argsort(np.array(owners, np.intp), kind="stable")
    mine = [queries[number] for number in order.tolist()]
    sorted_owners = np.array(owners, np.intp)[order]
    none = np.zeros(0, np.float32)
    return PhraseMatrix(
        np.concatenate([query.ids for query in mine] or [none]).astype(np.int32),
        np.concatenate([query.values for query in mine] or [none]),
        np.cumsum([0, *(len(query.ids) for query in mine)]),
        np.array([query.meaning for query in mine], np.float32).reshape(len(mine), -1 if mine else 0),
        order,
        sorted_owners,
        np.searchsorted(sorted_owners, np.arange(intents + 2)),
        *features,
    )
