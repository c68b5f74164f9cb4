"""Intent profiles: how much each known phrase speaks for each intent.

An intent's profile is the normalised sum of its phrases, refined by ridge regression, which sees all phrases
of all intents at once. Both are linear: one matrix "phrase × intent" holds them, scores are sums that can be
explained, and what a phrase or an intent would have scored had it been left out follows without refitting.
"""

from dataclasses import dataclass

import numpy as np

from bot.understanding.index import Floats, Numbers

RIDGE = 0.5
PROFILE_SHARE = 0.5
# Beyond this many phrases the refinement would take seconds at every start; profiles alone serve.
REFINED_UP_TO = 2500


@dataclass(frozen=True)
class Profiles:
    """How much phrases speak for intents: `refined` phrase × intent, or each for its own by `shares`."""

    owners: Numbers
    intents: int
    shares: Floats
    refined: Floats | None = None

    def scores(self, cosines: Floats) -> Floats:
        """Return each intent's score for a message's cosines with all phrases."""
        if self.refined is not None:
            return cosines @ self.refined
        inside = self.owners >= 0
        sums = np.bincount(self.owners[inside], (cosines * self.shares)[inside], self.intents)
        return sums.astype(np.float32)

    def nearest(self, cosines: Floats) -> Floats:
        """Return for each intent the cosine of its nearest phrase."""
        best = np.zeros(self.intents + 1, np.float32)
        np.maximum.at(best, self.owners, cosines)
        return best[:-1]


@dataclass(frozen=True)
class HeldOut:
    """Scores of every phrase for every intent, as if it had not been known.

    `phrase`: only the phrase itself was left out. `intent`: all phrases of its own intent were.
    """

    phrase: Floats
    intent: Floats


def unrefined(owners: Numbers, intents: int) -> Profiles:
    """Return profiles for more phrases than can be compared with each other; owner -1 belongs to none."""
    sizes = np.bincount(owners[owners >= 0], minlength=intents + 1)[owners]
    # The length of a sum of n unit vectors lies between √n (nothing shared) and n (all the same).
    return Profiles(owners, intents, (np.maximum(sizes, 1) ** -0.75).astype(np.float32))


def _profile_shares(owners: Numbers, intents: int, cosines: Floats) -> Floats:
    shares = np.zeros((len(owners), intents), np.float32)
    for intent in range(intents):
        mine = np.flatnonzero(owners == intent)
        shares[mine, intent] = PROFILE_SHARE / np.sqrt(max(cosines[np.ix_(mine, mine)].sum(), 1.0))
    return shares


def refine(owners: Numbers, intents: int, cosines: Floats) -> tuple[Profiles, HeldOut]:
    """Return profiles and ridge as one matrix, and the held-out scores; owner -1 belongs to no intent."""
    targets = np.zeros((len(owners), intents), np.float32)
    inside = np.flatnonzero(owners >= 0)
    targets[inside, owners[inside]] = 1.0
    inverse = np.asarray(np.linalg.inv(cosines + RIDGE * np.eye(len(owners), dtype=np.float32)), np.float32)
    ridge = inverse @ targets
    shares = _profile_shares(owners, intents, cosines)
    by_profile = cosines @ shares
    phrase = targets - ridge / np.diag(inverse)[:, None] + _without_self(by_profile, owners, cosines)
    profiles = Profiles(owners, intents, shares.sum(axis=1), ridge + shares)
    return profiles, HeldOut(phrase, _without_intent(targets, ridge, inverse, by_profile))


def _without_self(by_profile: Floats, owners: Numbers, cosines: Floats) -> Floats:
    result = by_profile.copy()
    for intent in range(by_profile.shape[1]):
        mine = np.flatnonzero(owners == intent)
        sums = cosines[np.ix_(mine, mine)].sum(axis=1)
        rest = np.sqrt(np.maximum(sums.sum() - 2 * sums + 1, 1e-6))
        result[mine, intent] = PROFILE_SHARE * (sums - 1) / np.maximum(rest, 1.0)
    return result


def _without_intent(targets: Floats, ridge: Floats, inverse: Floats, by_profile: Floats) -> Floats:
    result = np.where(targets > 0, 0.0, by_profile).astype(np.float32)
    for intent in range(targets.shape[1]):
        mine = np.flatnonzero(targets[:, intent])
        errors = np.linalg.solve(inverse[np.ix_(mine, mine)], ridge[mine])
        result[mine] += targets[mine] - errors
    result[targets > 0] = -1.0
    return result
