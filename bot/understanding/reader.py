"""Reads text the way that knowledge and messages alike are read: normalised words, then features."""

from collections import Counter

from bot.knowledge.model import Lexicon
from bot.understanding.clean import bare, clean
from bot.understanding.features import Synonyms, grams
from bot.understanding.normalise import Normaliser


class Reader:
    """Holds the lexicon in the form in which it is looked up."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.normalise = Normaliser(lexicon)
        self._synonyms = Synonyms(tuple(bare(clean(word)) for word in group) for group in lexicon.synonyms)

    def features(self, words: str) -> Counter[str]:
        """Return the features of normalised words."""
        found = grams(words)
        found.update(self._synonyms(words))
        return found
