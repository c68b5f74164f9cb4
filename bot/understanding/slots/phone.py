"""Phone numbers: mobiles, landlines with their area code and extension, 400 numbers; typed or spoken."""

import re

from bot.understanding.slots.number import DIGITS, SPOKEN_DIGIT
from bot.understanding.slots.plain import Piece, plain

_D = rf"[0-9{SPOKEN_DIGIT[1:-1]}]"
_GAP = r"[ .-]?"
_COUNTRY = rf"(?:\(?(?:\+|00)?86\)?{_GAP})?"
# 1501 302 1201 are three rooms.
_ONE, _SECOND = "[1一幺]", "[3-9三四五六七八九]"
_MOBILE = (
    rf"{_ONE}{_SECOND}{_D}{_GAP}{_D}{{4}}{_GAP}{_D}{{4}}"
    rf"|{_ONE}{_SECOND}{_D}{{2}}[.-]{_D}{{3}}[.-]{_D}{{4}}|{_ONE}{_SECOND}{_D}{_GAP}{_D}{{3}}{_GAP}{_D}{{5}}"
)
_LANDLINE = rf"\(?0[1-9][0-9]{{1,2}}\)?{_GAP}[2-8][0-9]{{2,3}}{_GAP}[0-9]{{4}}"
_SERVICE = rf"[48]00{_GAP}[0-9]{{3}}{_GAP}[0-9]{{4}}|[48]00{_GAP}[0-9]{{4}}{_GAP}[0-9]{{3}}"
_EXTENSION = r"(?: ?(?:转|分机号?|EXT\.?|-) ?([0-9]{1,6}))?"
# Groups: mobile, landline or service number, extension.
PHONE = re.compile(
    rf"(?<![0-9-])(?:{_COUNTRY}({_MOBILE})|({_LANDLINE}|{_SERVICE}){_EXTENSION})(?![0-9])(?!(?<={SPOKEN_DIGIT}){SPOKEN_DIGIT})",
    re.IGNORECASE,
)


def find_phones(text: str) -> tuple[str, ...]:
    """Return the phone numbers in the text, digits only, in order; an extension behind a hyphen."""
    return tuple(piece.value for piece in phones_in(plain(text).text))


def phones_in(text: str) -> list[Piece[str]]:
    """Return the phone numbers in plain text, and where they are."""
    return [Piece(match.start(), match.end(), _number(match)) for match in PHONE.finditer(text)]


def _number(match: re.Match[str]) -> str:
    digits = "".join(str(DIGITS.get(letter, letter)) for letter in match[1] or match[2])
    bare = re.sub("[^0-9]", "", digits)
    return f"{bare}-{match[3]}" if match[3] else bare
