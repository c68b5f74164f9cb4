"""An inverted index of phrases: which phrases share how much of a message's weighted features."""

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from bot.understanding.features import TOKEN

Floats = NDArray[np.float32]
Numbers = NDArray[np.int32]

# Below 1 the common grams keep some say; measured on customers' questions and spoken requests.
RARITY_POWER = 0.7
SYNONYM_WEIGHT = 1.5


@dataclass(frozen=True)
class Query:
    """A message against the index: its cosine with every phrase, the share of its weight that is known."""

    cosines: Floats
    known: float


@dataclass(frozen=True)
class Index:
    """`postings` gives for each feature the phrases that have it, and its weight in unit-length phrases."""

    weights: Mapping[str, float]
    postings: Mapping[str, tuple[Numbers, Floats]]
    unknown: float
    phrases: int

    def query(self, features: Counter[str]) -> Query:
        """Compare features with all phrases; unknown ones count as rare and lengthen the message."""
        strengths = {name: _strength(self.weights.get(name, self.unknown), n) for name, n in features.items()}
        total = sum(value * value for value in strengths.values())
        found = [(name, value) for name, value in strengths.items() if name in self.postings]
        if not found:
            return Query(np.zeros(self.phrases, np.float32), 0.0)
        ids = np.concatenate([self.postings[name][0] for name, _ in found])
        values = np.concatenate([self.postings[name][1] * value for name, value in found])
        sums = np.bincount(ids, values, self.phrases) / math.sqrt(total)
        known = sum(value * value for _, value in found) / total
        return Query(sums.astype(np.float32), known)


def build(features: Sequence[Counter[str]], owners: Sequence[int], intents: int) -> Index:
    """Index phrases; `owners` names each one's intent, weights are by inverse intent frequency."""
    weights = _weights(features, owners, intents)
    rows: dict[str, tuple[list[int], list[float]]] = {name: ([], []) for name in weights}
    for number, counts in enumerate(features):
        strengths = [(name, _strength(weights[name], n)) for name, n in counts.items()]
        length = math.sqrt(sum(value * value for _, value in strengths)) or 1.0
        for name, value in strengths:
            ids, values = rows[name]
            ids.append(number)
            values.append(value / length)
    postings = {n: (np.array(ids, np.int32), np.array(v, np.float32)) for n, (ids, v) in rows.items()}
    return Index(weights, postings, _rarity(1, intents), len(features))


def _weights(features: Iterable[Counter[str]], owners: Iterable[int], intents: int) -> dict[str, float]:
    users: dict[str, set[int]] = {}
    for counts, owner in zip(features, owners, strict=True):
        for name in counts:
            users.setdefault(name, set()).add(owner)
    extra = {True: SYNONYM_WEIGHT, False: 1.0}
    return {name: extra[name[0] == TOKEN] * _rarity(len(who), intents) for name, who in users.items()}


def _rarity(users: int, intents: int) -> float:
    rarity: float = math.log((intents + 2) / users) ** RARITY_POWER
    return rarity


def _strength(weight: float, count: int) -> float:
    return weight * (1 + math.log(count))
