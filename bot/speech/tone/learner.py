"""Learns from sentences which features hurt: a line between the two kinds, as far from both as it can be.

A linear support vector machine, solved in the dual one sentence at a time (Hsieh et al. 2008, doi
10.1145/1390156.1390208): a sentence that is on the right side by enough moves nothing.
"""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from bot.speech.tone.encoder import Query
from bot.understanding.encoder import Floats

ROUNDS = 6
# How much one sentence on the wrong side costs beside a line that is steep.
COST = 1.0
# Whoever is stopped for polite words stops listening: a polite sentence on the wrong side costs so much more.
POLITE_COUNTS = 4.0


class Line(NamedTuple):
    """What each feature and each part of a meaning adds to the score; above 0 is the side of what hurts."""

    features: Floats
    meaning: Floats
    start: float


def learn(queries: Sequence[Query], sides: Sequence[float], size: int) -> Line:
    """Return the line between queries of side 1.0 and of side -1.0; `size` is the number of features."""
    features, start = np.zeros(size, np.float32), 0.0
    meaning = np.zeros(len(queries[0].meaning), np.float32)
    pulls = [0.0] * len(queries)
    soft = [0.5 / (COST if side > 0 else COST * POLITE_COUNTS) for side in sides]
    squares = [
        float(one.values @ one.values) + float(one.meaning @ one.meaning) + 1.0 + give
        for one, give in zip(queries, soft, strict=True)
    ]
    chance = np.random.default_rng(0)
    left = np.arange(len(queries))
    for number in range(ROUNDS):
        moved = []
        for place in chance.permutation(left).tolist():
            (ids, values, mine, *_), side, pull = queries[place], sides[place], pulls[place]
            score = float(values @ features[ids]) + float(mine @ meaning) + start
            short = 1.0 - side * score - soft[place] * pull
            if short <= 0 and not pull:
                continue
            pulls[place] = max(pull + short / squares[place], 0.0)
            step = (pulls[place] - pull) * side
            features[ids] += step * values
            meaning += step * mine
            start += step
            moved.append(place)
        # Who was right in one round is asked again only in every third.
        left = np.arange(len(queries)) if number % 3 == 2 else np.array(moved, int)
    return Line(features, meaning, start)
