"""Number plates: province, letter, five places, or six for new energy (GA 36-2018: no I, no O)."""

import re

from bot.understanding.slots.number import DIGITS, SPOKEN_DIGIT
from bot.understanding.slots.plain import Piece, plain

PROVINCES = "京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼"
# How letters and digits sound on the phone and in a voice message.
_HEARD_LETTERS = {"诶": "A", "欸": "A", "爱": "A", "艾": "A", "比": "B", "迪": "D"}
_HEARD_DIGITS = {"洞": "0", "拐": "7", "勾": "9"} | {word: str(digit) for word, digit in DIGITS.items()}
_GAP = r"[ ·•・.-]{0,2}"
_DIGIT = rf"[0-9{''.join(_HEARD_DIGITS)}]"
_PLACE = rf"[A-HJ-NP-Z0-9{''.join(_HEARD_DIGITS)}]"
_ENERGY = "[A-HJK]"
_CITY = "[A-HJ-NP-Z]"
_HEARD = "".join(_HEARD_LETTERS)


def _spaced(*places: str) -> str:
    return " ?".join(places)


_FIVE = _spaced(*[_PLACE] * 5)
_TAIL = "|".join(
    (
        _spaced(_ENERGY, _PLACE, *[_DIGIT] * 4),
        _spaced(*[_DIGIT] * 5, _ENERGY),
        _spaced(*[_PLACE] * 4, "[学警港澳挂领使]"),
        _FIVE,
    )
)
# A letter that was only heard stands before five digits and nothing else.
_AFTER_HEARD = _spaced(*[_DIGIT] * 5)
# 豫A1234 5栋 is a place short, and a building.
PLATE = re.compile(
    rf"(?:(?<!辽)([{PROVINCES}]){_GAP}(?:({_CITY}){_GAP}({_TAIL})|([{_HEARD}]){_GAP}({_AFTER_HEARD}))"
    rf"|(?<![A-Z])(WJ){_GAP}([{PROVINCES}]?){_GAP}([0-9]{{4}}{_PLACE})|(?<![即大天假驱促迫行])(使)([0-9]{{3}}·?[0-9]{{3}}))"
    rf"(?![A-Z0-9栋幢楼]|(?<={SPOKEN_DIGIT}){SPOKEN_DIGIT}| ?(?:号楼|单元))",
    re.IGNORECASE,
)
_GAPS = re.compile("[ ·•・.-]")


def find_plates(text: str) -> tuple[str, ...]:
    """Return the plates in the text, capitals without gaps, in order, each once."""
    return tuple(dict.fromkeys(piece.value for piece in plates_in(plain(text).text)))


def plates_in(text: str) -> list[Piece[str]]:
    """Return the plates in plain text, and where they are."""
    found = [Piece(match.start(), match.end(), _plate(match)) for match in PLATE.finditer(text)]
    return [piece for piece in found if any(letter.isdigit() for letter in piece.value[2:])]


def _plate(match: re.Match[str]) -> str:
    head, *rest = (group for group in match.groups() if group)
    heard = _HEARD_LETTERS | _HEARD_DIGITS
    written = "".join(heard.get(letter, letter) for letter in "".join(rest))
    return _GAPS.sub("", head + written).upper()
