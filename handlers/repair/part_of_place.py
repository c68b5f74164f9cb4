"""One part of a place put right: the building, the entrance or the number alone ("不对，是二单元")."""

import re

from bot.understanding.slots.number import NUMERAL, to_number

# Which part of a label a correction may name, and where that part stands in it.
_PARTS = (
    (re.compile(rf"({NUMERAL}+|\d+)\s*(?:栋|号楼|幢)"), re.compile(r"^\d+栋"), "{}栋"),
    (re.compile(rf"({NUMERAL}+|\d+)\s*单元"), re.compile(r"(?<=栋)(?:\d+单元)?"), "{}单元"),
    (re.compile(r"(\d{3,4})\s*(?:室|号|房)?"), re.compile(r"\d{3,4}$"), "{}"),
)


def with_part(label: str, words: str) -> str:
    """Return a home's label with the one part that the words name replaced; as it was for other words."""
    for said, there, written in _PARTS:
        named = said.fullmatch(words.strip())
        number = to_number(named[1]) if named else None
        if number is not None and there.search(label):
            return there.sub(written.format(number), label, count=1)
    return label
