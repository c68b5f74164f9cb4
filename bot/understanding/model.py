"""The learned part of matching: encoder, weights, hints and calibration, trained on the phrases alone."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from bot.understanding import confidence, decide, kernel, profiles, signs, weights
from bot.understanding.confidence import Calibration, Rows
from bot.understanding.decide import Thresholds
from bot.understanding.encoder import Encoder, Floats, Query
from bot.understanding.hints import Hints
from bot.understanding.reader import Read
from bot.understanding.result import Candidate
from bot.understanding.shelf import Shelf, shelve
from bot.understanding.vectors.vectors import Vectors

BEST = 5
# Only among the phrases of the best few is the nearest looked for.
LOOKED_AT = 3
# Beyond this many phrases the refinement would take seconds at every start; profiles alone serve.
REFINED_UP_TO = 3500
# Foreign messages are fewer than our own; so many phrases of an intent left out count as one.
FOREIGN_WEIGHT = 0.2


class Model(NamedTuple):
    """Scores a message for every intent; `names` by intent number, `trust` from which confidence to answer."""

    names: tuple[str, ...]
    encoder: Encoder
    shelf: Shelf
    weights: weights.Weights
    hints: Hints
    calibration: Calibration
    limits: Thresholds
    held_out: Rows

    def candidates(self, read: Read, query: Query, trust: float = 1.0) -> tuple[Candidate, ...]:
        """Return the best five intents for a message, best first; ties in the order of the names.

        `trust` is the share of the confidence that is left when the words themselves are a guess.
        """
        if not self.names:
            return ()
        scores = self.scores(read, query)
        ours, none = scores[:-1], float(scores[-1])
        best = _best(ours)
        if ours[best[0]] <= 0:
            return tuple(Candidate(self.names[number], 0.0) for number in best)
        first = float(ours[best[0]])
        second = float(ours[best[1]]) if len(best) > 1 else 0.0
        rows = np.empty((len(best), len(signs.Signs._fields)))
        for rank, number in enumerate(best.tolist()):
            nearest = float(self.shelf.likeness(query, number).max(initial=0)) if rank < LOOKED_AT else 0.0
            score = float(ours[number])
            rows[rank] = score, score - (first if rank else second), nearest, query.known, -none
        sure = np.minimum.accumulate(self.calibration.confidence(rows)) * trust
        return tuple(
            Candidate(self.names[number], round(value, 2))
            for number, value in zip(best.tolist(), sure.tolist(), strict=True)
        )

    def scores(self, read: Read, query: Query) -> Floats:
        """Return the score of a message for every intent, and for none as the last."""
        return self.hints.add_to(self.weights.scores(query), read.text)


def _best(scores: Floats) -> NDArray[np.intp]:
    """The numbers of the best five, best first."""
    if len(scores) > 50:
        likely = np.flatnonzero(scores >= np.partition(scores, -BEST)[-BEST])
        return likely[np.argsort(-scores[likely], kind="stable")][:BEST]
    return np.argsort(-scores, kind="stable")[:BEST]


def train(
    names: tuple[str, ...], reads: Sequence[Read], owners: Sequence[int], extra: Hints, vectors: Vectors
) -> Model:
    """Train on phrases as they were read; `owners` gives each one's intent, `len(names)` for none of them."""
    encoder = Encoder(reads, owners, len(names), vectors)
    shelf = shelve([encoder(read) for read in reads], owners, len(names), len(encoder.numbers))
    if not names or not 0 < len(reads) <= REFINED_UP_TO:
        return _unrefined(names, encoder, shelf, extra)
    likenesses = kernel.likenesses(shelf)
    shares, held_out = profiles.refine(shelf.owners, len(names), likenesses)
    for place, number in enumerate(shelf.order):
        extra.add_to(held_out.phrase[place], reads[number].text)
        extra.add_to(held_out.intent[place], reads[number].text)
    table = signs.table(shelf, likenesses, held_out)
    calibration = confidence.calibrate(table.signs, table.right, np.where(table.foreign, FOREIGN_WEIGHT, 1.0))
    sure = calibration.confidence(table.signs)
    limits = decide.thresholds(table, sure)
    left_out = np.column_stack([table.best, sure])[: len(shelf.owners)]
    return Model(names, encoder, shelf, weights.dense(shelf, shares), extra, calibration, limits, left_out)


def _unrefined(names: tuple[str, ...], encoder: Encoder, shelf: Shelf, extra: Hints) -> Model:
    """For knowledge too large to refine, or none at all."""
    sizes = np.maximum(np.diff(shelf.firsts), 1).astype(np.float32)
    # The length of a sum of n unit vectors lies between √n (nothing shared) and n (all the same).
    shares = np.where(shelf.owners < len(names), profiles.PROFILE_SHARE * sizes[shelf.owners] ** -0.75, 0.0)
    found = weights.sparse(shelf, shares.astype(np.float32), len(names))
    return Model(names, encoder, shelf, found, extra, confidence.ORDINARY, decide.ORDINARY, np.zeros((0, 2)))
