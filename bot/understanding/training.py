"""How much each phrase speaks for each intent: its own intent's profile, refined where phrases are misread.

An intent's profile is the sum of its phrases, brought to unit length. A few rounds of passive-aggressive
steps (Crammer et al. 2006, jmlr.org/papers/v7/crammer06a.html; averaged as in Collins 2002, doi
10.3115/1118693.1118694) then move the profile of a phrase's own intent towards it, and the one that it is
mistaken for away, as little as puts it right. All of it stays a sum of phrases, so that a score can be
explained, and what a phrase would have scored without itself is estimated without training again.
"""

from collections.abc import Sequence
from itertools import pairwise

import numpy as np

from bot.understanding.encoder import Floats, Numbers
from bot.understanding.phrase_matrix import PhraseMatrix
from bot.understanding.ranges import Places

ROUNDS = 6
# By how much a phrase's own intent must lead, and how far one step may go at most.
LEAD = 0.5
STEP = 0.15


def profiles(matrix: PhraseMatrix, lengths: Sequence[float]) -> Floats:
    """Return how much each phrase speaks for its own intent; `lengths` are of the sums of phrases."""
    return 1.0 / np.array(lengths, np.float32)[matrix.owners]


def refine(matrix: PhraseMatrix, own: Floats, intents: int) -> Floats:
    """Return how much each phrase speaks for each intent (phrase × intent, the last: none of ours).

    `own` is what it speaks for its own intent before that.
    """
    learner = _Learner(matrix, own, intents + 1)
    places = np.arange(len(matrix.owners))
    chance = np.random.default_rng(0)
    for _ in range(ROUNDS):
        # Who led by enough in one round is left in peace in the next.
        places = np.array(
            [place for place in chance.permutation(places).tolist() if learner.moved(place)], int
        )
    return learner.averaged()


class _Learner:
    """Steps through phrases; what features and meanings speak for follows the shares at every step."""

    def __init__(self, matrix: PhraseMatrix, own: Floats, columns: int) -> None:
        places = np.arange(len(own))
        self._owners: list[int] = matrix.owners.tolist()
        self._squares: list[float] = matrix.squares().tolist()
        self._meanings = matrix.meanings
        self._shares = np.zeros((len(own), columns), np.float32)
        self._shares[places, matrix.owners] = own
        self._drift = np.zeros_like(self._shares)
        self._steps = 1
        ids, values, starts = _together(matrix)
        self._phrases = [(ids[start:end], values[start:end]) for start, end in pairwise(starts.tolist())]
        self._by_feature = np.zeros((matrix.shared + len(own), columns), np.float32)
        phrase_of = np.repeat(places, np.diff(starts))
        cells = ids * np.intp(columns) + matrix.owners[phrase_of]
        np.add.at(self._by_feature.reshape(-1), cells, values * own[phrase_of])
        self._by_meaning = self._shares.T @ matrix.meanings

    def moved(self, place: int) -> bool:
        """Move the profiles if the phrase's own intent doesn't lead by enough; return whether it did not."""
        (ids, values), owner = self._phrases[place], self._owners[place]
        self._steps += 1
        # Clipping needs no check beforehand: it takes half the time.
        scores = values @ self._by_feature.take(ids, axis=0, mode="clip")
        scores += self._by_meaning @ self._meanings[place]
        mine = float(scores[owner])
        scores[owner] = -np.inf
        rival = int(scores.argmax())
        short = LEAD - mine + float(scores[rival])
        if short <= 0:
            return False
        step = min(STEP, short / (2 * self._squares[place]))
        for intent, way in ((owner, step), (rival, -step)):
            self._by_feature[:, intent][ids] += way * values
            self._by_meaning[intent] += way * self._meanings[place]
            self._shares[place, intent] += way
            self._drift[place, intent] += way * self._steps
        return True

    def averaged(self) -> Floats:
        """Return the mean of the shares over all steps, which is steadier than the last."""
        return np.asarray(self._shares - self._drift / self._steps, np.float32)


def _together(matrix: PhraseMatrix) -> tuple[Numbers, Floats, Places]:
    """Return the matrix's features, values and starts with one feature in place of all that a phrase shares
    with none, numbered after the shared ones: they answer for this phrase alone.
    """
    count = len(matrix.owners)
    alone = matrix.ids >= matrix.shared
    phrase_of = np.repeat(np.arange(count), np.diff(matrix.starts))
    own = np.sqrt(np.bincount(phrase_of[alone], matrix.values[alone] ** 2, count))
    starts: Places = np.append(0, (~alone).cumsum())[matrix.starts]
    ids = np.insert(matrix.ids[~alone], starts[1:], matrix.shared + np.arange(count))
    values = np.insert(matrix.values[~alone], starts[1:], own)
    return ids, values, starts + np.arange(count + 1)
