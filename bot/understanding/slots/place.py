"""Places: a home (3栋2单元1201), a spot of the estate (东门, 地下车库B2柱A12), a room of a home (厨房)."""

import re
import unicodedata
from dataclasses import dataclass, replace

from bot.understanding.slots.number import NUMERAL, to_number
from bot.understanding.traditional import simplified

N = NUMERAL
ADDRESS = re.compile(
    rf"(?:(?<![A-Z0-9])(?P<building>{N}{{1,4}}|[A-Z]\d?)(?:栋|幢|号楼|座(?!位)|#楼?)[- ]?)?"
    rf"(?:(?P<entrance>{N}{{1,3}})(?:单元|门(?!口|卫|禁))[- ]?)?"
    rf"(?:(?<!负)(?P<floor>{N}{{1,3}})[楼层](?!道|顶|上|下|梯|栋)[- ]?)?"
    rf"(?:(?P<home>[\d零〇一幺二两三四五六七八九]{{2,4}})(?P<door>室|号房?|房|户)?(?![\d栋幢座#点分月日年元块:]|号楼|单元))?"
)
DASHED = re.compile(r"(?<![\dA-Z-])(\d{1,3})[-—](?:(\d{1,2})[-—])?(\d{3,4})(?![\d-])")
SPOT = re.compile(
    r"(?:[负B][一二三123]层?)?(?:地下车库|地下停车场|地库|车库|停车场)(?:[负B][一二三123]层?)?(?:[A-Z]\d{0,3}区)?(?:柱?[A-Z]?-?\d{1,4}(?:号?车位|柱)?)?"
    r"|[东南西北正侧后前大]{1,2}门(?:口|岗)?|(?<=单元)门口?(?!禁)|大堂|电梯(?:厅|口|里)|楼道|走廊|消防通道|天台|楼顶|屋顶|外墙|小?[花公]园|小?广场(?!舞)|游乐场"
    r"|健身区|岗亭|垃圾(?:房|站|桶)|快递柜|泳池|会所|物业(?:中心|服务中心)|充电桩|车棚"
)
ROOM = re.compile(
    r"厨房|卫生间|厕所|洗手间|浴室|客厅|主卧|次卧|卧室|房间|阳台|书房|餐厅|玄关|储藏室|飘窗|露台"
)


@dataclass(frozen=True, slots=True)
class Place:
    """What was said of a place; `words` said it. Numbers are Arabic, without zeros in front."""

    building: str | None = None
    entrance: str | None = None
    floor: str | None = None
    home: str | None = None
    spot: str | None = None
    room: str | None = None
    words: str = ""

    @property
    def label(self) -> str:
        """The place as staff read it: 3栋2单元1201厨房."""
        parts = ((self.building, "栋"), (self.entrance, "单元"), (None if self.home else self.floor, "楼"))
        named = "".join(f"{value}{unit}" for value, unit in parts if value)
        return named + (self.home or "") + (self.spot or "") + (self.room or "")


def find_places(text: str) -> tuple[Place, ...]:
    """Return the places in the text, in order. A spot or room belongs to the home that is named before it."""
    plain = simplified(unicodedata.normalize("NFKC", text)).upper()
    found = sorted([*_homes(plain), *_named(plain)], key=lambda item: item[0])
    places: list[Place] = []
    for _, place in found:
        joined = _joined(places[-1], place) if places else None
        if joined:
            places[-1] = joined
        else:
            places.append(place)
    return tuple(places)


def _homes(text: str) -> list[tuple[int, Place]]:
    dashed = [
        (match.start(), Place(building=match[1], entrance=match[2], home=match[3], words=match[0]))
        for match in DASHED.finditer(text)
    ]
    rest = DASHED.sub(lambda match: " " * len(match[0]), text)
    spelled = [(match.start(), _spelled(match)) for match in ADDRESS.finditer(rest) if match[0].strip()]
    return dashed + [(start, place) for start, place in spelled if place]


def _spelled(match: re.Match[str]) -> Place | None:
    building, entrance, floor = (_number(match[name]) for name in ("building", "entrance", "floor"))
    home = _home(match["home"], floor)
    # A bare number may be anything: it is a home only after a building, entrance or floor, or with 室.
    known = building or entrance or floor or (home and match["door"] and len(home) > 2)
    if not known:
        return None
    return Place(building, entrance, floor, home, words=match[0].strip(" -"))


def _home(said: str | None, floor: str | None) -> str | None:
    if not said:
        return None
    digits = said if said.isascii() else str(to_number(said) or "")
    if floor and len(digits) <= 2:
        return floor + digits.zfill(2)
    return digits if len(digits) > 2 else None


def _number(said: str | None) -> str | None:
    if said is None:
        return None
    number = to_number(said)
    return said if number is None else str(number)


def _named(text: str) -> list[tuple[int, Place]]:
    spots = [(match.start(), Place(spot=match[0], words=match[0])) for match in SPOT.finditer(text)]
    rooms = [(match.start(), Place(room=match[0], words=match[0])) for match in ROOM.finditer(text)]
    return spots + rooms


def _joined(before: Place, place: Place) -> Place | None:
    """The two as one, when the second tells more of the first."""
    if place.building or place.entrance or place.floor or place.home:
        return None
    words = f"{before.words} {place.words}"
    if place.spot and not before.spot and not before.room:
        return replace(before, spot=place.spot, words=words)
    if place.room and not before.room:
        return replace(before, room=place.room, words=words)
    return None
