"""The lessons: every sentence in numbers, and of polite ones the pairs of clauses, too."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

import numpy as np

from bot.speech.tone.encoder import Query, Said, ToneEncoder
from bot.speech.tone.judge import Judge, judge
from bot.speech.tone.samples import POLITE, Sample

# One group in so many is left out to choose the limits by.
FOLDS = 4
Text = Sequence[Sequence[Said]]


@dataclass(frozen=True)
class Taught:
    """What there is to learn; `queries` are the sentences, `pairs` those of clauses of polite ones.

    `out` and `pairs_out` say which of them are left out to choose the limits by, `left_out` are the polite
    texts of those.
    """

    queries: Sequence[Query]
    rules: Sequence[int]
    out: Sequence[bool]
    pairs: Sequence[Query]
    pairs_out: Sequence[bool]
    left_out: Sequence[Text]
    features: int

    def judge(self, *, left_out: bool = False) -> Judge:
        """Return the judge that learned from all, or from all but what is left out."""
        queries, out = [*self.queries, *self.pairs], [*self.out, *self.pairs_out]
        rules = [*self.rules, *(POLITE for _ in self.pairs)]
        kept = [place for place in range(len(queries)) if not (left_out and out[place])]
        return judge([queries[place] for place in kept], [rules[place] for place in kept], self.features)


def taught(said: Sequence[Sample], encoder: ToneEncoder) -> Taught:
    """Return the lessons of samples; a clause is turned into numbers once."""
    texts = [[[encoder.said(read) for read in some] for some in one.sentences] for one in said]
    out = left_out([one.group for one in said])
    polite = [place for place, one in enumerate(said) if one.rule == POLITE]
    pairs = [(pair, out[place]) for place in polite for pair in _pairs(texts[place], encoder)]
    return Taught(
        [encoder(list(chain(*text))) for text in texts],
        [one.rule for one in said],
        out,
        [pair for pair, _ in pairs],
        [gone for _, gone in pairs],
        [texts[place] for place in polite if out[place]],
        len(encoder.known),
    )


def left_out(groups: Sequence[int]) -> list[bool]:
    """Return which samples are left out; those of a group share words and go together."""
    folds = np.random.default_rng(0).permutation(max(groups) + 1) % FOLDS
    return [bool(folds[group] == 0) for group in groups]


def _pairs(text: Text, encoder: ToneEncoder) -> Iterator[Query]:
    """Yield each clause with the one after it in the sentence, but not the whole text once more."""
    if sum(map(len, text)) > 1:
        for some in text:
            for first in range(len(some)):
                if len(text) > 1 or first or len(some) > 2:
                    yield encoder(some[first : first + 2])
