"""The learned part of matching: encoder, weights, hints and calibration, trained on the phrases alone."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from bot.understanding import confidence, decide, signs, training, weights
from bot.understanding.confidence import Calibration, Rows
from bot.understanding.decide import Thresholds
from bot.understanding.encoder import Encoder, Floats, Query
from bot.understanding.hints import Hints
from bot.understanding.phrase_matrix import PhraseMatrix, arranged
from bot.understanding.reader import Read
from bot.understanding.result import Candidate
from bot.understanding.vectors.vectors import Vectors

BEST = 5
# Only among the phrases of the best few is the nearest looked for.
LOOKED_AT = 3
# Refined weights are a matrix shared features × intents: beyond this size (100 MB) profiles alone serve.
REFINED_UP_TO = 25_000_000
# Foreign messages are fewer than our own; so many phrases of an intent left out count as one.
FOREIGN_WEIGHT = 0.2


class Model(NamedTuple):
    """Scores a message for every intent. `names` go by intent number, `held_out` has a row for each phrase on
    the matrix: the intent that it would be taken for without itself, and with what confidence.
    """

    names: tuple[str, ...]
    encoder: Encoder
    matrix: PhraseMatrix
    weights: weights.Weights
    hints: Hints
    calibration: Calibration
    limits: Thresholds
    held_out: Rows

    def candidates(self, read: Read, query: Query) -> tuple[Candidate, ...]:
        """Return the best five intents for a message, best first; ties in the order of the names."""
        if not self.names:
            return ()
        scores = self.scores(read, query)
        ours, none = scores[:-1], float(scores[-1])
        best = _best(ours)
        if ours[best[0]] <= 0:
            return tuple(Candidate(self.names[number], 0.0) for number in best)
        first = float(ours[best[0]])
        second = float(ours[best[1]]) if len(best) > 1 else 0.0
        spread = self.matrix.spread(query)
        found, sure = [], 100.0
        for rank, number in enumerate(best.tolist()):
            alike = self._alike(query, number, spread) if rank < LOOKED_AT else (0.0, 0.0)
            score = float(ours[number])
            margin = score - (first if rank else second)
            sure = min(sure, self.calibration.of(signs.Signs(score, margin, *alike, query.known, -none)))
            found.append(Candidate(self.names[number], round(sure, 2)))
        return tuple(found)

    def _alike(self, query: Query, intent: int, spread: Floats) -> tuple[float, float]:
        """How alike a message is to the nearest phrase of an intent, and to its profile."""
        likeness = self.matrix.likeness(query, intent, spread)
        return float(likeness.max(initial=0.0)), float(likeness.sum() / self.matrix.lengths[intent])

    def scores(self, read: Read, query: Query) -> Floats:
        """Return the score of a message for every intent, and for none as the last."""
        return self.hints.add_to(self.weights.scores(query), read.text)


def _best(scores: Floats) -> NDArray[np.intp]:
    """The numbers of the best five, best first."""
    if len(scores) > 1000:
        likely = np.flatnonzero(scores >= np.partition(scores, -BEST)[-BEST])
        return likely[np.argsort(-scores[likely], kind="stable")][:BEST]
    return np.argsort(-scores, kind="stable")[:BEST]


def train(
    names: tuple[str, ...], reads: Sequence[Read], owners: Sequence[int], extra: Hints, vectors: Vectors
) -> Model:
    """Train on phrases as they were read; `owners` gives each one's intent, `len(names)` for none of them."""
    encoder = Encoder(reads, owners, len(names), vectors)
    sizes = len(encoder.known), encoder.shared
    matrix = arranged([encoder(read) for read in reads], owners, len(names), sizes)
    if not names or not reads or encoder.shared * len(names) > REFINED_UP_TO:
        return _unrefined(names, encoder, matrix, extra)
    shares = training.refine(matrix, len(names))
    found = weights.refined(matrix, shares)
    scores = np.array([found.scores(matrix.phrase(place)) for place in range(len(reads))])
    without = signs.held_out(matrix, scores, shares)
    for place, number in enumerate(matrix.order):
        for row in (without.phrase[place], without.intent[place]):
            extra.add_to(row, reads[number].text)
    table = signs.table(matrix, without)
    calibration = confidence.calibrate(table.signs, table.right, np.where(table.foreign, FOREIGN_WEIGHT, 1.0))
    sure = calibration.confidence(table.signs)
    left_out = np.column_stack([table.best, sure])[: len(reads)]
    return Model(names, encoder, matrix, found, extra, calibration, decide.thresholds(table, sure), left_out)


def _unrefined(names: tuple[str, ...], encoder: Encoder, matrix: PhraseMatrix, extra: Hints) -> Model:
    """For knowledge of too many intents to refine, or none at all."""
    shares = np.where(matrix.owners < len(names), 1.0 / matrix.lengths[matrix.owners], 0.0)
    found = weights.plain(matrix, shares.astype(np.float32), len(names))
    return Model(names, encoder, matrix, found, extra, confidence.ORDINARY, decide.ORDINARY, np.zeros((0, 2)))
