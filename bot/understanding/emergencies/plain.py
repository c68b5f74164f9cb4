"""What shaking fingers write, made plain: one script, no marks, no faces, no letter three times over."""

import re
import unicodedata
from collections.abc import Iterable
from itertools import pairwise

from bot.understanding.clean import FACES
from bot.understanding.traditional import simplified

REPEATED = re.compile(r"([^\d\s])\1{2,}")
LATIN = re.compile(r"[a-z]")
# Sounds of breath and fright that stand between any two letters and mean nothing: 着嗯火了.
BREATH = frozenset("嗯呃哎唉诶欸呜哇喔噢哟呦")
# Pictures that say the word; all others are only tone.
PICTURES = {"🔥": "火", "🚒": "火", "🆘": "救命"}


class Plain:
    """Writes a message plainly; `doubled` are the letters that known words hold twice (嘶嘶)."""

    def __init__(self, words: Iterable[str]) -> None:
        self._letters = _Letters()
        self._doubled = {one for word in words for one, other in pairwise(word) if one == other}

    def __call__(self, text: str) -> str:
        """Return runs of letters and digits with spaces where the message has spaces or marks."""
        if "[" in text or "/:" in text:
            text = FACES.sub(" ", text.casefold())
        return self.calm(text.translate(self._letters))

    def calm(self, text: str) -> str:
        """Return the text with what is repeated in fright said once, or twice where words do."""
        return REPEATED.sub(lambda run: run[1] * (2 if run[1] in self._doubled else 1), text)


class _Letters(dict[int, str]):
    """What each letter is written as; found out when it is first met."""

    def __missing__(self, code: int) -> str:
        letter = chr(code)
        written = PICTURES.get(letter)
        if written is None:
            folded = simplified(unicodedata.normalize("NFKC", letter).casefold())
            written = "".join(_kept(one) for one in folded)
        self[code] = written
        return written


def _kept(letter: str) -> str:
    """The letter itself, a space for a mark or a space, nothing for a face or what can't be seen."""
    kind = unicodedata.category(letter)[0]
    if kind in "LN":
        return "" if letter in BREATH else letter
    # Line breaks are control characters.
    return " " if kind in "ZP" or letter.isspace() else ""
