"""The signs of being right, from which confidence is learned and read."""

import numpy as np
from numpy.typing import NDArray

from bot.understanding.confidence import Rows
from bot.understanding.index import Floats, Index, Numbers
from bot.understanding.profiles import HeldOut, Profiles

# What has nothing to do with the estate shares about this much of what a left-out intent shares.
FAR = 0.3


def of_message(scores: Floats, nearest: Floats, known: float, chosen: NDArray[np.intp]) -> Rows:
    """Return signs for each chosen intent: score, margin to the best other, nearest phrase, known."""
    first, second = np.sort(scores)[::-1][:2] if len(scores) > 1 else (scores[0], 0.0)
    other = np.where(scores[chosen] < first, first, second)
    margin = scores[chosen] - other
    return np.column_stack([scores[chosen], margin, nearest[chosen], np.full(len(chosen), known)])


def of_held_out(
    scores: Floats, cosines: Floats, known: Rows, profiles: Profiles
) -> tuple[Rows, NDArray[np.intp]]:
    """Return the signs of the best intent for each phrase that was left out, and that intent."""
    best = scores.argmax(axis=1)
    rows = np.arange(len(scores))
    first = scores[rows, best]
    others = scores.copy()
    others[rows, best] = -np.inf
    second = others.max(axis=1) if scores.shape[1] > 1 else np.zeros(len(scores))
    mine = profiles.owners[None, :] == best[:, None]
    nearest = np.where(mine, cosines, 0.0).max(axis=1)
    return np.column_stack([first, first - second, nearest, known]), best


def known_elsewhere(index: Index, owners: Numbers) -> tuple[Rows, Rows]:
    """Return for each phrase the share of its weight that other phrases know, and that other intents know."""
    by_phrase, by_intent = np.zeros(index.phrases), np.zeros(index.phrases)
    for ids, values in index.postings.values():
        if len(ids) > 1:
            by_phrase[ids] += values * values
            if (owners[ids] != owners[ids[0]]).any():
                by_intent[ids] += values * values
    return by_phrase, by_intent


def table(
    held_out: HeldOut, cosines: Floats, index: Index, profiles: Profiles
) -> tuple[Rows, NDArray[np.bool_]]:
    """Return the signs of all phrases left out one by one, then intent by intent, then of messages that are
    farther off than any intent of ours is from the others; and which of them were right.
    """
    others = cosines.copy()
    np.fill_diagonal(others, 0.0)
    by_phrase, by_intent = known_elsewhere(index, profiles.owners)
    signs, best = of_held_out(held_out.phrase, others, by_phrase, profiles)
    lost, _ = of_held_out(held_out.intent, others, by_intent, profiles)
    inside = profiles.owners >= 0
    right = np.concatenate([best == profiles.owners, np.zeros(2 * inside.sum(), bool)])
    return np.vstack([signs, lost[inside], lost[inside] * FAR]), right
