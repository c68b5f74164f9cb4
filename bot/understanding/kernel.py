"""The likeness of every phrase with every other."""

from collections.abc import Iterator

import numpy as np

from bot.understanding.encoder import Floats, Numbers
from bot.understanding.shelf import Shelf

# Features shared by more phrases than this are few: together they are one matrix product.
COMMON = 12


def likenesses(shelf: Shelf) -> Floats:
    """Return the phrases × phrases matrix of likeness."""
    result = np.asarray(shelf.meanings @ shelf.meanings.T, np.float32)
    postings = Postings(shelf)
    columns = postings.common()
    result += columns @ columns.T
    for ids, values in postings.rare():
        products = values[:, :, None] * values[:, None, :]
        rows = np.broadcast_to(ids[:, :, None], products.shape)
        np.add.at(result, (rows, rows.transpose(0, 2, 1)), products)
    return result


class Postings:
    """The features of a shelf turned around: for each feature the phrases that have it."""

    def __init__(self, shelf: Shelf) -> None:
        phrase_of = np.repeat(np.arange(len(shelf.owners), dtype=np.int32), np.diff(shelf.starts))
        order = np.argsort(shelf.ids, kind="stable")
        self.phrases, self.values = phrase_of[order], shelf.values[order]
        self.starts = np.searchsorted(shelf.ids[order], np.arange(shelf.features + 1)).astype(np.int32)
        self.counts = np.diff(self.starts)
        self.size = len(shelf.owners)

    @property
    def common_ids(self) -> Numbers:
        """The features that more than `COMMON` phrases share."""
        return np.flatnonzero(self.counts > COMMON).astype(np.int32)

    def common(self) -> Floats:
        """Return phrases × common features."""
        ids = self.common_ids
        columns = np.zeros((self.size, len(ids)), np.float32)
        for column, number in enumerate(ids):
            start, end = self.starts[number], self.starts[number + 1]
            columns[self.phrases[start:end], column] = self.values[start:end]
        return columns

    def rare(self, least: int = 1) -> Iterator[tuple[Numbers, Floats]]:
        """Yield the other features by how many phrases share them: features × phrases, and their values."""
        for count in range(least, COMMON + 1):
            ids = np.flatnonzero(self.counts == count)
            places = self.starts[ids][:, None] + np.arange(count)
            yield self.phrases[places], self.values[places]

    def rare_ids(self, count: int) -> Numbers:
        """Return the features that so many phrases share."""
        return np.flatnonzero(self.counts == count).astype(np.int32)
