"""Takes out of people's words what tells who they are: phones, plates, homes, numbers, names.

It would rather take too much: what comes out is printed, and kept in files. The masks stand in square
brackets, as WeChat's own faces do, so that they count for nothing where the words are compared.
"""

import re
import unicodedata
from collections.abc import Callable, Collection

from bot.knowledge import personal
from bot.understanding.clean import INVISIBLE

PHONE, PLATE, HOME, NUMBER, NAME, ADDRESS = "[电话]", "[车牌]", "[房号]", "[号码]", "[姓名]", "[网址]"
# A row of so many digits is a phone; a longer one is something else, a shorter one anything.
PHONE_FROM, PHONE_TO = 7, 14
SIGNS = frozenset("-+")


class Masker:
    """Masks words; `names` are of people whom the estate knows, to be found wherever they stand."""

    def __init__(self, names: Collection[str] = ()) -> None:
        longest_first = sorted((name for name in names if len(name) > 1), key=lambda name: (-len(name), name))
        self._known = re.compile("|".join(map(re.escape, longest_first)) or r"(?!)")

    def __call__(self, text: str) -> str:
        """Return the text on one line, with a mask in the place of each thing that tells of a person."""
        text = " ".join(_plain(text).split())
        for pattern, mask in _MASKS:
            text = pattern.sub(mask, text)
        return self._known.sub(NAME, text)

    def doubts(self, masked: str) -> tuple[str, ...]:
        """Return the pieces of a masked text that may still tell who somebody is."""
        doubts = [found[0] for found in personal.DOUBTFUL.finditer(masked)]
        if personal.WITH_NAME.search(masked):
            doubts += [found[0] for found in personal.LIKE_NAME.finditer(masked)]
        return tuple(doubts)


def _plain(text: str) -> str:
    """Digits and letters in one way of writing, ① and １ as 1; the rest as it was written."""
    return "".join(map(_letter, INVISIBLE.sub("", text)))


def _letter(letter: str) -> str:
    usual = unicodedata.normalize("NFKC", letter)
    return usual if usual != letter and (usual in SIGNS or (usual.isascii() and usual.isalnum())) else letter


def _long(found: re.Match[str]) -> str:
    """The mask of a row of digits; an amount in one piece, like what everybody may know, stays."""
    digits = len(re.findall(rf"\d|{personal.SPOKEN}", found[0]))
    counted = digits < PHONE_FROM and digits == len(found[0])
    if found[0] in personal.PUBLIC or (counted and personal.COUNTED.match(found.string, found.end())):
        return found[0]
    return PHONE if PHONE_FROM <= digits <= PHONE_TO else NUMBER


def _short(found: re.Match[str]) -> str:
    return found[0] if found[0] in personal.PUBLIC else NUMBER


_MASKS: tuple[tuple[re.Pattern[str], str | Callable[[re.Match[str]], str]], ...] = (
    (personal.WEB, ADDRESS),
    (personal.PLATE, PLATE),
    (personal.HOME, HOME),
    # What the log has masked already.
    (personal.CUT, PHONE),
    (personal.PHONE, PHONE),
    (personal.LONG, _long),
    (personal.MIXED, NUMBER),
    (personal.SHORT, _short),
    (personal.NAME, NAME),
)
