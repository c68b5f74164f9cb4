"""Homes and buildings as people number them: 3栋2单元1201, 3-2-1201, 三幢一二零一, 三号楼二单元十二楼01."""

import re
from collections.abc import Iterator

from bot.understanding.slots.number import NUMERAL, SPOKEN_DIGIT, to_number
from bot.understanding.slots.place_model import Place
from bot.understanding.slots.plain import Piece, without

N = NUMERAL
ONES = "[一二三四五六七八九]"
# What people put between the parts: 3栋的2单元，那个1201.
GAP = r"(?:[- ,、.·_/的嗯呃啊哦]|那个|这个){0,3}"
UNIT = "(?:单元|丹元|单员)"
# Voice messages hear 栋 as 动; only an entrance behind it makes it sure. 3楼2单元 is a building, too.
BUILDING = (
    rf"(?P<building_said>(?<![A-Z0-9])(?<![同这那哪每整])(?P<building>{N}{{1,4}}|[A-Z][0-9]{{0,2}})"
    rf"(?:[栋幢](?!楼(?![上下顶前后旁道梯层0-9一二三四五六七八九十]))|号楼|座(?![位谈椅车机垫山桥]|大[山桥]|的?车)|#楼?"
    rf"|[动洞冻楼-](?={GAP}{N}{{1,3}}{UNIT})))"
)
ENTRANCE = (
    rf"(?P<entrance_said>(?<![同这那哪每])(?P<entrance>{N}{{1,3}}|(?<![A-Z0-9])[A-Z])"
    rf"(?:{UNIT}|(?P<gate>门)(?![口卫禁岗铃锁缝框面课之])|(?P<hyphen>-)(?=[0-9]{{3,4}}(?![0-9]))))"
)
FLOOR = (
    rf"(?P<floor_said>(?<![负同这那哪每隔上下共有爬叠盖加建厚薄万一二三四五六七八九十百B-])(?<!地下)(?<!爬了)(?P<floor>{N}{{1,3}})"
    rf"(?:楼(?!顶|梯|栋|房|盘|上(?!水)|下(?!水)|道(?!灯))|(?<!了[一二三四五六七八九])层(?![高楼次灰水油膜皮土漆薄厚雪冰霜纱板])))"
)
# Right behind 单元 or 栋, three digits are a home, whatever comes then; no home is 3栋300多户.
AT_ONCE = r"(?P<at_once>(?<=[栋幢座元门#楼层]))?"
NO_HOME = r"(?![0-9栋幢座#点分月年元块:：]|[日号](?!房)|[多来余](?=[户家人块元米平万])|号楼|单元)"
# With something between, anything may be counted: 3栋 300人; 1201次卧 and 1201天花板 are not.
NO_DOOR = (
    rf"(?:{NO_HOME}(?![秒角毛%米斤个人万千百]|天(?![台天井花棚])|平(?![时台常])|次(?!卧)|度(?!假)|几[户家人]"
    r"|小时|公里|-[0-9]))"
)
NUMBER_OF_HOME = (
    rf"(?<![0-9])[0-9]{{3,4}}|(?:[0-9]{{1,2}}|[一二三]?十{ONES}?)[零〇](?:[0-9]|{ONES})|{SPOKEN_DIGIT}{{3,4}}"
    rf"|[一二三]千{N}{{1,6}}|{ONES}百[零〇]{ONES}"
)
DOOR = r"(?P<door>室|号房间?|号|房间?(?![东屋子租产价])|户(?![外型主籍]))"
HOME = rf"(?P<home_said>{AT_ONCE}(?P<home>{NUMBER_OF_HOME})(?:{DOOR}|(?(at_once){NO_HOME}|{NO_DOOR})))"
# Behind a floor, the door alone: 十二楼01, 12楼2号.
ON_FLOOR = (
    rf"(?P<on_floor_said>(?P<on_floor>[0-9]{{1,2}}|{SPOKEN_DIGIT}{{1,2}})"
    rf"(?:(?P<on_floor_door>室|[户号](?![上下晚早中来楼])房?)|(?<=[0-9零〇一二三四五六七八九]{{2}}){NO_DOOR}))"
)
ADDRESS = re.compile(
    rf"(?=[0-9A-Z]|{N})(?:{BUILDING}{GAP})?(?:{ENTRANCE}{GAP})?(?:{FLOOR}{GAP})?(?:{HOME}|{ON_FLOOR})?"
)
# 5-300元 and 2-300多户 count something; three numbers are a home, whatever follows.
_COUNTING = r"(?![0-9:=-])(?!\.[0-9])(?! ?(?:[元块角米平度斤人个天次多几来余万千年月分]|小时|公里|左右|以内))"
DASHED = re.compile(
    r"(?<![0-9A-Z:.栋幢楼座-])(?<![栋幢楼座][ ,、的])([0-9]{1,3})(?:-|一(?=[0-9]{1,2}一[0-9]))"
    rf"(?:([0-9]{{1,2}})[-一])?([0-9]{{3,4}})(?(2)(?![0-9-])|{_COUNTING})"
)
# Whoever names these wants help, not a home.
HELP = frozenset({"110", "119", "120", "122"})
PARTS = ("building", "entrance", "floor", "home", "on_floor")


def homes_in(text: str) -> list[Piece[Place]]:
    """Return the homes, buildings, entrances and floors in plain text, and where they are."""
    dashed = [
        Piece(match.start(), match.end(), Place(building=match[1], entrance=match[2], home=match[3]))
        for match in DASHED.finditer(text)
    ]
    return sorted([*dashed, *_spelled(without(text, dashed))], key=lambda piece: piece.start)


def _spelled(text: str) -> Iterator[Piece[Place]]:
    for match in ADDRESS.finditer(text):
        place = _place(match) if match[0] else None
        if place:
            yield Piece(match.start(), _end(match, place), place)


def _place(match: re.Match[str]) -> Place | None:
    building, entrance, floor = (_number(match[name]) for name in ("building", "entrance", "floor"))
    home = _home(match, floor)
    # 二门 and 2- are an entrance only of a building that was named.
    if entrance and not building and (match["gate"] or match["hyphen"]):
        return None
    if home in HELP and not (entrance or match["door"]):
        home = None
    # A bare number may be anything: it is a home only after a building, entrance or floor, or with 室.
    known = building or entrance or floor or (home and match["door"] not in (None, "户"))
    return Place(building, entrance, floor, home) if known else None


def _end(match: re.Match[str], place: Place) -> int:
    """Where the last part ends that was taken."""
    said = [name for name in PARTS if name not in ("home", "on_floor") or place.home]
    return max(match.end(f"{name}_said") for name in said)


def _home(match: re.Match[str], floor: str | None) -> str | None:
    if match["on_floor"] and floor:
        number = to_number(match["on_floor"])
        return f"{floor}{number:02}" if number else None
    said = match["home"]
    if not said or said.isascii():
        return said
    above, zero, door = said.replace("〇", "零").partition("零")
    # 十二零一 names the floor, then the door.
    if zero and to_number(above) and len(door) == 1 and not set(above) & set("百千"):
        return f"{to_number(above)}{to_number(door):02}"
    return str(to_number(said) or "") or None


def _number(said: str | None) -> str | None:
    if said is None:
        return None
    number = to_number(said)
    return said if number is None else str(number)
