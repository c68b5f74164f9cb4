"""What people wrote, without the numbers that not everybody may read."""

import re

from bot.understanding.slots.phone import PHONE

SHOWN = 3
# Long rows of digits however they are spaced or spoken: 138 0000 1111, 一三八零….
_DIGIT = r"[\d零〇一幺二两三四五六七八九]"
_LONG_NUMBER = re.compile(rf"{_DIGIT}(?:[\s,，.·—–-]*{_DIGIT}){{6,}}")
MASK = "****"
FULL_WIDTH = str.maketrans("０１２３４５６７８９＋－", "0123456789+-")


def without_phones(text: str) -> str:
    """Return the text with phone numbers masked: 138****."""
    return PHONE.sub(lambda found: _masked(found[0], found[1] or found[2]), text.translate(FULL_WIDTH))


def without_numbers(text: str) -> str:
    """Return the text without any row of seven digits or more, for what was said in confidence."""
    return without_phones(_LONG_NUMBER.sub(MASK, text))


def _masked(words: str, number: str) -> str:
    return words.replace(number, f"{number[:SHOWN]}****")
