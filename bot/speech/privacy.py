"""What people wrote, without the numbers that not everybody may read."""

from bot.understanding.slots.phone import PHONE

SHOWN = 3
FULL_WIDTH = str.maketrans("０１２３４５６７８９＋－", "0123456789+-")


def without_phones(text: str) -> str:
    """Return the text with phone numbers masked: 138****."""
    return PHONE.sub(lambda found: _masked(found[0], found[1] or found[2]), text.translate(FULL_WIDTH))


def _masked(words: str, number: str) -> str:
    return words.replace(number, f"{number[:SHOWN]}****")
