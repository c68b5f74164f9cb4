"""Rooms, plates, phones, times and amounts are slots: what they name takes no part in matching, that they are
named does.
"""

from bot.understanding.slots.found import Kind
from bot.understanding.slots.spans import spans

# Letters that nobody writes here (of the Yi script) stand for what was named.
PLACEHOLDERS = {
    Kind.HOME: "ꀀ",
    Kind.TIME: "ꀁ",
    Kind.PLATE: "ꀂ",
    Kind.PHONE: "ꀃ",
    Kind.AMOUNT: "ꀄ",
}
SHOWN = str.maketrans(
    {
        PLACEHOLDERS[Kind.HOME]: "〔房号〕",
        PLACEHOLDERS[Kind.TIME]: "〔时间〕",
        PLACEHOLDERS[Kind.PLATE]: "〔车牌〕",
        PLACEHOLDERS[Kind.PHONE]: "〔电话〕",
        PLACEHOLDERS[Kind.AMOUNT]: "〔金额〕",
    }
)


def mask(text: str) -> str:
    """Return cleaned text with a placeholder for each room, plate, phone, time or amount that it names."""
    masked, last = "", 0
    for start, end, kind in spans(text):
        masked += text[last:start] + PLACEHOLDERS[Kind(kind)]
        last = end
    return masked + text[last:]


def shown(text: str) -> str:
    """Return masked text as a person can read it."""
    return text.translate(SHOWN)
