"""An admin's keywords and negatives: words that speak for or against an intent beside its phrases."""

from collections.abc import Sequence
from typing import NamedTuple

from bot.knowledge.model import Intent
from bot.understanding.clean import bare, clean
from bot.understanding.encoder import Floats

FOR = 0.2
AGAINST = -0.6


class Hints(NamedTuple):
    """For the first character of each word: the words, the intents that they speak about, and how much."""

    by_letter: dict[str, list[tuple[str, int, float]]]

    def add_to(self, scores: Floats, text: str) -> Floats:
        """Add what the normalised text's words say to each intent's score, in place; once each way."""
        given: dict[int, float] = {}
        for letter in dict.fromkeys(text):
            for word, intent, weight in self.by_letter.get(letter, ()):
                if word in text:
                    before = given.get(intent, 0.0)
                    given[intent] = min(before, weight) if weight < 0 else weight + min(before, 0.0)
        for intent, weight in given.items():
            scores[intent] += weight
        return scores


def hints(intents: Sequence[Intent]) -> Hints:
    """Gather the keywords and negatives of all intents."""
    by_letter: dict[str, list[tuple[str, int, float]]] = {}
    for number, intent in enumerate(intents):
        for words, weight in ((intent.keywords, FOR), (intent.negatives, AGAINST)):
            for word in filter(None, (bare(clean(word)) for word in words)):
                by_letter.setdefault(word[0], []).append((word, number, weight))
    return Hints(by_letter)
