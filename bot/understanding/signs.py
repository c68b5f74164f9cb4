"""The signs of being right, from which confidence is learned and read."""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from bot.understanding.confidence import Rows
from bot.understanding.encoder import Floats
from bot.understanding.likeness import Likeness
from bot.understanding.phrase_matrix import PhraseMatrix
from bot.understanding.ranges import Places, grouped

# Of what a phrase itself speaks for, so much is taken back when it is left out; others would take over the
# rest if they were trained without it. So about as many phrases left out are right as of messages unseen. The
# same goes for what was learned against an intent by phrases that mean none of ours.
TAKEN = 0.75
# What few phrases usually get is drawn towards what all get, as if by so many phrases more.
DRAWN = 5


class Signs(NamedTuple):
    """What speaks for an intent being meant; the more, the surer.

    `score` and `margin` to the best other intent, likeness to its `nearest` phrase and to its `profile`, the
    share of the message that is `known`, how much it sounds like what is `ours` at all (the score for none,
    negative), and by how much the score is `above` what the intent's own phrases usually get.
    """

    score: float
    margin: float
    nearest: float
    profile: float
    known: float
    ours: float
    above: float


class Table(NamedTuple):
    """Signs of phrases that were left out, and the intent that each would have been taken for: first of all
    phrases, left out one by one, then of those whose whole intent was (`lost`).

    Some were `right`; `foreign` to what was left are those lost, and those that mean none of our intents.
    """

    signs: Rows
    right: NDArray[np.bool_]
    foreign: NDArray[np.bool_]
    lost: NDArray[np.bool_]
    best: Places


class HeldOut(NamedTuple):
    """Scores of every phrase for every intent without itself, and without all phrases of its own intent."""

    phrase: Floats
    intent: Floats


def held_out(matrix: PhraseMatrix, likeness: Likeness, scores: Floats, shares: Floats) -> HeldOut:
    """Return what the phrases' scores would be if what they, and their like, speak for were taken back."""
    by_intent = scores.copy()
    for intent in range(scores.shape[1] - 1):
        first, last = matrix.firsts[intent], matrix.firsts[intent + 1]
        # What an intent's phrases speak for at all is few.
        some = np.flatnonzero(np.abs(shares[first:last]).sum(axis=0))
        alike = likeness.among(matrix, np.arange(first, last), intent)
        by_intent[first:last, some] -= alike @ shares[first:last, some]
        _give_back(by_intent[first:last], matrix, likeness, intent, shares[:, intent])
    by_intent[np.arange(len(scores)), matrix.owners] = -1.0
    return HeldOut(scores - TAKEN * matrix.squares()[:, None] * shares, by_intent)


def _give_back(scores: Floats, matrix: PhraseMatrix, likeness: Likeness, intent: int, shares: Floats) -> None:
    """Take from the scores of an intent's phrases, in place, what others learned only to win against it.

    Each step that took their phrases away from this intent (`shares`) took them as far towards their own:
    without it they would never have been moved. Left in, an intent that nobody prepared for would look like
    a matter of others far more than new messages do.
    """
    moved = np.flatnonzero((shares != 0) & (matrix.owners != intent))
    if not len(moved):
        return
    owners = matrix.owners[moved]
    steps = shares[moved] * np.where(owners < scores.shape[1] - 1, 1.0, TAKEN).astype(np.float32)
    np.add.at(scores.T, owners, steps[:, None] * likeness.among(matrix, moved, intent))


def usual(matrix: PhraseMatrix, found: HeldOut) -> Floats:
    """Return for each intent the score that its own phrases get on average without themselves."""
    intents = found.phrase.shape[1] - 1
    inside = np.flatnonzero(matrix.owners < intents)
    owners = matrix.owners[inside]
    scores = found.phrase[inside, owners]
    counts = np.bincount(owners, minlength=intents) + DRAWN
    sums = np.bincount(owners, scores, intents) + DRAWN * scores.sum() / max(len(scores), 1)
    return np.asarray(sums / counts, np.float32)


def table(matrix: PhraseMatrix, likeness: Likeness, found: HeldOut, usually: Floats) -> Table:
    """Return the signs of all phrases left out one by one, then of those of intents left out whole.

    `usually` is the score that each intent's own phrases get.
    """
    inside = np.flatnonzero(matrix.owners < found.phrase.shape[1] - 1)
    by_phrase, by_intent = _known_elsewhere(matrix)
    near, best = _signs(matrix, likeness, found.phrase, np.arange(len(matrix.owners)), by_phrase)
    far, instead = _signs(matrix, likeness, found.intent, inside, by_intent)
    right = np.concatenate([best == matrix.owners, np.zeros(len(far), bool)])
    taken_for = np.concatenate([best, instead])
    foreign = np.ones(len(right), bool)
    foreign[inside] = False
    lost = np.arange(len(right)) >= len(near)
    signs = np.vstack([near, far])
    above = signs[:, Signs._fields.index("score")] - usually[taken_for]
    return Table(np.column_stack([signs, above]), right, foreign, lost, taken_for)


def _signs(
    matrix: PhraseMatrix, likeness: Likeness, scores: Floats, places: Places, known: Rows
) -> tuple[Rows, Places]:
    """Return the signs of the best intent for each phrase, all but the last, and that intent."""
    ours = scores[places, :-1]
    rows = np.arange(len(places))
    best = ours.argmax(axis=1)
    first = ours[rows, best]
    ours[rows, best] = -np.inf
    second = ours.max(axis=1) if ours.shape[1] > 1 else np.zeros(len(ours))
    alike = _alike(matrix, likeness, places, best)
    none = scores[places, -1]
    return np.column_stack([first, first - second, alike, known[places], -none]), best


def _alike(matrix: PhraseMatrix, likeness: Likeness, places: Places, intents: Places) -> Rows:
    """How alike each phrase is to the nearest other of an intent, and to the others' profile."""
    found = np.zeros((len(places), 2))
    for intent in np.unique(intents).tolist():
        rows = np.flatnonzero(intents == intent)
        alike = likeness.among(matrix, places[rows], intent)
        lengths = np.full(len(rows), likeness.lengths[intent])
        mine = np.flatnonzero(matrix.owners[places[rows]] == intent)
        itself = places[rows[mine]] - matrix.firsts[intent]
        shorter = lengths[mine] ** 2 - 2 * alike[mine].sum(axis=1) + alike[mine, itself]
        lengths[mine] = np.sqrt(np.maximum(shorter, 1.0))
        alike[mine, itself] = 0.0
        found[rows] = np.column_stack([alike.max(axis=1, initial=0.0), alike.sum(axis=1) / lengths])
    return found


def _known_elsewhere(matrix: PhraseMatrix) -> tuple[Rows, Rows]:
    """Return for each phrase the share of its weight that other phrases know, and that other intents know."""
    counts = np.diff(matrix.starts)
    phrase_of = np.repeat(np.arange(len(counts)), counts)
    intents = len(matrix.firsts) - 1
    order, firsts = grouped(matrix.ids * np.int64(intents) + matrix.owners[phrase_of])
    intents_of = np.bincount(matrix.ids[order[firsts]], minlength=matrix.features)
    squares = matrix.values.astype(float) ** 2
    total = np.bincount(phrase_of, squares, len(counts))
    total[total == 0] = 1.0
    by_phrase = np.bincount(phrase_of, squares * (matrix.ids < matrix.shared), len(counts))
    by_intent = np.bincount(phrase_of, squares * (intents_of[matrix.ids] > 1), len(counts))
    return by_phrase / total, by_intent / total
