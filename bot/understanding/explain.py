"""Which parts of a message speak for an intent."""

from collections import defaultdict
from itertools import groupby

from bot.understanding.encoder import Query
from bot.understanding.features import TOKEN
from bot.understanding.model import Model
from bot.understanding.reader import Read

PIECES = 6
MEANING = "（词义相近）"


def pieces(model: Model, read: Read, query: Query, intent: int) -> tuple[tuple[str, float], ...]:
    """Return the strongest pieces of a message for an intent, with their share of what speaks for it.

    Synonyms stand by their group's first word after "≈", likeness in meaning as one piece of its own.
    """
    known = model.encoder.known
    names = sorted((name for name in read.features if name in known), key=known.__getitem__)
    by_feature, by_meaning = model.weights.parts(query, intent)
    letters: dict[str, float] = defaultdict(float)
    found: dict[str, float] = {MEANING: by_meaning}
    for name, share in zip(names, by_feature.tolist(), strict=True):
        if TOKEN in name:
            found[name] = share
        else:
            for letter in name:
                letters[letter] += share / len(name)
    for run in read.text.split():
        for speaks, piece in groupby(run, lambda letter: letters[letter] > 0):
            word = "".join(piece)
            if speaks:
                found[word] = found.get(word, 0.0) + sum(letters[letter] for letter in word)
    positive = {piece: share for piece, share in found.items() if share > 0}
    total = sum(positive.values()) or 1.0
    best = sorted(positive.items(), key=lambda piece: (-piece[1], piece[0]))[:PIECES]
    return tuple((piece, share / total) for piece, share in best)
