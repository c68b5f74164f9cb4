"""The sentences of the knowledge: which of them a text is, and which it is like."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

import numpy as np

from bot.knowledge.tone_model import Tone, ToneGroup
from bot.speech.tone.encoder import Query, ToneEncoder
from bot.speech.tone.reading import read
from bot.speech.tone.samples import POLITE, Sample, groups_of
from bot.understanding.encoder import Floats, Numbers

# So many sentences tell which rule a text breaks.
NEAREST = 5
# So much of two texts is the same at least when the wording that serves the one serves the other.
ALIKE = 0.28

# A rule's number, and one of its groups.
Owner = tuple[int, ToneGroup]
# A rule's number, and its group that a text is like.
Meant = tuple[int, ToneGroup | None]


class Known(NamedTuple):
    """The sentences that break rules, one after another in numbers, and whose they are.

    `ids` and `values` are those of all features, sentence s's from `starts[s]` on. `bad` and `passing` hold
    the sentences as they are written.
    """

    ids: Numbers
    values: Floats
    starts: Numbers
    meanings: Floats
    owners: tuple[Owner, ...]
    features: int
    bad: Mapping[str, Owner]
    passing: frozenset[str]

    def nearest(self, query: Query) -> Meant:
        """Return the rule that the sentences most like a text break, and its group that is most like it."""
        likeness = self._likeness(query)
        votes: dict[int, float] = {}
        for place in np.argsort(-likeness, kind="stable")[:NEAREST].tolist():
            rule, _ = self.owners[place]
            votes[rule] = votes.get(rule, 0.0) + float(likeness[place]) ** 2
        rule = max(votes, key=votes.__getitem__)
        return rule, self._group_of(rule, likeness)

    def group_of(self, rule: int, query: Query) -> ToneGroup | None:
        """Return the group of a rule that is most like a text, None when none is like it."""
        return self._group_of(rule, self._likeness(query))

    def _group_of(self, rule: int, likeness: Floats) -> ToneGroup | None:
        mine = np.array([owner == rule for owner, _ in self.owners])
        best = int(np.where(mine, likeness, 0.0).argmax())
        return self.owners[best][1] if mine[best] and likeness[best] >= ALIKE else None

    def _likeness(self, query: Query) -> Floats:
        spread = np.zeros(self.features, np.float32)
        spread[query.ids] = query.values
        by_words = np.add.reduceat(spread[self.ids] * self.values, self.starts)
        return np.asarray(by_words + self.meanings @ query.meaning, np.float32)


def known(tone: Tone, said: Sequence[Sample], queries: Sequence[Query], encoder: ToneEncoder) -> Known:
    """Return what is known of samples in numbers; a sentence without any known feature is like nothing."""
    groups = groups_of(tone)
    places = [place for place, one in enumerate(said) if one.rule != POLITE and len(queries[place].ids)]
    sizes = [len(queries[place].ids) for place in places]
    return Known(
        np.concatenate([queries[place].ids for place in places]),
        np.concatenate([queries[place].values for place in places]),
        np.cumsum([0, *sizes[:-1]]).astype(np.int32),
        np.array([queries[place].meaning for place in places], np.float32),
        tuple(groups[said[place].group] for place in places),
        len(encoder.known),
        {plain(text): owner for owner in reversed(groups) for text in owner[1].bad},
        frozenset(map(plain, _passing(tone))),
    )


def plain(text: str) -> str:
    """Return a text as it is compared with the sentences as they are written."""
    return "".join(clause.text for clause in read(text))


def _passing(tone: Tone) -> list[str]:
    betters = (group.better for rule in tone.rules for group in rule.groups)
    return [*betters, *(rule.better for rule in tone.rules), *(one.text for one in tone.polite)]
