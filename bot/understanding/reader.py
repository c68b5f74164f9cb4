"""Reads text the way that knowledge and messages alike are read: normalised words, then features."""

from collections.abc import Collection
from typing import NamedTuple

from bot.knowledge.model import Lexicon
from bot.understanding.clean import bare, clean
from bot.understanding.features import Synonyms, grams
from bot.understanding.normalise import Normaliser
from bot.understanding.vectors.vectors import Vectors

# Who has more to say has said what it is about by then; a page of text must not cost more than a sentence.
READ_UP_TO = 200


class Read(NamedTuple):
    """A text as it was read: its normalised words, their features, and the words whose meaning is known."""

    text: str
    features: Collection[str]
    words: list[str]


class Reader:
    """Holds the lexicon in the form in which it is looked up."""

    def __init__(self, lexicon: Lexicon, vectors: Vectors) -> None:
        self._normalise = Normaliser(lexicon)
        self._synonyms = Synonyms(tuple(bare(clean(word)) for word in group) for group in lexicon.synonyms)
        self._vectors = vectors

    def __call__(self, text: str) -> Read:
        """Return what a text says, normalised; of an essay what it begins with."""
        return self.read(self._normalise(text[:READ_UP_TO]))

    def read(self, words: str) -> Read:
        """Return what normalised words say."""
        return Read(words, grams(words) | self._synonyms(words), self._vectors.words(words))
