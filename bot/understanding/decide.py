"""Answer, ask, or none: confidently wrong is worse than asking, and asking is worse than being right."""

from collections.abc import Collection, Sequence
from typing import NamedTuple

import numpy as np

from bot.understanding.confidence import Rows
from bot.understanding.result import Candidate, Understanding
from bot.understanding.signs import Table

# An intent is worth a line of its own when it is at least so likely beside the best one.
OFFERED_BESIDE = 0.25
OFFERED = 3
# The odds of the best must be so many times those of the second, else the resident tells them apart, not we:
# 95 beside 85 is clear, 80 beside 65 is not.
TOO_CLOSE = 3.0

PRECISION = 0.95
# Where phrases left out one by one already answer that well, foreign messages set the limit.
FOREIGN_AT_MOST = 0.07
# What is so far from all phrases is more often no matter of ours: a menu of guesses would only annoy.
GIVEN_UP = 0.03
ASK_AT_MOST = 40.0
LOWEST, HIGHEST = 50.0, 90.0
# Phrases are there because they differ: without itself each is harder than what residents write.
SURE_ENOUGH = 75.0


class Thresholds(NamedTuple):
    """From which confidence a message is answered at once, and from which it is asked about."""

    answer: float
    ask: float


ORDINARY = Thresholds(60.0, 8.0)


def thresholds(table: Table, confidence: Rows, precision: float = PRECISION) -> Thresholds:
    """Return the lowest confidence above which phrases that were left out are answered with this precision,
    and of the phrases of intents that were left out no more than `FOREIGN_AT_MOST` are answered; and that
    below which `GIVEN_UP` of our own phrases are not even asked about.
    """
    ours = ~table.foreign
    if not ours.any():
        return ORDINARY
    order = np.argsort(-confidence[ours])
    right = table.right[ours][order].cumsum() / np.arange(1, ours.sum() + 1)
    enough = np.flatnonzero(right >= precision)
    by_precision = min(confidence[ours][order][enough[-1]], SURE_ENOUGH) if len(enough) else SURE_ENOUGH
    by_foreign = np.quantile(confidence[table.lost], 1 - FOREIGN_AT_MOST) if table.lost.any() else LOWEST
    answer = float(np.clip(max(by_precision, by_foreign), LOWEST, HIGHEST))
    ask = float(np.clip(np.quantile(confidence[ours], GIVEN_UP), ORDINARY.ask, ASK_AT_MOST))
    return Thresholds(answer, ask)


def decide(
    candidates: Sequence[Candidate], trusted: Collection[str], limits: Thresholds = ORDINARY
) -> Understanding:
    """Decide on the best five, best first; an intent that is not `trusted` is only asked about."""
    if not candidates:
        return Understanding("none", None, 0.0, ())
    best = candidates[0]
    if best.confidence < limits.ask:
        return Understanding("none", None, best.confidence, tuple(candidates))
    if best.confidence >= limits.answer and best.intent in trusted and not _torn(candidates):
        return Understanding("answer", best.intent, best.confidence, tuple(candidates))
    return Understanding("ask", best.intent, best.confidence, tuple(candidates), _offered(candidates))


def _torn(candidates: Sequence[Candidate]) -> bool:
    if len(candidates) < 2:
        return False
    first, second = (_odds(one.confidence) for one in candidates[:2])
    return first < TOO_CLOSE * second


def _odds(confidence: float) -> float:
    return confidence / max(100.0 - confidence, 0.01)


def _offered(candidates: Sequence[Candidate]) -> tuple[str, ...]:
    least = candidates[0].confidence * OFFERED_BESIDE
    likely = [one.intent for one in candidates[:OFFERED] if one.confidence >= least]
    if len(likely) > 1 and _torn(candidates) and _topic(likely[0]) == _topic(likely[1]):
        return tuple(likely[:2])
    return tuple(likely)


def _topic(intent: str) -> str:
    return intent.partition(".")[0]
