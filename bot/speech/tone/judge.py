"""Judges how much a text hurts, from what was learned of sentences."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from bot.speech.tone.encoder import Query
from bot.speech.tone.learner import learn
from bot.speech.tone.odds import odds
from bot.speech.tone.samples import POLITE
from bot.understanding.encoder import Floats

# How much the odds say beside the line.
ODDS = 0.2
# What has fewer Chinese letters, or words that are mostly unknown, says too little to be judged.
LONG_ENOUGH, KNOWN_ENOUGH = 4, 0.2
NOTHING_SAID = -1.0


class Judge(NamedTuple):
    """What each feature adds to the score by each rule (feature × rule), and each part of a meaning."""

    features: Floats
    meaning: Floats
    start: float

    def score(self, query: Query) -> float:
        """Return how much a text hurts, by the rule by which it hurts most."""
        if query.letters < LONG_ENOUGH or query.known < KNOWN_ENOUGH:
            return NOTHING_SAID
        by_words = query.values @ self.features[query.ids]
        return float(by_words.max()) + float(query.meaning @ self.meaning) + self.start


def judge(queries: Sequence[Query], rules: Sequence[int], size: int) -> Judge:
    """Return the judge that learned from sentences; `rules` gives each one's rule, -1 for a polite one."""
    line = learn(queries, [-1.0 if rule == POLITE else 1.0 for rule in rules], size)
    features = line.features[:, None] + ODDS * odds(queries, rules, size)
    return Judge(np.asarray(features, np.float32), line.meaning, line.start)
