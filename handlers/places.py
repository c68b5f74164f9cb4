"""The place that a report is about: a home, or a public spot of the estate."""

import re
from dataclasses import dataclass, replace

from bot.residents.home import Home
from bot.tickets.rules import Rules
from bot.understanding.slots.place import Place, find_places

# Spots that every building has: whoever names no building means their own.
OF_A_BUILDING = re.compile(
    r"单元门|楼道|走廊|过道|楼梯|电梯|大堂|大厅|天台|楼顶|顶楼|顶层|屋顶(?!花园)|屋面|架空层|连廊|(?:^|栋|单元)门口"
    r"|消防(?:通道|楼梯)|外墙"
)
ENTRANCE = re.compile(r"^.*单元|^.*?栋")


@dataclass(frozen=True, slots=True)
class ReportPlace:
    """A place as a ticket names it; `building` as in estate.yaml, `words` said it, `public` is no home.

    It can be found unless it is a spot that every building has, of no building.
    """

    label: str
    building: str
    public: bool
    words: str
    can_be_found: bool = True


def report_place(text: str, home: Home | None = None) -> ReportPlace | None:
    """Return the home or public spot in the text; a room alone (厨房) is within the home that is meant.

    The place that names a building counts; a spot of every building is completed by the speaker's `home`.
    """
    found = [place for place in find_places(text) if place.home or place.spot or place.building]
    if not found:
        return None
    place = _whole(next((one for one in found if one.building), found[0]))
    spot = place.spot or next((one.spot for one in found if one.spot), None)
    where = replace(place, room=None, spot=None if place.home else spot)
    near = _own_entrance(where, home)
    building = f"{place.building}栋" if place.building else home.building if home and near else ""
    words = place.words.removesuffix(place.room or "").strip() if place.room else place.words
    known = bool(building or near or not OF_A_BUILDING.search(where.spot or ""))
    return ReportPlace(near + where.label, building, not place.home, words, known)


def exists(label: str, rules: Rules) -> bool:
    """Return whether estate.yaml has the building, the entrance and the floor that a label names, if any."""
    place = next(iter(find_places(label)), Place())
    building = rules.estate.buildings.get(f"{place.building}栋")
    if place.building is None or not rules.estate.buildings:
        return True
    if building is None:
        return False
    floor = place.home[:-2] if place.home and place.home.isdigit() else place.floor or ""
    entrance_there = (
        not (place.entrance or "").isdigit() or 1 <= int(place.entrance or 0) <= building.entrances
    )
    return entrance_there and (not floor.isdigit() or 1 <= int(floor) <= building.floors)


def _whole(place: Place) -> Place:
    # 单元门 is a thing of its own; behind an entrance that was named (2单元门口) the word stands already.
    bare = (place.spot or "").startswith("门") and not place.entrance
    return replace(place, spot=f"单元{place.spot}") if bare else place


def _own_entrance(place: Place, home: Home | None) -> str:
    if home is None or place.building or not OF_A_BUILDING.search(place.spot or ""):
        return ""
    entrance = ENTRANCE.match(home.label)
    if not entrance:
        return ""
    return entrance[0].removesuffix("单元") if (place.spot or "").startswith("单元") else entrance[0]
