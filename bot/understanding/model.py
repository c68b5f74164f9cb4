"""The learned part of matching: index, profiles, hints and calibration, trained on the phrases alone."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from bot.understanding import kernel, signs
from bot.understanding.confidence import ORDINARY, Calibration, calibrate
from bot.understanding.hints import Hints
from bot.understanding.index import Index, Numbers, Query, build
from bot.understanding.profiles import REFINED_UP_TO, HeldOut, Profiles, refine, unrefined
from bot.understanding.result import Candidate

BEST = 5
PIECES = 6


@dataclass(frozen=True)
class Model:
    """Scores a message for every intent; `names` by intent number."""

    names: tuple[str, ...]
    index: Index
    profiles: Profiles
    hints: Hints
    calibration: Calibration

    def candidates(self, words: str, query: Query) -> tuple[Candidate, ...]:
        """Return the best five intents for normalised words, best first; ties in the order of the names."""
        scores = self.profiles.scores(query.cosines) + self.hints.scores(words)
        if not len(scores):
            return ()
        best = np.argsort(-scores, kind="stable")[:BEST]
        rows = signs.of_message(scores, self.profiles.nearest(query.cosines), query.known, best)
        sure = self.calibration.confidence(rows) if scores[best[0]] > 0 else np.zeros(len(best))
        return tuple(
            Candidate(self.names[number], round(float(value), 2))
            for number, value in zip(best, sure, strict=True)
        )

    def pieces(self, features: Counter[str], intent: str) -> tuple[tuple[str, float], ...]:
        """Return the parts of a message that speak most for an intent, overlapping ones merged."""
        number = self.names.index(intent)
        shares: dict[str, float] = {}
        for name in features:
            alone = self.index.query(Counter({name: 1})).cosines * self.index.weights.get(name, 0.0)
            shares[name] = float(self.profiles.scores(alone)[number])
        return _merged({name: share for name, share in shares.items() if share > 0})


@dataclass(frozen=True)
class Phrases:
    """Normalised phrases, their features, and each one's intent number, -1 for what must mean nothing."""

    texts: Sequence[str]
    features: Sequence[Counter[str]]
    owners: Numbers


def train(names: tuple[str, ...], phrases: Phrases, hints: Hints) -> Model:
    """Train on the phrases of the intents of these names."""
    index = build(phrases.features, phrases.owners.tolist(), len(names))
    if not names or not 0 < len(phrases.texts) <= REFINED_UP_TO:
        return Model(names, index, unrefined(phrases.owners, len(names)), hints, ORDINARY)
    cosines = kernel.cosines(index)
    profiles, held_out = refine(phrases.owners, len(names), cosines)
    extra = np.array([hints.scores(text) for text in phrases.texts])
    held_out = HeldOut(held_out.phrase + extra, held_out.intent + extra)
    rows, right = signs.table(held_out, cosines, index, profiles)
    return Model(names, index, profiles, hints, calibrate(rows, right))


def _merged(shares: dict[str, float]) -> tuple[tuple[str, float], ...]:
    """Longest first: what lies inside a longer piece is counted with it."""
    pieces: dict[str, float] = {}
    for name in sorted(shares, key=lambda name: (-len(name), -shares[name], name)):
        home = next((piece for piece in pieces if name in piece), name)
        pieces[home] = pieces.get(home, 0.0) + shares[name]
    total = sum(pieces.values()) or 1.0
    best = sorted(pieces.items(), key=lambda piece: (-piece[1], piece[0]))[:PIECES]
    return tuple((name, share / total) for name, share in best)
