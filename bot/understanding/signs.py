"""The signs of being right, from which confidence is learned and read."""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from bot.understanding.confidence import Rows
from bot.understanding.encoder import Floats
from bot.understanding.phrase_matrix import PhraseMatrix

# Of what a phrase itself speaks for, so much is taken back when it is left out; others would take over the
# rest if they were trained without it. So about as many phrases left out are right as of messages unseen.
TAKEN = 0.75


class Signs(NamedTuple):
    """What speaks for an intent being meant; the more, the surer.

    `score` and `margin` to the best other intent, likeness to its `nearest` phrase and to its `profile`, the
    share of the message that is `known`, and how little it sounds like what is `ours` at all (the score for
    none, negative).
    """

    score: float
    margin: float
    nearest: float
    profile: float
    known: float
    ours: float


class Table(NamedTuple):
    """Signs of phrases that were left out, and the intent that each would have been taken for: first of all
    phrases, left out one by one, then of those whose whole intent was (`lost`).

    Some were `right`; `foreign` to what was left are those lost, and those that mean none of our intents.
    """

    signs: Rows
    right: NDArray[np.bool_]
    foreign: NDArray[np.bool_]
    lost: NDArray[np.bool_]
    best: NDArray[np.intp]


class HeldOut(NamedTuple):
    """Scores of every phrase for every intent without itself, and without all phrases of its own intent."""

    phrase: Floats
    intent: Floats


def held_out(matrix: PhraseMatrix, scores: Floats, shares: Floats) -> HeldOut:
    """Return what the phrases' scores would be if what they, and their like, speak for were taken back."""
    by_intent = scores.copy()
    for intent in range(scores.shape[1]):
        first, last = matrix.firsts[intent], matrix.firsts[intent + 1]
        for place in range(first, last):
            by_intent[place] -= matrix.likeness(matrix.phrase(place), intent) @ shares[first:last]
    by_intent[np.arange(len(scores)), matrix.owners] = -1.0
    return HeldOut(scores - TAKEN * matrix.squares()[:, None] * shares, by_intent)


def table(matrix: PhraseMatrix, found: HeldOut) -> Table:
    """Return the signs of all phrases left out one by one, then of those of intents left out whole."""
    inside = np.flatnonzero(matrix.owners < found.phrase.shape[1] - 1)
    by_phrase, by_intent = _known_elsewhere(matrix)
    near, best = _signs(matrix, found.phrase, np.arange(len(matrix.owners)), by_phrase)
    far, instead = _signs(matrix, found.intent, inside, by_intent)
    right = np.concatenate([best == matrix.owners, np.zeros(len(far), bool)])
    foreign = np.ones(len(right), bool)
    foreign[inside] = False
    lost = np.arange(len(right)) >= len(near)
    return Table(np.vstack([near, far]), right, foreign, lost, np.concatenate([best, instead]))


def _signs(
    matrix: PhraseMatrix, scores: Floats, places: NDArray[np.intp], known: Rows
) -> tuple[Rows, NDArray[np.intp]]:
    """Return the signs of the best intent for each phrase, and that intent."""
    ours = scores[places, :-1]
    rows = np.arange(len(places))
    best = ours.argmax(axis=1)
    first = ours[rows, best]
    ours[rows, best] = -np.inf
    second = ours.max(axis=1) if ours.shape[1] > 1 else np.zeros(len(ours))
    alike = np.array([_alike(matrix, place, intent) for place, intent in zip(places, best, strict=True)])
    none = scores[places, -1]
    return np.column_stack([first, first - second, alike, known[places], -none]), best


def _alike(matrix: PhraseMatrix, place: int, intent: int) -> tuple[float, float]:
    """How alike a phrase is to the nearest other of an intent, and to the others' profile."""
    likeness = matrix.likeness(matrix.phrase(place), intent)
    length = float(matrix.lengths[intent])
    if matrix.owners[place] == intent:
        own = place - matrix.firsts[intent]
        length = np.sqrt(max(length**2 - 2 * float(likeness.sum()) + float(likeness[own]), 1.0))
        likeness[own] = 0.0
    return float(likeness.max(initial=0.0)), float(likeness.sum()) / length


def _known_elsewhere(matrix: PhraseMatrix) -> tuple[Rows, Rows]:
    """Return for each phrase the share of its weight that other phrases know, and that other intents know."""
    counts = np.diff(matrix.starts)
    phrase_of = np.repeat(np.arange(len(counts)), counts)
    intents = len(matrix.firsts) - 1
    pairs = np.unique(matrix.ids.astype(np.int64) * intents + matrix.owners[phrase_of])
    intents_of = np.bincount(pairs // intents, minlength=matrix.features)
    squares = matrix.values.astype(float) ** 2
    total = np.bincount(phrase_of, squares, len(counts))
    total[total == 0] = 1.0
    by_phrase = np.bincount(phrase_of, squares * (matrix.ids < matrix.shared), len(counts))
    by_intent = np.bincount(phrase_of, squares * (intents_of[matrix.ids] > 1), len(counts))
    return by_phrase / total, by_intent / total
