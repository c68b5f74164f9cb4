"""Puts right what a keyboard or voice recognition wrote with the right sound and the wrong character."""

from collections import Counter
from collections.abc import Iterable, Mapping
from itertools import chain, pairwise
from pathlib import Path

PLACE = Path(__file__).with_name("sounds.txt")
# What many regions pronounce alike: 四 and 是, 早 and 找. Tones are not written at all.
MERGED = (("zh", "z"), ("ch", "c"), ("sh", "s"))


class Homophones:
    """Knows the pairs of characters that the phrases are made of, by their sound."""

    def __init__(self, texts: Iterable[str]) -> None:
        self._sounds = sounds()
        self._pairs: dict[str, int] = Counter(chain.from_iterable(map(_pairs, texts)))
        self._by_sound: Mapping[tuple[str, str], str] = self._sounding()

    def mended(self, text: str) -> str:
        """Return normalised words with pairs that no phrase has in place of those that sound the same."""
        letters, start = list(text), 0
        while start < len(letters) - 1:
            pair = letters[start] + letters[start + 1]
            heard = None if pair in self._pairs else self._by_sound.get(self._sound(pair))
            if heard:
                letters[start : start + 2] = heard
            start += 2 if heard else 1
        return "".join(letters)

    def _sounding(self) -> dict[tuple[str, str], str]:
        """For each sound of two characters the pair that phrases use most, the first of several."""
        found: dict[tuple[str, str], str] = {}
        for pair, count in self._pairs.items():
            sound = self._sound(pair)
            if all(sound) and count > self._pairs.get(found.get(sound, ""), 0):
                found[sound] = pair
        return found

    def _sound(self, pair: str) -> tuple[str, str]:
        return self._sounds.get(pair[0], ""), self._sounds.get(pair[1], "")


def _pairs(text: str) -> list[str]:
    return [one + other for one, other in pairwise(text) if one != " " != other]


def sounds() -> dict[str, str]:
    """Return the sound of each character."""
    found: dict[str, str] = {}
    for line in PLACE.read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            sound, letters = line.split()
            for written, spoken in MERGED:
                sound = sound.replace(written, spoken)
            found.update(dict.fromkeys(letters, sound))
    return found
