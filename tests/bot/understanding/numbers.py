"""The small knowledge of the tests in numbers."""

from typing import NamedTuple

from bot.understanding.encoder import Encoder, Query
from bot.understanding.phrase_matrix import PhraseMatrix, arranged
from bot.understanding.reader import Read, Reader
from bot.understanding.vectors.vectors import load

from .estate import INTENTS, LEXICON

VECTORS = load()
READER = Reader(LEXICON, VECTORS)
SAID = [(READER(phrase), number) for number, intent in enumerate(INTENTS) for phrase in intent.phrases]
NONE = [(READER(text), len(INTENTS)) for text in ("今天天气怎么样", "游戏里的电梯怎么坐")]


class Known(NamedTuple):
    """Phrases as they were read, each one's intent, and what was made of them."""

    reads: list[Read]
    owners: list[int]
    encoder: Encoder
    queries: list[Query]
    matrix: PhraseMatrix


def alike_in_words(one: Query, other: Query) -> float:
    """Return how alike two messages are in writing, feature by feature."""
    weights = dict(zip(one.ids.tolist(), one.values.tolist(), strict=True))
    shared = zip(other.ids.tolist(), other.values.tolist(), strict=True)
    return sum(weights.get(name, 0.0) * value for name, value in shared)


def known(said: list[tuple[Read, int]]) -> Known:
    """Return phrases in numbers."""
    reads, owners = [read for read, _ in said], [owner for _, owner in said]
    encoder = Encoder(reads, owners, len(INTENTS), VECTORS)
    queries = [encoder(read) for read in reads]
    matrix = arranged(queries, owners, len(INTENTS), (len(encoder.known), encoder.shared))
    return Known(reads, owners, encoder, queries, matrix)
