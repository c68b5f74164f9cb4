"""What features speak for."""

import numpy as np
import pytest

from bot.understanding import training, weights
from bot.understanding.encoder import Query
from bot.understanding.likeness import by_intent
from bot.understanding.weights import Weights

from .estate import INTENTS
from .numbers import NONE, READER, SAID, alike_in_words, known

KNOWN = known([*SAID, *NONE])
OWN = training.profiles(KNOWN.matrix, by_intent(KNOWN.matrix).lengths)
SHARES = training.refine(KNOWN.matrix, OWN, len(INTENTS))
KINDS = {
    "refined": weights.refined(KNOWN.matrix, SHARES),
    "plain": weights.plain(KNOWN.matrix, OWN, len(INTENTS)),
}
TEXTS = ["电梯又坏了", "物业费在哪里交呀", "门禁卡和车位", "完全无关的话", "", "今天天气"]


def by_phrases(kind: str, query: Query) -> np.ndarray:
    """The sum over all phrases of how alike they are, times what they speak for."""
    result = np.zeros(len(INTENTS) + 1)
    for place, owner in enumerate(KNOWN.matrix.owners):
        phrase = KNOWN.matrix.phrase(place)
        alike = alike_in_words(phrase, query) + phrase.meaning @ query.meaning
        if kind == "refined":
            result += alike * SHARES[place]
        elif owner < len(INTENTS):
            result[owner] += alike * OWN[place]
    return result


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("text", TEXTS)
def test_scores_are_those_of_asking_every_phrase(kind: str, text: str) -> None:
    query = KNOWN.encoder(READER(text))
    assert KINDS[kind].scores(query) == pytest.approx(by_phrases(kind, query), abs=3e-3)


@pytest.mark.parametrize("found", KINDS.values(), ids=list(KINDS))
@pytest.mark.parametrize("text", TEXTS)
def test_the_parts_add_up_to_the_score(found: Weights, text: str) -> None:
    query = KNOWN.encoder(READER(text))
    for intent, score in enumerate(found.scores(query).tolist()):
        by_words, by_meaning = found.parts(query, intent)
        assert by_words.sum() + by_meaning == pytest.approx(score, abs=1e-4)
