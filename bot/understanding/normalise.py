"""Knowledge and messages are normalised the same way, once, before they are compared."""

import re

from bot.knowledge.model import Lexicon
from bot.understanding.clean import bare, clean
from bot.understanding.masks import mask

LEFT_AT_LEAST = 2
NEVER = re.compile(r"(?!)")


class Normaliser:
    """Turns what people write into what is matched; courtesies go unless they are all there is."""

    def __init__(self, lexicon: Lexicon) -> None:
        fillers = _words(lexicon.fillers)
        self._courtesies = (
            _at_edges(_words(lexicon.greetings), front=True),
            # 谢谢师傅修得好 praises: thanks go only where they end a run.
            _at_edges(_words(lexicon.thanks), front=False),
            _any(tuple(word for word in fillers if len(word) > 1)),
            # A single character is often part of a word (酒吧, 呢子): it goes only at the edge of a run.
            _at_edges(tuple(word for word in fillers if len(word) == 1), front=True),
        )

    def __call__(self, text: str) -> str:
        """Return the words to match, runs separated by single spaces; empty if there are none."""
        plain = bare(mask(clean(text)))
        for courtesy in self._courtesies:
            if not courtesy.search(plain):
                continue
            shorter = " ".join(courtesy.sub("", plain).split())
            if len(shorter.replace(" ", "")) >= LEFT_AT_LEAST:
                plain = shorter
        return plain


def _words(words: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(sorted({bare(clean(word)) for word in words} - {""}, key=lambda word: (-len(word), word)))


def _any(words: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, words))) if words else NEVER


def _at_edges(words: tuple[str, ...], *, front: bool) -> re.Pattern[str]:
    """Words, as many as there are, at the end of a run of characters, and in front of it."""
    if not words:
        return NEVER
    some = f"(?:{'|'.join(map(re.escape, words))})++"
    return re.compile(rf"(?<!\S){some}|{some}(?!\S)" if front else rf"{some}(?!\S)")
