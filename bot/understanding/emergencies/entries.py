"""The entries of the emergencies, turned round: from a word to the parts of entries that it stands for."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from itertools import pairwise
from typing import NamedTuple

from bot.knowledge.model import Emergency
from bot.understanding.emergencies.spotting import Spot

# The parts of an entry stand this close together, measured in letters from the first to the last; what is
# further apart in a long letter has nothing to do with each other.
TOGETHER = 26

Groups = Mapping[str, tuple[str, ...]]
Part = frozenset[str]


class Ear(NamedTuple):
    """An emergency, with its `unless` in two: what only looks like firing (打不着火), and what takes back."""

    emergency: Emergency
    lookalikes: frozenset[str]
    elsewhere: frozenset[str]


class Entry(NamedTuple):
    """One way of telling of an emergency: the numbers of its parts, and of the emergency's ear."""

    ear: int
    parts: tuple[int, ...]


class Entries:
    """All entries of all emergencies; a part that several entries share is one."""

    def __init__(self, emergencies: Iterable[Emergency], groups: Groups) -> None:
        self.ears: list[Ear] = []
        self._entries: list[Entry] = []
        self._numbers: dict[Part, int] = {}
        for emergency in emergencies:
            self._add(emergency, groups)
        self.parts_of: dict[str, frozenset[int]] = self._turned_round()
        self._begun_by = self._rarest_first()

    def complete(self, spots: Iterable[Spot]) -> list[Entry]:
        """Return the entries of which each part occurs somewhere."""
        met: set[int] = set()
        for spot in spots:
            met.update(self.parts_of.get(spot.word, ()))
        begun = (entry for part in sorted(met & self._begun_by.keys()) for entry in self._begun_by[part])
        return [entry for entry in begun if met.issuperset(entry.parts)]

    def together(self, entry: Entry, spots: Iterable[Spot]) -> Iterator[Collection[Spot]]:
        """Yield each time that all parts of the entry stand close together, one spot for a part."""
        last: dict[int, Spot] = {}
        for spot in spots:
            met = [part for part in entry.parts if part in self.parts_of.get(spot.word, ())]
            for part in met:
                # The longer of two words that end alike says more (老太太 and 太太).
                if part not in last or not spot.lies_in(last[part]):
                    last[part] = spot
            if met and len(last) == len(set(entry.parts)) and _close(last.values()):
                yield tuple(last.values())

    def _add(self, emergency: Emergency, groups: Groups) -> None:
        firing: set[str] = set()
        for words in emergency.words:
            parts = [frozenset(one for word in part for one in _words_of(word, groups)) for part in words]
            firing.update(*parts)
            numbers = tuple(self._numbers.setdefault(part, len(self._numbers)) for part in parts)
            self._entries.append(Entry(len(self.ears), numbers))
        lookalikes = frozenset(word for word in emergency.unless if any(one in word for one in firing))
        self.ears.append(Ear(emergency, lookalikes, frozenset(emergency.unless) - lookalikes))

    def _turned_round(self) -> dict[str, frozenset[int]]:
        turned: dict[str, set[int]] = {}
        for part, number in self._numbers.items():
            for word in part:
                turned.setdefault(word, set()).add(number)
        return {word: frozenset(numbers) for word, numbers in turned.items()}

    def _rarest_first(self) -> dict[int, tuple[Entry, ...]]:
        """The entries by the part that fewest entries share: that 孩子 occurs says nothing by itself."""
        shared: dict[int, int] = {}
        for entry in self._entries:
            for part in entry.parts:
                shared[part] = shared.get(part, 0) + 1
        begun: dict[int, tuple[Entry, ...]] = {}
        for entry in self._entries:
            rarest = min(entry.parts, key=lambda part: (shared[part], part))
            begun[rarest] = (*begun.get(rarest, ()), entry)
        return begun


def _close(spots: Collection[Spot]) -> bool:
    """Whether the spots stand close together, and none says what another says already (头晕 and 晕)."""
    in_order = sorted(spots)
    apart = all(one.end <= following.start for one, following in pairwise(in_order))
    return apart and in_order[-1].end - in_order[0].start <= TOGETHER


def _words_of(word: str, groups: Groups, within: frozenset[str] = frozenset()) -> Iterator[str]:
    """The word, or the words of the group that it names; groups may name each other, and themselves."""
    if word not in groups or word in within:
        yield word
        return
    for one in groups[word]:
        yield from _words_of(one, groups, within | {word})
