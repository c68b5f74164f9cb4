"""One part of a place put right: the building, the entrance or the number alone ("不对，是二单元")."""

import re

from bot.understanding.slots.number import NUMERAL, to_number
from bot.understanding.slots.place import find_places

# Which part of a label a correction may name, and where that part stands in it.
_PARTS = (
    (re.compile(rf"({NUMERAL}+|\d+)\s*(?:栋|号楼|幢)"), re.compile(r"^\d+栋"), "{}栋"),
    (re.compile(rf"({NUMERAL}+|\d+)\s*单元"), re.compile(r"(?<=栋)(?:\d+单元)?"), "{}单元"),
    # 11楼 of a public place: 3栋2单元11楼楼道.
    (
        re.compile(rf"(?:在|是)?({NUMERAL}+|\d+)\s*[楼层](?:的|那里|那儿)?"),
        re.compile(r"(?<=单元)(?:\d+楼)?(?!\d)|(?<=栋)(?:\d+楼)?(?!\d)"),
        "{}楼",
    ),
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


def floors_in(words: str) -> str:
    """Return the floors that the words name without a building or a home (4楼到5楼), "" for none."""
    places = find_places(words)
    if not places or any(place.building or place.home or place.entrance for place in places):
        return ""
    return "到".join(f"{place.floor}楼" for place in places if place.floor)
