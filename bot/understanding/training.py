"""How much each phrase speaks for each intent: its own intent's profile, refined where phrases are misread.

An intent's profile is the sum of its phrases, brought to unit length. A few rounds of passive-aggressive
steps (Crammer et al. 2006, jmlr.org/papers/v7/crammer06a.html; averaged as in Collins 2002, doi
10.3115/1118693.1118694) then move the profile of a phrase's own intent towards it, and the one that it is
mistaken for away, as little as puts it right. All of it stays a sum of phrases, so that a score can be
explained, and what a phrase would have scored without itself follows without training again.
"""

import numpy as np

from bot.understanding.encoder import Floats
from bot.understanding.shelf import Shelf

ROUNDS = 6
# By how much a phrase's own intent must lead, and how far one step may go at most.
LEAD = 0.5
STEP = 0.15


def refine(shelf: Shelf, intents: int) -> Floats:
    """Return how much each phrase speaks for each intent (phrase × intent, the last: none of ours)."""
    places = np.arange(len(shelf.owners))
    shares = np.zeros((len(places), intents + 1), np.float32)
    shares[places, shelf.owners] = 1.0 / shelf.lengths[shelf.owners]
    learner = _Learner(shelf, shares)
    chance = np.random.default_rng(0)
    for _ in range(ROUNDS):
        # What was right is left in peace: most phrases are after the first rounds.
        places = np.array(
            [place for place in chance.permutation(places).tolist() if learner.moved(place)], int
        )
    return learner.averaged()


def gathered(shelf: Shelf, shares: Floats) -> Floats:
    """Return how much each shared feature speaks for each intent: feature × intent."""
    result = np.zeros((shelf.shared, shares.shape[1]), np.float32)
    for place in range(len(shares)):
        ids, values = _shared_part(shelf, place)
        result[ids] += values[:, None] * shares[place]
    return result


def _shared_part(shelf: Shelf, place: int) -> tuple[np.ndarray, Floats]:
    ids, values, _, _ = shelf.phrase(place)
    mine = ids < shelf.shared
    return ids[mine], values[mine]


class _Learner:
    """Steps through phrases; what features and meanings speak for follows the shares at every step."""

    def __init__(self, shelf: Shelf, shares: Floats) -> None:
        self._owners: list[int] = shelf.owners.tolist()
        self._phrases = [_shared_part(shelf, place) for place in range(len(shares))]
        self._meanings = shelf.meanings
        self._shares = shares
        self._drift = np.zeros_like(shares)
        self._steps = 1
        self._by_feature = gathered(shelf, shares)
        self._by_meaning = np.asarray(shelf.meanings.T @ shares, np.float32)
        total = np.add.reduceat(np.append(shelf.values**2, np.float32(0)), shelf.starts[:-1])
        shared = np.array([values @ values for _, values in self._phrases], np.float32)
        # What only this phrase has: it answers for itself.
        self._alone = total - shared
        self._lengths = (total + (shelf.meanings**2).sum(axis=1)).tolist()

    def moved(self, place: int) -> bool:
        """Move the profiles if the phrase's own intent doesn't lead by enough; return whether it did not."""
        (ids, values), meaning, owner = self._phrases[place], self._meanings[place], self._owners[place]
        self._steps += 1
        scores = values @ self._by_feature[ids] + meaning @ self._by_meaning
        scores += self._alone[place] * self._shares[place]
        mine = float(scores[owner])
        scores[owner] = -np.inf
        rival = int(scores.argmax())
        short = LEAD - mine + float(scores[rival])
        if short <= 0 or not self._lengths[place]:
            return False
        step = min(STEP, short / (2 * self._lengths[place]))
        for intent, way in ((owner, step), (rival, -step)):
            self._by_feature[ids, intent] += way * values
            self._by_meaning[:, intent] += way * meaning
            self._shares[place, intent] += way
            self._drift[place, intent] += way * self._steps
        return True

    def averaged(self) -> Floats:
        """Return the mean of the shares over all steps, which is steadier than the last."""
        return np.asarray(self._shares - self._drift / self._steps, np.float32)
