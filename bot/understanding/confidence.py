"""Confidence: how likely the best intent is what was meant, learned from the knowledge itself at load.

Phrases that were left out show what being right looks like; intents that were left out show what a message
looks like that nobody prepared for.
"""

import math
from collections.abc import Sequence
from operator import mul
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Rows = NDArray[np.float64]

STEPS = 150
CAUTION = 1e-3
# Beyond this e^x only tells that it is certain.
LIMIT = 30.0


class Calibration(NamedTuple):
    """A monotone logistic over signs of being right."""

    slopes: tuple[float, ...]
    offset: float

    def of(self, signs: Sequence[float]) -> float:
        """Return 0-100 for the signs of one message."""
        total = sum(map(mul, self.slopes, signs), self.offset)
        return 100.0 / (1.0 + math.exp(-min(max(total, -LIMIT), LIMIT)))

    def confidence(self, signs: Rows) -> Rows:
        """Return 0-100 for each row of signs."""
        total = signs @ np.array(self.slopes) + self.offset
        return np.asarray(100.0 / (1.0 + np.exp(-np.clip(total, -LIMIT, LIMIT))))


# For knowledge too small to learn from: what knowledge bases of ordinary size arrive at.
ORDINARY = Calibration((2.0, 3.0, 2.0, 1.0, 0.5, 1.0, 0.0), -3.5)
ENOUGH_ROWS = 40


def calibrate(signs: Rows, right: NDArray[np.bool_], weights: Rows) -> Calibration:
    """Fit the logistic. No sign may speak against: a higher score never lowers the confidence."""
    if len(signs) < ENOUGH_ROWS or right.all() or not right.any():
        return ORDINARY
    inputs = np.hstack([signs, np.ones((len(signs), 1))])
    slopes = np.array([*ORDINARY.slopes, ORDINARY.offset])
    for _ in range(STEPS):
        chance = 1.0 / (1.0 + np.exp(-np.clip(inputs @ slopes, -LIMIT, LIMIT)))
        slope = inputs.T @ ((chance - right) * weights) / len(signs) + CAUTION * slopes
        curve = (inputs * (chance * (1 - chance) * weights)[:, None]).T @ inputs / len(signs)
        slopes -= 0.5 * np.linalg.solve(curve + CAUTION * np.eye(len(slopes)), slope)
        slopes[:-1] = np.maximum(slopes[:-1], 0.0)
    return Calibration(tuple(float(value) for value in slopes[:-1]), float(slopes[-1]))
