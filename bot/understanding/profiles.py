"""Intent profiles: how much each known phrase speaks for each intent.

An intent's profile is the normalised sum of its phrases, refined by ridge regression, which sees all phrases
of all intents at once. Both are linear: one matrix "phrase × intent" holds them, scores are sums that can be
explained, and what a phrase or an intent would have scored had it been left out follows without refitting.
The last column stands for whatever is none of ours.
"""

from typing import NamedTuple

import numpy as np

from bot.understanding.encoder import Floats, Numbers

RIDGE = 0.3
PROFILE_SHARE = 0.5


class HeldOut(NamedTuple):
    """Scores of every phrase for every intent, as if it had not been known.

    `phrase`: only the phrase itself was left out. `intent`: all phrases of its own intent were.
    """

    phrase: Floats
    intent: Floats


def unrefined(owners: Numbers, intents: int, sizes: Floats) -> Floats:
    """Return phrase × intent when only profiles serve."""
    shares = np.zeros((len(owners), intents + 1), np.float32)
    shares[np.arange(len(owners)), owners] = PROFILE_SHARE / sizes[owners]
    return shares


def refine(owners: Numbers, intents: int, likenesses: Floats) -> tuple[Floats, HeldOut]:
    """Return profiles and ridge as one matrix phrase × intent, and the held-out scores."""
    targets = np.zeros((len(owners), intents + 1), np.float32)
    targets[np.arange(len(owners)), owners] = 1.0
    ridged = likenesses + RIDGE * np.eye(len(owners), dtype=np.float32)
    inverse = np.asarray(np.linalg.inv(ridged), np.float32)
    ridge = inverse @ targets
    shares = _profile_shares(owners, intents, likenesses)
    by_profile = likenesses @ shares
    own = _own_without_self(by_profile, owners, likenesses)
    rows = np.arange(len(owners))
    phrase = targets - ridge / np.diag(inverse)[:, None] + by_profile
    phrase[rows, owners] += own - by_profile[rows, owners]
    held_out = HeldOut(phrase, _without_intent(owners, ridge, inverse, by_profile))
    return ridge + shares, held_out


def _profile_shares(owners: Numbers, intents: int, likenesses: Floats) -> Floats:
    """Profiles are of intents only: what is none of ours has nothing in common."""
    shares = np.zeros((len(owners), intents + 1), np.float32)
    for intent, mine in _by_owner(owners):
        if intent < intents:
            shares[mine, intent] = PROFILE_SHARE / np.sqrt(max(likenesses[mine, mine].sum(), 1.0))
    return shares


def _own_without_self(by_profile: Floats, owners: Numbers, likenesses: Floats) -> Floats:
    """Each phrase's score for its own profile, had it not been in it."""
    result = by_profile[np.arange(len(owners)), owners].copy()
    for intent, mine in _by_owner(owners):
        if intent == by_profile.shape[1] - 1:
            continue
        sums, self_likeness = likenesses[mine, mine].sum(axis=1), np.diag(likenesses)[mine]
        rest = np.sqrt(np.maximum(sums.sum() - 2 * sums + self_likeness, 1.0))
        result[mine] = PROFILE_SHARE * (sums - self_likeness) / rest
    return result


def _without_intent(owners: Numbers, ridge: Floats, inverse: Floats, by_profile: Floats) -> Floats:
    result = by_profile.copy()
    for intent, mine in _by_owner(owners):
        errors = np.linalg.solve(inverse[mine, mine], ridge[mine])
        errors[:, intent] -= 1.0
        result[mine] -= errors
        result[mine, intent] = -1.0
    return result


def _by_owner(owners: Numbers) -> list[tuple[int, slice]]:
    """Owners with the slice of their phrases, which lie side by side."""
    found, firsts = np.unique(owners, return_index=True)
    ends = [*firsts[1:].tolist(), len(owners)]
    return [(int(owner), slice(int(first), end)) for owner, first, end in zip(found, firsts, ends, strict=True)]
