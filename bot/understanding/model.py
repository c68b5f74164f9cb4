"""The learned part of matching: encoder, weights, hints and calibration, trained on the phrases alone."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from bot.understanding import confidence, decide, signs, training, weights
from bot.understanding.confidence import Calibration, Rows
from bot.understanding.decide import Thresholds
from bot.understanding.encoder import Encoder, Floats, Query
from bot.understanding.hints import Hints
from bot.understanding.likeness import Likeness, by_intent
from bot.understanding.phrase_matrix import arranged
from bot.understanding.ranges import Places
from bot.understanding.reader import Read
from bot.understanding.vectors.vectors import Vectors

BEST = 5
# Only among the phrases of the best few is the nearest looked for.
LOOKED_AT = 3
NOT_LOOKED_AT = None, 0.0, 0.0
# Refined weights are a matrix shared features × intents: beyond this size (100 MB) profiles alone serve.
REFINED_UP_TO = 25_000_000
# Foreign messages are fewer than our own; and of an intent left out some have a twin that is right for them.
FOREIGN_WEIGHT = 0.5
LOST_WEIGHT = 0.2


class Likely(NamedTuple):
    """An intent that may be meant, by number; confidence 0-100. The phrase at `nearest` on the matrix is its
    nearest, if that was looked for.
    """

    intent: int
    confidence: float
    nearest: int | None = None


class Model(NamedTuple):
    """Scores a message for every intent. `names` go by intent number, `order` gives the number of each phrase
    on the matrix, `usual` the score that each intent's own phrases get. `held_out` has a row for each phrase:
    the intent that it would be taken for without itself, and with what confidence.
    """

    names: tuple[str, ...]
    encoder: Encoder
    likeness: Likeness
    order: Places
    weights: weights.Weights
    hints: Hints
    usual: list[float]
    calibration: Calibration
    limits: Thresholds
    held_out: Rows

    def likely(self, read: Read, query: Query) -> list[Likely]:
        """Return the best five intents for a message, best first; ties in the order of the names."""
        if not self.names:
            return []
        scores = self.scores(read, query)
        best = _best(scores[:-1])
        none, *of_best = scores[[-1, *best]].tolist()
        first, second = of_best[0], of_best[1] if len(best) > 1 else 0.0
        if first <= 0:
            return [Likely(number, 0.0) for number in best]
        likeness = self.likeness.to(query, best[:LOOKED_AT])
        found, sure = [], 100.0
        for rank, (number, score) in enumerate(zip(best, of_best, strict=True)):
            looked = self._alike(likeness[rank], number) if rank < LOOKED_AT else NOT_LOOKED_AT
            nearest, alike, profile = looked
            margin = score - (first if rank else second)
            above = score - self.usual[number]
            of_one = signs.Signs(score, margin, alike, profile, query.known, -none, above)
            sure = min(sure, self.calibration.of(of_one))
            found.append(Likely(number, round(sure, 2), nearest))
        return found

    def _alike(self, likeness: Floats, intent: int) -> tuple[int | None, float, float]:
        """Where the nearest phrase of an intent is, how alike a message is to it, and to its profile."""
        if not len(likeness):
            return NOT_LOOKED_AT
        at = int(likeness.argmax())
        nearest = self.likeness.firsts[intent] + at
        return nearest, max(float(likeness[at]), 0.0), float(likeness.sum()) / self.likeness.lengths[intent]

    def scores(self, read: Read, query: Query) -> Floats:
        """Return the score of a message for every intent, and for none as the last."""
        return self.hints.add_to(self.weights.scores(query), read.text)


def _best(scores: Floats) -> list[int]:
    """The numbers of the best five, best first."""
    least = np.partition(scores, -BEST)[-BEST] if len(scores) > BEST else -np.inf
    likely = (scores >= least).nonzero()[0]
    best: list[int] = likely[(-scores[likely]).argsort(kind="stable")[:BEST]].tolist()
    return best


def train(
    names: tuple[str, ...], reads: Sequence[Read], owners: Sequence[int], extra: Hints, vectors: Vectors
) -> Model:
    """Train on phrases as they were read; `owners` gives each one's intent, `len(names)` for none of them."""
    encoder = Encoder(reads, owners, len(names), vectors)
    sizes = len(encoder.known), encoder.shared
    matrix = arranged([encoder(read) for read in reads], owners, len(names), sizes)
    likeness = by_intent(matrix)
    own = training.profiles(matrix, likeness.lengths)
    if not names or not reads or encoder.shared * len(names) > REFINED_UP_TO:
        plain = weights.plain(matrix, own, len(names))
        ordinary = [0.0] * len(names), confidence.ORDINARY, decide.ORDINARY, np.zeros((0, 2))
        return Model(names, encoder, likeness, matrix.order, plain, extra, *ordinary)
    shares = training.refine(matrix, own, len(names))
    found = weights.refined(matrix, shares)
    scores = np.array([found.scores(matrix.phrase(place)) for place in range(len(reads))])
    without = signs.held_out(matrix, likeness, scores, shares)
    for place, number in enumerate(matrix.order.tolist()):
        for row in (without.phrase[place], without.intent[place]):
            extra.add_to(row, reads[number].text)
    usual = signs.usual(matrix, without)
    table = signs.table(matrix, likeness, without, usual)
    row_weights = np.where(table.lost, LOST_WEIGHT, np.where(table.foreign, FOREIGN_WEIGHT, 1.0))
    calibration = confidence.calibrate(table.signs, table.right, row_weights)
    sure = calibration.confidence(table.signs)
    learned = calibration, decide.thresholds(table, sure), np.column_stack([table.best, sure])[: len(reads)]
    return Model(names, encoder, likeness, matrix.order, found, extra, usual.tolist(), *learned)
