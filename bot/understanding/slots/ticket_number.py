"""Words of a message that could be a ticket number; whether one is, only the desk knows."""

import re

from bot.understanding.slots.home import DASHED
from bot.understanding.slots.phone import PHONE
from bot.understanding.slots.plain import plain

DIGITS_AT_LEAST = 4
# Possessive: a word is taken whole, however long.
_WORD = re.compile(r"[A-Z0-9]++(?:-[A-Z0-9]++)*+")


def find_ticket_numbers(text: str) -> tuple[str, ...]:
    """Return the words of letters, digits and hyphens with four digits or more, in capitals, in order.

    Phone numbers and rooms written as 3-2-1201 are none.
    """
    words = _WORD.findall(DASHED.sub(" ", PHONE.sub(" ", plain(text).text)))
    return tuple(word for word in words if sum(letter.isdigit() for letter in word) >= DIGITS_AT_LEAST)
