"""Hears whether life or safety is at stake. It looks at words only, and would rather hear too much."""

import re
from collections.abc import Iterable
from typing import NamedTuple

from bot.knowledge.model import Emergency
from bot.understanding.clean import bare, clean

Part = tuple[str, ...]
Entry = tuple[Part, ...]

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

# What shaking fingers, voice recognition and pinyin keyboards make of the words that matter. What looks the
# same inside other words stays: 充电提示 names no lift, 看着活动室 no fire.
SLIPS = tuple(
    (re.compile(pattern), meant)
    for pattern, meant in (
        (r"电(?:[锑涕屉踢]|提(?![示醒供前升高取交倡出]))", "电梯"),
        (r"着[活伙](?=[了啦啊])|找火了", "着火"),
        (r"起[活伙](?=了)", "起火"),
        (r"[冒帽]咽|帽烟", "冒烟"),
        (r"煤[汽器]|[媒没]汽(?![油车水])", "煤气"),
        (r"燃[汽器](?!车)", "燃气"),
        (r"天燃气|天然[汽器]", "天然气"),
        (r"[就旧]命啊|救名啊", "救命"),
        (r"[昏晕]到", "晕倒"),
        (r"[困捆]再|捆在", "困在"),
        (r"dianti", "电梯"),
        (r"kun(?:zhu|ren|zai)?", "困"),
        (r"(?<!bu)(?<!dian)zhaohuo", "着火"),
        (r"(?:tian)?ranqi|meiqi", "燃气"),
        (r"louqi", "漏气了"),
        (r"jiuming|jiuwo", "救命"),
        (r"chudian", "触电"),
        (r"loudian", "漏电了"),
        (r"zisha|tiaolou", "自杀"),
        (r"xiaotou", "有小偷"),
        (r"dizhen", "地震"),
    )
)


class Hearing:
    """Hears the emergencies that it was made of. Most messages name nothing of them: that is seen at once."""

    def __init__(self, emergencies: Iterable[Emergency]) -> None:
        self._ears = tuple(_ear(emergency) for emergency in emergencies)
        self._by_letter: dict[str, list[str]] = {}
        for word in sorted(frozenset().union(*(ear.firing for ear in self._ears))):
            self._by_letter.setdefault(word[:1], []).append(word)

    def heard(self, text: str) -> Emergency | None:
        """Return the emergency that the text tells of, with the longest evidence; the first wins ties."""
        words = _meant(bare(clean(text)).replace(" ", ""))
        named = self._named(words)
        best, length = None, 0
        for ear in self._ears:
            found = 0 if ear.firing.isdisjoint(named) else _evidence(words, ear)
            if found > length:
                best, length = ear.emergency, found
        return best

    def _named(self, words: str) -> set[str]:
        """The firing words that the text holds."""
        return {
            word
            for at, letter in enumerate(words)
            for word in self._by_letter.get(letter, ())
            if words.startswith(word, at)
        }


def heard(text: str, emergencies: Iterable[Emergency]) -> Emergency | None:
    """Return what a `Hearing` of these emergencies hears in one text."""
    return Hearing(emergencies).heard(text)


class _Ear(NamedTuple):
    """An emergency with its words in the order in which they are looked for: the longest first.

    `firing` are the words of all entries, `lookalikes` the words of `unless` that only look like firing
    (打不着火); the others take back (演练).
    """

    emergency: Emergency
    entries: tuple[Entry, ...]
    unless: Part
    firing: frozenset[str]
    lookalikes: frozenset[str]


def _ear(emergency: Emergency) -> _Ear:
    firing = frozenset(word for entry in emergency.words for part in entry for word in part)
    return _Ear(
        emergency,
        tuple(tuple(_longest_first(part) for part in entry) for entry in emergency.words),
        _longest_first(emergency.unless),
        firing,
        frozenset(word for word in emergency.unless if any(fires in word for fires in firing)),
    )


def _longest_first(words: Iterable[str]) -> Part:
    return tuple(sorted(words, key=len, reverse=True))


def _meant(words: str) -> str:
    """The words with slips of fingers put right, and the pinyin of the words that matter in characters."""
    for slip, meant in SLIPS:
        words = slip.sub(meant, words)
    return words


def _evidence(words: str, ear: _Ear) -> int:
    """The letters that fire the emergency's best entry; 0 when none fires."""
    unless = [word for word in ear.unless if word in words]
    left = words
    # 打不着火 is no fire, however urgent; a fire beside it is one.
    for word in unless:
        left = left.replace(word, " ")
    about_else = not ear.lookalikes.issuperset(unless)
    return max((_letters(words, left, entry, about_else) for entry in ear.entries), default=0)


def _letters(words: str, left: str, entry: Entry, about_else: bool) -> int:
    """The letters of `left` that fire the entry; 0 when a part is missing, or it is about something else."""
    found = [next((word for word in part if word in left), "") for part in entry]
    if not all(found):
        return 0
    # A bare cry is no proof of itself: 救命，这物业费也太贵了.
    rest = words.replace(found[0], " ") if len(found) == 1 else words
    if about_else and not any(word in rest for word in DISTRESS):
        return 0
    return sum(len(word) for word in found)
