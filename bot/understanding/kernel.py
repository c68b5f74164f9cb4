"""The cosine of every phrase with every other, from the postings of an index."""

from collections import defaultdict

import numpy as np

from bot.understanding.index import Floats, Index, Numbers

# Features shared by more phrases than this are few: together they are one matrix product.
COMMON = 12


def cosines(index: Index) -> Floats:
    """Return the phrases × phrases matrix of cosines."""
    result = np.zeros((index.phrases, index.phrases), np.float32)
    common = [posting for posting in index.postings.values() if len(posting[0]) > COMMON]
    if common:
        columns = np.zeros((index.phrases, len(common)), np.float32)
        for number, (ids, values) in enumerate(common):
            columns[ids, number] = values
        result += columns @ columns.T
    for ids_of, values_of in _grouped(index):
        products = values_of[:, :, None] * values_of[:, None, :]
        rows = np.broadcast_to(ids_of[:, :, None], products.shape)
        np.add.at(result, (rows, rows.transpose(0, 2, 1)), products)
    np.fill_diagonal(result, 1.0)
    return result


def _grouped(index: Index) -> list[tuple[Numbers, Floats]]:
    """Rare features by how many phrases share them; those of one phrase only matter to the diagonal."""
    groups: dict[int, list[tuple[Numbers, Floats]]] = defaultdict(list)
    for posting in index.postings.values():
        if 1 < len(posting[0]) <= COMMON:
            groups[len(posting[0])].append(posting)
    return [
        (np.array([ids for ids, _ in group]), np.array([values for _, values in group]))
        for group in groups.values()
    ]
