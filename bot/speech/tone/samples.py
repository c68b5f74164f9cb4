"""The sentences to learn from: those that break rules, and those that pass."""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from bot.knowledge.tone_model import ERROR, Tone, ToneGroup
from bot.speech.tone.features import ToneReader, together
from bot.speech.tone.reading import in_sentences, read
from bot.understanding.reader import Read

POLITE = -1
# Polite sentences that stand side by side are often about the same.
SIDE_BY_SIDE = 5


class Sample(NamedTuple):
    """A text: the number of its rule (-1: polite), of its group, and its sentences clause by clause."""

    rule: int
    group: int
    sentences: Sequence[Sequence[Read]]

    @property
    def whole(self) -> Read:
        """All that it says."""
        return together([clause for some in self.sentences for clause in some])


def samples(tone: Tone, reader: ToneReader) -> list[Sample]:
    """Return what there is to learn from; a rule that only warns is about words, not about feelings."""
    groups = groups_of(tone)
    found: list[Sample] = []
    for number, (rule, group) in enumerate(groups):
        if tone.rules[rule].severity == ERROR:
            found += _read(((text, rule, number) for text in group.bad), reader)
        found += _read([(group.better, POLITE, number)], reader)
    passing = [*(rule.better for rule in tone.rules), *(one.text for one in tone.polite)]
    numbered = ((text, POLITE, len(groups) + at // SIDE_BY_SIDE) for at, text in enumerate(passing))
    return found + list(_read(numbered, reader))


def groups_of(tone: Tone) -> list[tuple[int, ToneGroup]]:
    """Return all groups with the numbers of their rules; a sample's group is its place among them."""
    return [(number, group) for number, rule in enumerate(tone.rules) for group in rule.groups]


def _read(texts: Iterable[tuple[str, int, int]], reader: ToneReader) -> Iterator[Sample]:
    for text, rule, group in texts:
        sentences = [[reader(clause.text) for clause in some] for some in in_sentences(read(text))]
        if sentences:
            yield Sample(rule, group, sentences)
