"""Checks the lexicon: a word that is in two groups, or that means something and nothing, helps nobody."""

from collections.abc import Iterator

from bot.knowledge.model import Lexicon
from bot.understanding.clean import bare, clean
from config.problem import Problem

KINDS = {"fillers": "口头语", "greetings": "问候", "thanks": "道谢"}
Place = tuple[str, int]


def check_lexicon(lexicon: Lexicon) -> Iterator[Problem]:
    """Yield the problems, each at the line of its group or word."""
    groups: dict[str, Place] = {}
    for group, place in zip(lexicon.synonyms, lexicon.places.get("synonyms", ()), strict=True):
        seen: set[str] = set()
        for word in map(_plain, group):
            if word in seen:
                yield Problem(*place, f"同义词“{word}”在这一组里写了两次", "请删掉一个")
            elif word in groups:
                what = f"同义词“{word}”在另一组里也有（{_shown(groups[word])}）"
                yield Problem(*place, what, "一个词只放一组，请留在意思最近的一处")
            seen.add(word)
            groups.setdefault(word, place)
    yield from _check_courtesies(lexicon, groups)


def _check_courtesies(lexicon: Lexicon, groups: dict[str, Place]) -> Iterator[Problem]:
    """Yield the words that are taken away before what they mean could count."""
    seen: dict[str, str] = {}
    for kind, name in KINDS.items():
        words: tuple[str, ...] = getattr(lexicon, kind)
        for word, place in zip(map(_plain, words), lexicon.places.get(kind, ()), strict=True):
            if word in groups:
                what = f"{name}“{word}”又写成了同义词（{_shown(groups[word])}）"
                yield Problem(*place, what, "它会先被去掉，同义词就不起作用了，请只留一处")
            elif word in seen:
                yield Problem(*place, f"{name}“{word}”在{seen[word]}里已经写过", "请删掉一个")
            seen.setdefault(word, name)


def _plain(word: str) -> str:
    return bare(clean(word))


def _shown(place: Place) -> str:
    return f"{place[0]}:{place[1]}"
