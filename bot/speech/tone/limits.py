"""Above which score a text, or a part of one, hurts: chosen by polite sentences that were left out."""

from collections.abc import Iterator, Sequence
from itertools import chain
from typing import NamedTuple

import numpy as np

from bot.speech.tone.encoder import Said, ToneEncoder
from bot.speech.tone.judge import NOTHING_SAID, Judge
from bot.speech.tone.parts import LONG_ENOUGH, MOST, SENTENCE, parts

# So many of the polite texts would be flagged by the limit, had they been left out. Half were written because
# they are so near to what hurts: of what staff say every day it is far less.
TEXT_SHARE = 0.035
# The same by a sentence of a longer text, and by clauses of a sentence: one, two, three.
PART_SHARES = (0.006, 0.008, 0.008, 0.008)

Text = Sequence[Sequence[Said]]


class Limits(NamedTuple):
    """The limit of a text, and those of parts by their kinds."""

    text: float
    parts: tuple[float, ...]


def limits(made: Judge, passing: Sequence[Text], encoder: ToneEncoder) -> Limits:
    """Return the limits by what polite texts score that the judge has not seen, clauses in sentences.

    Each is also joined to another as one sentence: that is how clauses meet that nobody wrote so.
    """
    texts = [made.score(encoder(list(chain(*text)))) for text in passing]
    sentences = [max(made.score(encoder(some)) for some in text) for text in passing]
    worst = np.array([_worst(made, text, encoder) for text in _joined(passing)])
    worst[:, SENTENCE] = sentences
    by_kind = (_limit(worst[:, kind].tolist(), share) for kind, share in enumerate(PART_SHARES))
    return Limits(_limit(texts, TEXT_SHARE), tuple(by_kind))


def _joined(passing: Sequence[Text]) -> Iterator[Text]:
    order = np.random.default_rng(0).permutation(len(passing)).tolist()
    for one, other in zip(order, [*order[1:], *order[:1]], strict=True):
        before, after = passing[one], passing[other]
        yield [*before[:-1], [*before[-1], *after[0]], *after[1:]]


def _worst(made: Judge, text: Text, encoder: ToneEncoder) -> list[float]:
    """Return the worst score of the parts of each kind."""
    clauses = list(chain(*text))
    worst = [NOTHING_SAID] * (MOST + 1)
    for part in parts([len(some) for some in text]):
        some = clauses[part.first : part.last]
        if part.kind != SENTENCE and sum(said.letters for said in some) >= LONG_ENOUGH:
            worst[part.kind] = max(worst[part.kind], made.score(encoder(some)))
    return worst


def _limit(scores: Sequence[float], share: float) -> float:
    return float(np.quantile(scores, 1 - share)) if len(scores) else 0.0
