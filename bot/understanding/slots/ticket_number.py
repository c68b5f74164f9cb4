"""Words of a message that could be a ticket number; whether one is, only the desk knows."""

import re
import unicodedata

from bot.understanding.slots.phone import PHONE
from bot.understanding.slots.place import DASHED

DIGITS_AT_LEAST = 4
_WORD = re.compile(r"[A-Za-z0-9]+(?:-[A-Za-z0-9]+)*")


def find_ticket_numbers(text: str) -> tuple[str, ...]:
    """Return the words of letters, digits and hyphens with four digits or more, in capitals, in order.

    Phone numbers and rooms written as 3-2-1201 are none.
    """
    plain = DASHED.sub(" ", PHONE.sub(" ", unicodedata.normalize("NFKC", text)))
    words = (word.upper() for word in _WORD.findall(plain))
    return tuple(word for word in words if sum(letter.isdigit() for letter in word) >= DIGITS_AT_LEAST)
