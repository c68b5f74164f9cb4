"""Understands which intent a message means: fit once on the knowledge, then ask as often as needed."""

from collections.abc import Iterable, Sequence

import numpy as np
from rapidfuzz import fuzz, process

from bot.knowledge.model import Intent, Lexicon
from bot.understanding.decide import decide
from bot.understanding.hints import hints
from bot.understanding.model import BEST, Model, Phrases, train
from bot.understanding.reader import Reader
from bot.understanding.result import Candidate, Explanation, Understanding

NEAR_EXACT = 95
# With fewer phrases an intent answers only what is almost word for word one of them; else it is asked about.
TRUSTED_FROM = 3
SURE = 100.0
OUTSIDE = -1


class Matcher:
    """Immutable and safe to share between threads; made by `fit`."""

    def __init__(self, reader: Reader, phrases: Phrases, model: Model) -> None:
        self._reader = reader
        self._model = model
        self._texts = phrases.texts
        self._owners: list[int] = phrases.owners.tolist()
        self._exact = dict(zip(reversed(self._texts), reversed(self._owners), strict=True))
        sizes = np.bincount(phrases.owners + 1, minlength=len(model.names) + 1)[1:]
        self._trusted = {name for name, size in zip(model.names, sizes, strict=True) if size >= TRUSTED_FROM}

    def understand(self, text: str) -> Understanding:
        """Return what the text means, with the best five candidates."""
        words = self._reader.normalise(text)
        query = self._model.index.query(self._reader.features(words))
        candidates = self._model.candidates(words, query)
        owner = self._same_words(words)
        if owner is None:
            return decide(candidates, self._trusted)
        if owner == OUTSIDE:
            return Understanding("none", None, 0.0, tuple(Candidate(one.intent, 0.0) for one in candidates))
        sure = Candidate(self._model.names[owner], SURE)
        rest = [one for one in candidates if one.intent != sure.intent]
        return Understanding("answer", sure.intent, SURE, (sure, *rest[: BEST - 1]))

    def explain(self, text: str) -> Explanation:
        """Return what the text means and why."""
        words = self._reader.normalise(text)
        understanding = self.understand(text)
        features = self._reader.features(words)
        cosines = self._model.index.query(features).cosines
        if not understanding.candidates or not cosines.any():
            return Explanation(understanding, words, (), None)
        nearest = int(cosines.argmax())
        owner = self._owners[nearest]
        name = "" if owner == OUTSIDE else self._model.names[owner]
        pieces = self._model.pieces(features, understanding.candidates[0].intent)
        return Explanation(
            understanding, words, pieces, (self._texts[nearest], name, float(cosines[nearest]))
        )

    def _same_words(self, words: str) -> int | None:
        if words in self._exact or not words:
            return self._exact.get(words)
        found = process.extractOne(words, self._texts, scorer=fuzz.ratio, score_cutoff=NEAR_EXACT)
        return self._owners[found[2]] if found else None


def fit(intents: Iterable[Intent], lexicon: Lexicon, nothing: Iterable[str] = ()) -> Matcher:
    """Return a matcher for these intents; `nothing` are utterances that must mean none of them."""
    known = tuple(intents)
    reader = Reader(lexicon)
    said = [(reader.normalise(text), owner) for text, owner in _said(known, nothing)]
    said = [(words, owner) for words, owner in said if words]
    texts = [words for words, _ in said]
    owners = np.array([owner for _, owner in said], np.int32)
    phrases = Phrases(texts, [reader.features(words) for words in texts], owners)
    return Matcher(reader, phrases, train(tuple(intent.name for intent in known), phrases, hints(known)))


def _said(intents: Sequence[Intent], nothing: Iterable[str]) -> Iterable[tuple[str, int]]:
    for number, intent in enumerate(intents):
        for phrase in intent.phrases:
            yield phrase, number
    for text in nothing:
        yield text, OUTSIDE
