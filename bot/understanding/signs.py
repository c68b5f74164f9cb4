"""The signs of being right, from which confidence is learned and read."""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from bot.understanding.confidence import Rows
from bot.understanding.encoder import Floats
from bot.understanding.kernel import Postings
from bot.understanding.profiles import HeldOut
from bot.understanding.shelf import Shelf


class Signs(NamedTuple):
    """What speaks for an intent being meant; the more, the surer.

    `score` and `margin` to the best other intent, likeness to its `nearest` phrase, the share of the message
    that is `known`, and how little it sounds like what is `ours` at all (the score for none, negative).
    """

    score: float
    margin: float
    nearest: float
    known: float
    ours: float


class Table(NamedTuple):
    """Signs of phrases that were left out, which of them were right, which were foreign to what was left, and
    the intent that each would have been taken for.
    """

    signs: Rows
    right: NDArray[np.bool_]
    foreign: NDArray[np.bool_]
    best: NDArray[np.intp]


def table(shelf: Shelf, likenesses: Floats, held_out: HeldOut) -> Table:
    """Return the signs of all phrases left out one by one, then of those of intents left out whole."""
    intents = held_out.phrase.shape[1] - 1
    others = likenesses - np.diag(np.diag(likenesses))
    by_phrase, by_intent = _known_elsewhere(shelf)
    near, best = _of_held_out(held_out.phrase, others, by_phrase, shelf)
    inside = shelf.owners < intents
    others[shelf.owners[:, None] == shelf.owners[None, :]] = 0.0
    far, lost = _of_held_out(held_out.intent[inside], others[inside], by_intent[inside], shelf)
    foreign = np.concatenate([~inside, np.ones(len(far), bool)])
    right = np.concatenate([best == shelf.owners, np.zeros(len(far), bool)])
    return Table(np.vstack([near, far]), right, foreign, np.concatenate([best, lost]))


def _of_held_out(
    scores: Floats, likenesses: Floats, known: Rows, shelf: Shelf
) -> tuple[Rows, NDArray[np.intp]]:
    """Return the signs of the best intent for each phrase that was left out, and that intent."""
    ours = scores[:, :-1]
    best = ours.argmax(axis=1)
    rows = np.arange(len(ours))
    first = ours[rows, best]
    others = ours.copy()
    others[rows, best] = -np.inf
    second = others.max(axis=1) if ours.shape[1] > 1 else np.zeros(len(ours))
    nearest = np.where(shelf.owners[None, :] == best[:, None], likenesses, 0.0).max(axis=1)
    return np.column_stack([first, first - second, nearest, known, -scores[:, -1]]), best


def _known_elsewhere(shelf: Shelf) -> tuple[Rows, Rows]:
    """Return for each phrase the share of its weight that other phrases know, and that other intents know."""
    postings = Postings(shelf)
    feature = np.repeat(np.arange(shelf.features), postings.counts)
    owners = shelf.owners[postings.phrases]
    first = owners[np.minimum(postings.starts[:-1], max(len(owners) - 1, 0))]
    several = np.bincount(feature, owners != first[feature], shelf.features) > 0
    squares = postings.values.astype(float) ** 2
    total = np.bincount(postings.phrases, squares, postings.size)
    total[total == 0] = 1.0
    by_phrase = np.bincount(postings.phrases, squares * (postings.counts[feature] > 1), postings.size)
    by_intent = np.bincount(postings.phrases, squares * several[feature], postings.size)
    return by_phrase / total, by_intent / total
