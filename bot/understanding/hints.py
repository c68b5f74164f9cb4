"""An admin's keywords and negatives: words that speak for or against an intent beside its phrases."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from bot.knowledge.model import Intent
from bot.understanding.clean import bare, clean
from bot.understanding.index import Floats

FOR = 0.2
AGAINST = -0.6


@dataclass(frozen=True)
class Hints:
    """Words, the number of the intent that each speaks about, and how much it adds to the score."""

    words: tuple[tuple[str, int, float], ...]
    intents: int

    def scores(self, text: str) -> Floats:
        """Return what the normalised text's words add to each intent's score; at most once each way."""
        result = np.zeros(self.intents, np.float32)
        for word, intent, weight in self.words:
            if word in text:
                result[intent] = (
                    min(result[intent], weight) if weight < 0 else weight + min(result[intent], 0)
                )
        return result


def hints(intents: Sequence[Intent]) -> Hints:
    """Gather the keywords and negatives of all intents."""
    words = []
    for number, intent in enumerate(intents):
        words += [(bare(clean(word)), number, FOR) for word in intent.keywords]
        words += [(bare(clean(word)), number, AGAINST) for word in intent.negatives]
    return Hints(tuple(word for word in words if word[0]), len(intents))
