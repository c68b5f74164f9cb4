"""How much each phrase speaks for each intent: its own intent's profile, refined where phrases are misread.

An intent's profile is the sum of its phrases, brought to unit length. A few rounds of passive-aggressive
steps (Crammer et al. 2006, jmlr.org/papers/v7/crammer06a.html; averaged as in Collins 2002, doi
10.3115/1118693.1118694) then move the profile of a phrase's own intent towards it, and the one that it is
mistaken for away, as little as puts it right. All of it stays a sum of phrases, so that a score can be
explained, and what a phrase would have scored without itself is estimated without training again.
"""

import numpy as np

from bot.understanding.encoder import Floats, Numbers
from bot.understanding.phrase_matrix import PhraseMatrix

ROUNDS = 6
# By how much a phrase's own intent must lead, and how far one step may go at most.
LEAD = 0.5
STEP = 0.15


def refine(matrix: PhraseMatrix, intents: int) -> Floats:
    """Return how much each phrase speaks for each intent (phrase × intent, the last: none of ours)."""
    places = np.arange(len(matrix.owners))
    shares = np.zeros((len(places), intents + 1), np.float32)
    shares[places, matrix.owners] = 1.0 / matrix.lengths[matrix.owners]
    learner = _Learner(matrix, shares)
    chance = np.random.default_rng(0)
    for _ in range(ROUNDS):
        # Who led by enough in one round is left in peace in the next.
        places = np.array(
            [place for place in chance.permutation(places).tolist() if learner.moved(place)], int
        )
    return learner.averaged()


def gathered(matrix: PhraseMatrix, shares: Floats) -> Floats:
    """Return how much each shared feature speaks for each intent: feature × intent."""
    result = np.zeros((matrix.shared, shares.shape[1]), np.float32)
    for place in range(len(shares)):
        ids, values = _shared_part(matrix, place)
        result[ids] += values[:, None] * shares[place]
    return result


def _shared_part(matrix: PhraseMatrix, place: int) -> tuple[Numbers, Floats]:
    ids, values, _, _ = matrix.phrase(place)
    mine = ids < matrix.shared
    return ids[mine], values[mine]


class _Learner:
    """Steps through phrases; what features and meanings speak for follows the shares at every step."""

    def __init__(self, matrix: PhraseMatrix, shares: Floats) -> None:
        self._owners: list[int] = matrix.owners.tolist()
        self._phrases = [_shared_part(matrix, place) for place in range(len(shares))]
        self._meanings = matrix.meanings
        self._shares = shares
        self._drift = np.zeros_like(shares)
        self._steps = 1
        self._by_feature = gathered(matrix, shares)
        self._by_meaning = np.asarray(matrix.meanings.T @ shares, np.float32)
        squares = matrix.squares()
        shared = np.array([values @ values for _, values in self._phrases], np.float32)
        # What only this phrase has: it answers for itself.
        self._alone = squares - shared - (matrix.meanings**2).sum(axis=1)
        self._squares = squares.tolist()

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
        if short <= 0:
            return False
        step = min(STEP, short / (2 * self._squares[place]))
        for intent, way in ((owner, step), (rival, -step)):
            self._by_feature[ids, intent] += way * values
            self._by_meaning[:, intent] += way * meaning
            self._shares[place, intent] += way
            self._drift[place, intent] += way * self._steps
        return True

    def averaged(self) -> Floats:
        """Return the mean of the shares over all steps, which is steadier than the last."""
        return np.asarray(self._shares - self._drift / self._steps, np.float32)
