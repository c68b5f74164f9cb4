"""Finds the words of the rules, also spelled by their sound: in pinyin, in letters that sound the same."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from bot.knowledge.model import Emergency
from bot.knowledge.tone_model import Tone, ToneRule
from bot.speech.tone.found import Found
from bot.speech.tone.reading import Clause, written
from bot.understanding.emergencies.entries import Entries
from bot.understanding.emergencies.spotting import Spot, Spotter
from bot.understanding.homophones import MERGED, sounds

# How pinyin is written with its tones: sha3bi1; sb2 is somebody's model number.
_TONED = re.compile(r"(?:[a-z]{2,}[1-5])+|[a-z]{4,}[1-5]|[a-z]{2,}[1-5][a-z]{2,}")
_LATIN = re.compile(r"[a-z0-9]+(?: [a-z0-9]+)*")

_NO_TONES = dict.fromkeys(map(ord, "12345"))


class RuleWords:
    """Knows the words of all rules. Immutable."""

    def __init__(self, tone: Tone) -> None:
        rules = [_plain(rule) for rule in tone.rules]
        self._entries = Entries([_listened_for(rule) for rule in rules], {})
        self._sounds = _Sounds(rules)
        self._unless = [frozenset(rule.unless) for rule in rules]
        self._spotter = Spotter({*self._entries.parts_of, *(word for some in self._unless for word in some)})

    def found(self, clauses: Sequence[Clause]) -> Iterator[Found]:
        """Yield where the rules' words stand."""
        clauses = [clause._replace(text=self._sounds.in_chinese(clause.text)) for clause in clauses]
        said = "".join(clause.text for clause in clauses)
        spots = self._spotter(said)
        for entry in self._entries.complete(spots):
            meant = [spot for spot in spots if not self._seeming(entry.ear, spot, spots)]
            for together in self._entries.together(entry, meant):
                yield _place(entry.ear, clauses, min(together).start, max(spot.end for spot in together))
        for rule, spot in self._sounds.heard(clauses, said):
            if not self._seeming(rule, spot, spots):
                yield _place(rule, clauses, spot.start, spot.end)

    def _seeming(self, rule: int, spot: Spot, spots: Iterable[Spot]) -> bool:
        """Whether a word of a rule is part of one that means something else."""
        return any(other.word in self._unless[rule] and spot.lies_in(other) for other in spots)


def _place(rule: int, clauses: Sequence[Clause], first: int, last: int) -> Found:
    """Return the clauses in which the letters from `first` to before `last` of all that was said stand."""
    start, end, at = clauses[-1].start, clauses[0].end, 0
    for clause in clauses:
        if at < last and at + len(clause.text) > first:
            start, end = min(start, clause.start), max(end, clause.end)
        at += len(clause.text)
    return Found(rule, start, end)


class _Sounds:
    """Hears the words that rules want to be heard by their sound."""

    def __init__(self, rules: Sequence[ToneRule]) -> None:
        sound_of, first = sounds(), dict[str, str]()
        # One letter stands for all that sound the same.
        self._same = {ord(letter): first.setdefault(sound, letter) for letter, sound in sound_of.items()}
        self._rules: dict[str, int] = {}
        self._meant: dict[str, str] = {}
        for number, rule in enumerate(rules):
            self._meant |= rule.short
            for word in rule.by_sound:
                self._rules[word.translate(self._same)] = number
                self._meant["".join(sound_of.get(letter, letter) for letter in word)] = word
        self._spotter = Spotter(word for word in self._rules if len(word) > 1)

    def in_chinese(self, text: str) -> str:
        """Return a clause with the pinyin and the short forms that are known in Chinese."""
        return _LATIN.sub(self._said, text) if _LATIN.search(text) else text

    def heard(self, clauses: Iterable[Clause], said: str) -> Iterator[tuple[int, Spot]]:
        """Yield the rule and the place of each word that sounds like one of the rule's.

        A word of a single letter must be all that a clause says.
        """
        for spot in self._spotter(said.translate(self._same)):
            yield self._rules[spot.word], spot
        at = 0
        for clause in clauses:
            rule = self._rules.get(clause.text.translate(self._same)) if len(clause.text) == 1 else None
            if rule is not None:
                yield rule, Spot(at, at + 1, clause.text)
            at += len(clause.text)

    def _said(self, run: re.Match[str]) -> str:
        whole = self._word(run[0].replace(" ", ""))
        return whole or "".join(self._word(word) or word for word in run[0].split())

    def _word(self, latin: str) -> str | None:
        if len(latin) > 3 and _TONED.fullmatch(latin):
            latin = latin.translate(_NO_TONES)
        for spelled, spoken in MERGED:
            latin = latin.replace(spelled, spoken)
        return self._meant.get(latin)


def _listened_for(rule: ToneRule) -> Emergency:
    """Return the rule's words in the form in which those of emergencies are listened for."""
    return Emergency(rule.name, rule.title, "", "", rule.words, rule.unless)


def _plain(rule: ToneRule) -> ToneRule:
    """Return the rule with its words as messages are compared."""
    words = tuple(tuple(tuple(map(written, part)) for part in entry) for entry in rule.words)
    return replace(rule, words=words, unless=tuple(map(written, rule.unless)))
