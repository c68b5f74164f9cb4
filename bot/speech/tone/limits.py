"""Above which score a text, or a part of one, hurts: chosen by polite sentences that were left out."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np

from bot.speech.tone.encoder import Said, ToneEncoder
from bot.speech.tone.judge import NOTHING_SAID, Judge
from bot.speech.tone.parts import LONG_ENOUGH, MOST, Part, parts

# So many of the polite texts would be flagged by each limit, had they been left out. Half were written
# because they are so near to what hurts: of what staff say every day it is far less.
TEXT_SHARE = 0.05
# The same for parts of one clause, of two, of three.
PART_SHARES = (0.012, 0.012, 0.012)


class Limits(NamedTuple):
    """The limit of a text, and those of its parts by their number of clauses."""

    text: float
    parts: tuple[float, ...]

    def of(self, part: Part) -> float:
        """Return the limit of a part."""
        return self.parts[part.size - 1]


def limits(made: Judge, passing: Sequence[Sequence[Sequence[Said]]], encoder: ToneEncoder) -> Limits:
    """Return the limits by what polite texts score that the judge has not seen, clauses in sentences.

    Each is also joined to the one before it as one sentence: that is how clauses meet that nobody wrote so.
    """
    texts = [made.score(encoder([said for some in text for said in some])) for text in passing]
    worst = np.array([_worst(made, text, encoder) for text in _joined(passing)])
    by_size = (_limit(worst[:, size], share) for size, share in enumerate(PART_SHARES))
    return Limits(_limit(texts, TEXT_SHARE), tuple(by_size))


def _joined(passing: Sequence[Sequence[Sequence[Said]]]) -> Iterator[list[Sequence[Said]]]:
    order = np.random.default_rng(0).permutation(len(passing)).tolist()
    for one, other in zip(order, [*order[1:], *order[:1]], strict=True):
        before, after = passing[one], passing[other]
        yield [*before[:-1], [*before[-1], *after[0]], *after[1:]]


def _worst(made: Judge, text: Sequence[Sequence[Said]], encoder: ToneEncoder) -> list[float]:
    """Return the worst score of the parts by their number of clauses."""
    clauses = [said for some in text for said in some]
    worst = [NOTHING_SAID] * MOST
    for part in parts([len(some) for some in text]):
        some = clauses[part.first : part.last]
        if sum(said.letters for said in some) >= LONG_ENOUGH:
            worst[part.size - 1] = max(worst[part.size - 1], made.score(encoder(some)))
    return worst


def _limit(scores: Sequence[float], share: float) -> float:
    return float(np.quantile(scores, 1 - share))
