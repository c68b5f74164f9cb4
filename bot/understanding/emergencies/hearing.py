"""Hears emergencies in messages. Most messages name nothing of them: that is seen at once."""

from bisect import bisect_left
from collections.abc import Collection, Iterable, Iterator
from itertools import islice, takewhile
from typing import NamedTuple

from bot.knowledge.model import Emergency, Listening
from bot.understanding.emergencies.entries import Ear, Entries, Entry
from bot.understanding.emergencies.plain import LATIN, Plain
from bot.understanding.emergencies.slips import Slips
from bot.understanding.emergencies.spotting import Spot, Spotter

# Distress vouches for what stands this close to it: in a long letter “现在” may be about anything.
NEARBY = 20
# From so many letters on it is a letter: whoever has the time to ask for an explanation is not in it now.
LETTER = 30


class Hearing:
    """Hears the emergencies that it was made of."""

    def __init__(self, emergencies: Iterable[Emergency], listening: Listening) -> None:
        self._entries = Entries(emergencies, listening.groups)
        self._elsewhere = frozenset(listening.elsewhere)
        self._calm = frozenset(listening.calm)
        self._urgent = frozenset(listening.urgent)
        self._denied = tuple(listening.denied)
        words = {*self._entries.parts_of, *self._elsewhere, *self._calm, *self._urgent}
        words |= {word for ear in self._entries.ears for word in ear.lookalikes | ear.elsewhere}
        self._plain = Plain(words)
        self._slips = Slips(listening.slips, listening.pinyin, listening.english)
        self._spotter = Spotter(words)

    def heard(self, text: str) -> Emergency | None:
        """Return the emergency that the text tells of, with the longest evidence; the first wins ties."""
        said = self._said(text)
        spots = self._spotter(said)
        complete = self._entries.complete(spots)
        if not complete:
            return None
        message = self._read(said, spots)
        best, longest = None, 0
        for ear, entries in self._by_ear(complete):
            found = self._evidence(message, ear, entries)
            if found > longest:
                best, longest = ear.emergency, found
        return best

    def _said(self, text: str) -> str:
        """The message as one run of plain letters, slips put right."""
        said = self._plain(text)
        if LATIN.search(said):
            said = self._slips.in_latin(said)
        if " " in said:
            said = self._plain.calm(said.replace(" ", ""))
        return self._slips.put_right(said)

    def _read(self, said: str, spots: list[Spot]) -> "_Message":
        speaks_of_it = self._elsewhere | self._calm if len(said) >= LETTER else self._elsewhere
        elsewhere = [spot for spot in spots if spot.word in speaks_of_it]
        # 现在 is none of its own in 到现在都没有说法.
        covered = {at for spot in elsewhere for at in range(spot.start, spot.end)}
        urgent = [spot for spot in spots if spot.word in self._urgent]
        urgent = [spot for spot in urgent if not covered.issuperset(range(spot.start, spot.end))]
        return _Message(said, spots, bool(elsewhere), urgent)

    def _by_ear(self, complete: Iterable[Entry]) -> Iterator[tuple[Ear, list[Entry]]]:
        by_ear: dict[int, list[Entry]] = {}
        for entry in complete:
            by_ear.setdefault(entry.ear, []).append(entry)
        for number in sorted(by_ear):
            yield self._entries.ears[number], by_ear[number]

    def _evidence(self, message: "_Message", ear: Ear, entries: Iterable[Entry]) -> int:
        """The letters that fire the best of the emergency's entries; 0 when none fires."""
        left = list(self._told(message, ear))
        elsewhere = message.elsewhere or any(spot.word in ear.elsewhere for spot in message.spots)
        return max((self._letters(message, left, entry, elsewhere) for entry in entries), default=0)

    def _told(self, message: "_Message", ear: Ear) -> Iterator[Spot]:
        """The words that tell of what is: 打不着火 is no fire, however urgent, nor is 没着火."""
        seeming = {
            at for spot in message.spots if spot.word in ear.lookalikes for at in range(spot.start, spot.end)
        }
        for spot in message.spots:
            denied = message.said.endswith(self._denied, 0, spot.start)
            if not denied and seeming.isdisjoint(range(spot.start, spot.end)):
                yield spot

    def _letters(self, message: "_Message", left: Iterable[Spot], entry: Entry, elsewhere: bool) -> int:
        """How much the words of the entry say; 0 when they don't stand together, or it is about elsewhere."""
        alone = len(entry.parts) == 1
        for spots in self._entries.together(entry, left):
            if elsewhere and not _in_distress(message, spots, alone=alone):
                continue
            # A bare cry tells that something is the matter, not what.
            cry = alone and any(urgent in spot.word for spot in spots for urgent in self._urgent)
            return 1 if cry else sum(len(spot.word) for spot in spots)
        return 0


class _Message(NamedTuple):
    """The plain words, all known words in them, whether they speak of elsewhere, the cries of distress."""

    said: str
    spots: list[Spot]
    elsewhere: bool
    urgent: list[Spot]


def heard(
    text: str, emergencies: Iterable[Emergency], listening: Listening | None = None
) -> Emergency | None:
    """Return what a `Hearing` of these emergencies hears in one text."""
    return Hearing(emergencies, listening or Listening()).heard(text)


def _in_distress(message: _Message, spots: Collection[Spot], *, alone: bool) -> bool:
    """Whether a cry of distress stands nearby; a bare cry is no proof of itself (救命，这物业费)."""
    start, end = min(spot.start for spot in spots), max(spot.end for spot in spots)
    first = bisect_left(message.urgent, start - NEARBY, key=lambda cry: cry.start)
    near = takewhile(lambda cry: cry.start <= end + NEARBY, islice(message.urgent, first, None))
    return any(not alone or cry.start >= end or cry.end <= start for cry in near)
