"""What people wrote, without what not everybody may read."""

from bot.understanding.slots.phone import find_phones

SHOWN = 3


def without_phones(text: str) -> str:
    """Return the text with phone numbers masked: 138****."""
    for phone in find_phones(text):
        text = text.replace(phone, f"{phone[:SHOWN]}****")
    return text
