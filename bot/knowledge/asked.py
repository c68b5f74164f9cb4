"""What residents asked and what came of it, as the log of what was said has it."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal, Protocol

Outcome = Literal["answered", "asked", "missed", "silent"]

# Whoever is asked back and means one of the choices takes it by then, and says little.
CHOSEN_WITHIN = timedelta(minutes=30)
LONGEST_CHOICE = 4
# A choice by itself asks nothing, whatever came of it.
_CHOICE = re.compile(r"第?[一二三四五1-5]个?|都不是")


@dataclass(frozen=True, slots=True)
class Asked:
    """A resident's message; `script` and `knowledge` are those of its answer, "" when nothing was said."""

    person: str
    at: datetime
    words: str
    script: str = ""
    knowledge: str = ""


class TalkLog(Protocol):
    """What was said, as far as it is kept."""

    def now(self) -> datetime:
        """Return the present by the clock that the messages went by."""

    def names(self) -> frozenset[str]:
        """Return the names of everybody who lives in the estate, as far as they are on file."""

    def asked(self, since: datetime) -> list[Asked]:
        """Return what all residents asked since then, oldest first."""

    def asked_by(self, person: str, since: datetime) -> list[Asked]:
        """Return what one resident asked since then, oldest first."""

    def asked_for(self, ticket: str) -> list[Asked]:
        """Return what led to a ticket: what its resident asked on that day until it was opened."""


@dataclass(frozen=True)
class Outcomes:
    """Which scripts ask back, which take note that it was none of the choices, which say "not understood"."""

    asking: frozenset[str]
    declined: frozenset[str]
    missing: frozenset[str]

    def of(self, asked: Asked) -> Outcome:
        """Return what came of a message at once."""
        if not asked.script:
            return "silent"
        if asked.script in self.asking | self.declined:
            return "asked"
        return "missed" if asked.script in self.missing else "answered"

    def gaps(self, asked: Sequence[Asked], titles: Iterable[str]) -> Iterator[Asked]:
        """Yield the messages that were not understood, or asked back about without anything being chosen."""
        labels = frozenset(titles)
        following = _following(asked)
        for number, one in enumerate(asked):
            asked_back = one.script in self.asking and not self._chosen(one, following.get(number), labels)
            if (asked_back or one.script in self.missing) and not _CHOICE.fullmatch(one.words):
                yield one

    def _chosen(self, one: Asked, after: Asked | None, labels: frozenset[str]) -> bool:
        """Whether the next message is a choice (第一个, or a title) and was answered."""
        if after is None or after.at - one.at > CHOSEN_WITHIN or self.of(after) != "answered":
            return False
        return after.words in labels or len(after.words) <= LONGEST_CHOICE


def _following(asked: Sequence[Asked]) -> Mapping[int, Asked]:
    """For each message, by number, the next one of the same person."""
    following: dict[int, Asked] = {}
    last: dict[str, int] = {}
    for number, one in enumerate(asked):
        if one.person in last:
            following[last[one.person]] = one
        last[one.person] = number
    return following
