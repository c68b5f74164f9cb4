"""How much each feature speaks for each intent: what is asked of every message."""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from bot.understanding.encoder import Floats, Numbers, Query
from bot.understanding.phrase_matrix import PhraseMatrix, Shares
from bot.understanding.ranges import Places, grouped, ranges

# The bytes that stand for the numbers of a row: 0 to 127, either way, times the row's scale.
STEPS = 127
# So many phrases or rows at once: more would only take memory.
AT_ONCE = 1000


class Refined(NamedTuple):
    """`rows` is features × intents in bytes: first the shared features, then for each phrase what its other
    features speak for. `row_of` gives each feature's row, `scales` what its bytes are to be multiplied with.
    """

    rows: NDArray[np.int8]
    row_of: Numbers
    scales: Floats
    meaning: Floats

    def scores(self, query: Query) -> Floats:
        """Return the message's score for every intent, and for none as the last."""
        # Clipping needs no check beforehand: it takes half the time.
        rows = self.rows.take(self.row_of[query.ids], axis=0, mode="clip").astype(np.float32)
        scores: Floats = (query.values * self.scales[query.ids]) @ rows
        scores += query.meaning @ self.meaning
        return scores

    def parts(self, query: Query, intent: int) -> tuple[Floats, float]:
        """Return what each known feature of a message adds to an intent's score, and what meaning adds."""
        by_words = query.values * self.scales[query.ids] * self.rows[self.row_of[query.ids], intent]
        return by_words, float(query.meaning @ self.meaning[:, intent])


class Plain(NamedTuple):
    """Profiles of any number of intents: the nth feature speaks for `counts[n]` of the `intents` from
    `starts[n]` on, with these `values`; `meaning` is meaning × intent.
    """

    starts: Places
    counts: Places
    intents: Numbers
    values: Floats
    meaning: Floats

    def scores(self, query: Query) -> Floats:
        """Return the message's score for every intent, and for none as the last."""
        which, places = ranges(self.starts[query.ids], self.counts[query.ids])
        scores: Floats = query.meaning @ self.meaning
        values = self.values[places] * query.values[which]
        scores += np.bincount(self.intents[places], values, len(scores))
        return scores

    def parts(self, query: Query, intent: int) -> tuple[Floats, float]:
        """Return what each known feature of a message adds to an intent's score, and what meaning adds."""
        which, places = ranges(self.starts[query.ids], self.counts[query.ids])
        mine = self.intents[places] == intent
        by_words = np.zeros(len(query.ids), np.float32)
        by_words[which[mine]] = self.values[places[mine]]
        return by_words * query.values, float(query.meaning @ self.meaning[:, intent])


Weights = Refined | Plain


def refined(matrix: PhraseMatrix, shares: Floats) -> Refined:
    """Return the weights that follow from how much phrases speak for intents (phrase × intent)."""
    weights = np.zeros((matrix.shared, shares.shape[1]), np.float32)
    for start in range(0, len(shares), AT_ONCE):
        phrases, intents = shares[start : start + AT_ONCE].nonzero()
        phrases += start
        spoken = matrix.of_features(Shares(phrases, intents, shares[phrases, intents]))
        shared = spoken.what < matrix.shared
        cells = spoken.what[shared] * np.intp(shares.shape[1]) + spoken.intents[shared]
        np.add.at(weights.reshape(-1), cells, spoken.values[shared])
    rows = np.empty((len(weights) + len(shares), shares.shape[1]), np.int8)
    scales = _in_bytes(weights, rows[: len(weights)])
    of_phrases = _in_bytes(shares, rows[len(weights) :])
    alone = matrix.ids >= matrix.shared
    single, phrase_of = matrix.ids[alone], np.repeat(np.arange(len(shares)), np.diff(matrix.starts))[alone]
    row_of = np.arange(matrix.features, dtype=np.int32)
    row_of[single] = matrix.shared + phrase_of
    scale_of = np.append(scales, np.zeros(len(single), np.float32))
    scale_of[single] = of_phrases[phrase_of] * matrix.values[alone]
    return Refined(rows, row_of, scale_of, np.asarray(matrix.meanings.T @ shares, np.float32))


def _in_bytes(numbers: Floats, into: NDArray[np.int8]) -> Floats:
    """Write rows of numbers in bytes; return what to multiply each row with."""
    most = np.maximum(numbers.max(axis=1, initial=0.0), -numbers.min(axis=1, initial=0.0))
    scales: Floats = np.maximum(most, np.finfo(np.float32).tiny) / np.float32(STEPS)
    for start in range(0, len(numbers), AT_ONCE):
        part = slice(start, start + AT_ONCE)
        into[part] = np.rint(numbers[part] / scales[part, None])
    return scales


def plain(matrix: PhraseMatrix, own: Floats, intents: int) -> Plain:
    """Return the weights when each phrase speaks for its own intent alone, so much; for none, nothing."""
    columns = intents + 1
    ours = np.flatnonzero(matrix.owners < intents)
    spoken = matrix.of_features(Shares(ours, matrix.owners[ours], own[ours]))
    order, firsts = grouped(spoken.what * np.int64(columns) + spoken.intents)
    one_each = order[firsts]
    counts = np.bincount(spoken.what[one_each], minlength=matrix.features)
    sums = np.add.reduceat(spoken.values[order], firsts) if len(firsts) else spoken.values
    meaning = np.zeros((columns, matrix.meanings.shape[1]), np.float32)
    np.add.at(meaning, matrix.owners[ours], matrix.meanings[ours] * own[ours, None])
    starts = counts.cumsum() - counts
    return Plain(starts, counts, spoken.intents[one_each].astype(np.int32), sums, meaning.T.copy())
