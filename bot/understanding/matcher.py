"""Understands which intent a message means: fit once on the knowledge, then ask as often as needed."""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

import numpy as np
from rapidfuzz import fuzz

from bot.knowledge.model import Intent, Lexicon
from bot.understanding.clauses import clauses, combined
from bot.understanding.decide import decide
from bot.understanding.encoder import Query
from bot.understanding.explain import pieces as strongest
from bot.understanding.hints import hints
from bot.understanding.homophones import Homophones
from bot.understanding.model import BEST, LOOKED_AT, Likely, Model, train
from bot.understanding.reader import Read, Reader
from bot.understanding.result import Candidate, Decision, Explanation, LeftOut, Understanding
from bot.understanding.vectors.vectors import load

NEAR_EXACT = 95
# With fewer characters one that differs is already more than that.
NEVER_NEAR = 10
# What many ask in the same words need not be thought through each time.
REMEMBERED = 2048
SHORT = 100
# With fewer phrases an intent answers only what is almost word for word one of them; else it is asked about.
TRUSTED_FROM = 3
# What was only heard is trusted less than what was written; only if it is surer even so is it taken.
BY_SOUND = 0.8
SURE = 100.0
CHINESE = re.compile("[\u4e00-\u9fff]")


class Phrases(NamedTuple):
    """Normalised phrases and each one's intent number; one more than the last for what means none of them."""

    texts: Sequence[str]
    owners: Sequence[int]


class Matcher:
    """Immutable and safe to share between threads; made by `fit`."""

    def __init__(self, reader: Reader, phrases: Phrases, model: Model) -> None:
        self._reader = reader
        self._model = model
        self._phrases = phrases
        self._exact = dict(zip(reversed(phrases.texts), reversed(phrases.owners), strict=True))
        self._homophones = Homophones(phrases.texts)
        self._recent = lru_cache(REMEMBERED)(self._understand)
        sizes = np.bincount(np.array(phrases.owners, np.int32), minlength=len(model.names) + 1)
        self._trusted = frozenset(
            name for name, size in zip(model.names, sizes, strict=False) if size >= TRUSTED_FROM
        )

    def understand(self, text: str) -> Understanding:
        """Return what the text means, with the best five candidates."""
        return self._recent(text) if len(text) <= SHORT else self._understand(text)

    def _understand(self, text: str) -> Understanding:
        return self._understood(self._reader(text))[1]

    def __getstate__(self) -> dict[str, object]:
        """Leave what was asked lately out of what is stored."""
        return {name: value for name, value in self.__dict__.items() if name != "_recent"}

    def __setstate__(self, state: dict[str, object]) -> None:
        self.__dict__.update(state)
        self._recent = lru_cache(REMEMBERED)(self._understand)

    def _understood(self, read: Read) -> tuple[Read, Understanding]:
        """Return what was understood, and the words in which it was."""
        heard, found = self._heard(read)
        pieces = clauses(heard.text) if found.decision != "answer" and heard.text not in self._exact else []
        if not pieces:
            return heard, found
        of_parts = [self._decided(self._reader.read(piece)).candidates for piece in pieces]
        together = combined(found.candidates, of_parts)
        return heard, decide(together, self._trusted, self._model.limits)

    def _heard(self, read: Read) -> tuple[Read, Understanding]:
        """Return what was understood of the words as they stand, or of those that sound the same."""
        plain = self._decided(read)
        if plain.confidence >= self._model.limits.answer or read.text in self._exact:
            return read, plain
        mended = self._homophones.mended(read.text)
        if mended == read.text:
            return read, plain
        heard = self._reader.read(mended)
        better = self._decided(heard)
        if better.confidence * BY_SOUND <= plain.confidence:
            return read, plain
        guessed = [Candidate(one.intent, round(one.confidence * BY_SOUND, 2)) for one in better.candidates]
        return heard, decide(guessed, self._trusted, self._model.limits)

    def _decided(self, read: Read) -> Understanding:
        names = self._model.names
        likely = self._model.likely(read, self._model.encoder(read))
        candidates = [Candidate(names[one.intent], one.confidence) for one in likely]
        owner = self._same_words(read.text, likely)
        if owner is None:
            return decide(candidates, self._trusted, self._model.limits)
        if owner == len(names):
            return Understanding("none", None, 0.0, tuple(Candidate(one.intent, 0.0) for one in candidates))
        sure = Candidate(names[owner], SURE)
        rest = [one for one in candidates if one.intent != sure.intent]
        return Understanding("answer", sure.intent, SURE, (sure, *rest[: BEST - 1]))

    def _same_words(self, words: str, likely: Sequence[Likely]) -> int | None:
        """The owner of the phrase that the words are, or almost are."""
        if words in self._exact or not words:
            return self._exact.get(words)
        if len(words) < NEVER_NEAR:
            return None
        for one in likely:
            if one.nearest is not None and fuzz.ratio(words, self._text(one.nearest)) >= NEAR_EXACT:
                return one.intent
        return None

    def _text(self, place: int) -> str:
        """The phrase at a place of the model."""
        number: int = self._model.order[place]
        return self._phrases.texts[number]

    def explain(self, text: str) -> Explanation:
        """Return what the text means and why."""
        read, understanding = self._understood(self._reader(text))
        query = self._model.encoder(read)
        if not understanding.candidates or not len(query.ids):
            return Explanation(understanding, read.text, (), None)
        best = self._model.names.index(understanding.candidates[0].intent)
        found = strongest(self._model, read, query, best)
        return Explanation(understanding, read.text, found, self._nearest(query, understanding))

    def _nearest(self, query: Query, understanding: Understanding) -> tuple[str, str, float]:
        """The phrase most like a message, its intent ("" for none of ours), and how alike they are."""
        likeness, names = self._model.likeness, (*self._model.names, "")
        best = [names.index(one.intent) for one in understanding.candidates[:LOOKED_AT]]
        found = []
        best.append(len(names) - 1)
        for intent, alike in zip(best, likeness.to(query, best), strict=True):
            if len(alike):
                at = int(alike.argmax())
                found.append((float(alike[at]), intent, likeness.firsts[intent] + at))
        most, intent, place = max(found)
        return self._text(place), names[intent], most

    def left_out(self) -> tuple[LeftOut, ...]:
        """Return what each phrase would be understood as without itself, in the order of the knowledge.

        Empty for knowledge too large to have been refined.
        """
        model, names = self._model, (*self._model.names, "")
        found: list[LeftOut | None] = [None] * len(self._phrases.texts)
        for place, (best, sure) in enumerate(model.held_out.tolist()):
            number = int(model.order[place])
            own = names[self._phrases.owners[number]]
            decision: Decision = "answer" if sure >= model.limits.answer else "ask"
            fate = decision if sure >= model.limits.ask else "none"
            found[number] = LeftOut(self._phrases.texts[number], own, names[int(best)], round(sure, 2), fate)
        return tuple(fate for fate in found if fate)


def fit(intents: Iterable[Intent], lexicon: Lexicon, nothing: Iterable[str] = ()) -> Matcher:
    """Return a matcher for these intents; `nothing` are utterances that must mean none of them."""
    known = tuple(intents)
    vectors = load()
    reader = Reader(lexicon, vectors)
    same: dict[str, str] = {}
    once: dict[tuple[str, int], Read] = {}
    for text, owner in _said(known, nothing):
        read = reader(text)
        # What is written twice in an intent counts once: left out, it must not vouch for itself.
        if read.text:
            # Of each feature one string is kept: there are forty in a phrase.
            features = tuple(map(same.setdefault, read.features, read.features))
            once[read.text, owner] = read._replace(features=features)
    reads, owners = list(once.values()), [owner for _, owner in once]
    model = train(tuple(intent.name for intent in known), reads, owners, hints(known), vectors)
    return Matcher(reader, Phrases([read.text for read in reads], owners), model)


def _said(intents: Sequence[Intent], nothing: Iterable[str]) -> Iterator[tuple[str, int]]:
    for number, intent in enumerate(intents):
        yield from ((phrase, number) for phrase in intent.phrases)
        # The standard question is one of the ways to ask.
        if CHINESE.search(intent.title):
            yield intent.title, number
    for text in nothing:
        yield text, len(intents)
