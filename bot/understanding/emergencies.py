"""Hears whether life or safety is at stake. It looks at words only, and would rather hear too much."""

from collections.abc import Iterable

from bot.knowledge.model import Emergency
from bot.understanding.clean import bare, clean

# Whoever writes so is in it now, whatever else the message speaks of (上次也困过，现在又困住了).
DISTRESS = (
    "救命",
    "快来",
    "快点来",
    "赶紧",
    "马上",
    "现在",
    "正在",
    "刚刚",
    "刚才",
    "又",
    "还在",
    "出不来",
    "出不去",
    "困住了",
    "来人",
    "怎么办",
)


def heard(text: str, emergencies: Iterable[Emergency]) -> Emergency | None:
    """Return the emergency that the text tells of, with the longest evidence; first in the file wins ties."""
    words = bare(clean(text)).replace(" ", "")
    best, length = None, 0
    for emergency in emergencies:
        left = _without_harmless(words, emergency)
        found = max((_evidence(left, entry) for entry in emergency.words), default=0)
        if found > length and not _silenced(words, emergency):
            best, length = emergency, found
    return best


def _without_harmless(words: str, emergency: Emergency) -> str:
    """The words without those that only look like firing: 打不着火 and 烟头 are no fire, however urgent."""
    letters = {letter for entry in emergency.words for part in entry for word in part for letter in word}
    for unless in emergency.unless:
        if letters & set(unless):
            words = words.replace(unless, " ")
    return words


def _evidence(words: str, entry: tuple[tuple[str, ...], ...]) -> int:
    """The letters that fire the entry; 0 when a part is missing."""
    longest = [max((len(word) for word in part if word in words), default=0) for part in entry]
    return sum(longest) if all(longest) else 0


def _silenced(words: str, emergency: Emergency) -> bool:
    return any(word in words for word in emergency.unless) and not any(word in words for word in DISTRESS)
