"""The homes of an estate: what a clerk writes (3-2-1201) as the home that it is (3栋2单元1201)."""

import re
from dataclasses import replace

from bot.residents.home import Home
from bot.residents.reading.problem import BadValue
from bot.residents.reading.texts import folded
from bot.understanding.slots.number import NUMERAL
from bot.understanding.slots.place import Place, find_places
from bot.understanding.traditional import simplified
from config.estate import Building, Estate

BARE = re.compile(rf"{NUMERAL}+|[A-Z]\d?", re.IGNORECASE)
GAPS = re.compile(r"[-—\s]+")
HOW_TO_WRITE = "请写成 3栋2单元1201 或 3-2-1201 这样"
# The last two digits are the home on its floor.
HOMES_OF_A_FLOOR = 100


class Addresses:
    """The homes that an estate can have."""

    def __init__(self, estate: Estate) -> None:
        self._estate = estate
        self._keys = {_building_of(key): key for key in estate.buildings}
        self._known: dict[tuple[str, str, str], Home] = {}

    def home(self, words: str, building: str = "", entrance: str = "") -> Home:
        """Return the home that is written in one cell, or in three; raises `BadValue`.

        In a building with one entrance it has no part in the label: 3栋1201 and 3栋1单元1201 are one home.
        """
        written = (words, building, entrance)
        if written not in self._known:
            self._known[written] = self._read(words, building, entrance)
        return self._known[written]

    def _read(self, words: str, building: str, entrance: str) -> Home:
        words = words.removeprefix(self._estate.name)
        place = _place(words)
        before = _with(building, "栋") + _with(entrance, "单元")
        if place is None or place.building is None:
            words = before + words
            place = _place(words)
        elif building and self._label(place) != self._label(_place(f"{before}{place.home}")):
            raise BadValue(f"“{before}”和“{words}”对不上", "请核对楼栋、单元和房号")
        if place is None or place.home is None:
            raise BadValue(f"“{words}”认不出是哪套房", HOW_TO_WRITE)
        return self._home(place, words)

    def _home(self, place: Place, words: str) -> Home:
        key = self._keys.get(place.building or "")
        if key is None:
            raise BadValue(f"“{words}”：小区里没有这栋楼", f"小区资料里有{'、'.join(self._estate.buildings)}")
        building = self._estate.buildings[key]
        _check_entrance(place, building, key)
        _check_floor(place, building, key)
        return Home(self._label(place), key)

    def _label(self, place: Place | None) -> str:
        if place is None:
            return ""
        key = self._keys.get(place.building or "")
        single = key is not None and self._estate.buildings[key].entrances == 1
        entrance = "" if single or not place.entrance else f"{place.entrance}单元"
        return f"{place.building}栋{entrance}{place.home}"


def _check_entrance(place: Place, building: Building, key: str) -> None:
    if place.entrance is None:
        if building.entrances > 1:
            raise BadValue(f"没写单元，{key}有 {building.entrances} 个单元", HOW_TO_WRITE)
    elif not 1 <= int(place.entrance) <= building.entrances:
        raise BadValue(f"{key}没有{place.entrance}单元", f"{key}有 {building.entrances} 个单元，请核对")


def _check_floor(place: Place, building: Building, key: str) -> None:
    floor = int(place.home or 0) // HOMES_OF_A_FLOOR
    if not 1 <= floor <= building.floors:
        raise BadValue(f"{key}没有 {floor} 层（{place.home}）", f"{key}有 {building.floors} 层，请核对房号")


def _place(words: str) -> Place | None:
    """Return the one home that the words are, all of them; None when they are something else."""
    # find_places reads simplified characters, narrow and capital.
    plain = simplified(folded(words)).upper()
    found = find_places(plain)
    if len(found) != 1 or found[0].spot or found[0].room:
        return None
    place = found[0]
    if GAPS.sub("", place.words) != GAPS.sub("", plain):
        return None
    return replace(place, building=_unpadded(place.building), entrance=_unpadded(place.entrance))


def _unpadded(number: str | None) -> str | None:
    return str(int(number)) if number and number.isdigit() else number


def _with(words: str, unit: str) -> str:
    return words + unit if BARE.fullmatch(words) else words


def _building_of(key: str) -> str:
    place = next(iter(find_places(key)), None)
    return (place.building if place else None) or key
