"""Where a trouble is, in the resident's words: a home, half of one, a public spot, a floor."""

import re

from bot.conversation.forms.form import Values
from bot.conversation.forms.words import is_no_answer, meant_instead
from bot.conversation.turn import Turn
from bot.residents.home import Home
from bot.understanding.slots.place import find_places
from handlers.places import ENTRANCE, ReportPlace, exists, report_place
from handlers.repair.faults import names_trouble
from handlers.repair.part_of_place import floors_in, with_part

# Things of the estate that nobody has at home: whoever tells what ails one wants it mended.
FIXTURES = re.compile(r"路灯|健身器|滑梯|秋千|道闸|井盖|消防栓|消火栓|灭火器|护栏|栏杆|长椅|宣传栏|监控杆")
PUBLIC_THINGS = re.compile(
    rf"{FIXTURES.pattern}|健身|大门|东门|南门|西门|北门|垃圾桶|草坪|绿化带|充电桩|电梯|楼道|单元门|快递柜"
)
# Whoever says this hasn't said where it is.
ONLY_AT_HOME = re.compile(r"(?:就?是?在?)*(?:我家|我们家|自己家|家里)(?:里|的)?[。!！]*")
MY_HOME = re.compile(r"我家|我们家|家里|屋里|家中|室内|自己家|就这里?|这里|这边")
# 建议3栋楼下加一排长椅 moves no repair there.
OTHER_WISH = re.compile(r"建议|提议|投诉|表扬|希望(?:能|可以|小区|物业)")
# Words that say nothing but a place.
BARE_PLACE = 8
HALF = re.compile(r"\d+栋(?:\d+单元)?")
# What goes wrong for all of a building at once.
WHOLE_BUILDING = re.compile(r"停水|停电|没水|没电|断水|断电|电梯|外墙|楼顶|大堂|楼道|单元门")
LONGEST = 80
# What was said to be the place, though the estate has no such building or floor.
UNKNOWN = "unknown"
# The home is only taken for granted: nobody has named it.
ASSUMED = "assumed"


def only_at_home(words: str) -> bool:
    """Return whether the words say that it is at home, and not where that is."""
    return bool(ONLY_AT_HOME.fullmatch(words.strip()))


def find_place(turn: Turn, values: Values, words: str) -> Values:
    """Read a place that can be found, or that the trouble is with a thing of the estate's.

    A place that belongs to one more fault (还有3栋楼道灯也坏了) is not the place of the others. One that the
    estate doesn't have (18栋) is kept as `UNKNOWN` until another is told.
    """
    return _told(values, _found(turn, values, words))


def _told(values: Values, told: Values) -> Values:
    """Return what was told of the place; a place that is not there is forgotten with it."""
    return {**told, UNKNOWN: ""} if told and values.get(UNKNOWN) and UNKNOWN not in told else told


def _there_after_all(turn: Turn, values: Values, words: str) -> Values:
    """Return the place that was not there with the part that the words put right: 18栋楼道, then 3栋."""
    was = values.get(UNKNOWN, "")
    moved = with_part(was, meant_instead(words) or words)
    there = report_place(moved, turn.person.home) if moved != was else None
    known = there and there.can_be_found and not HALF.fullmatch(moved) and exists(moved, turn.rules)
    return at_place(there) if there and known else {}


def _found(turn: Turn, values: Values, words: str) -> Values:
    if values.get("place") and values.get("problem") and names_trouble(turn, words):
        return {}
    moved = _there_after_all(turn, values, words)
    if moved:
        return moved
    place = report_place(words, turn.person.home)
    if place and not exists(place.label, turn.rules):
        return {UNKNOWN: place.label}
    if place and not place.public and not place.building:
        # 2单元1201 of no building: whoever lives there means it, or it is in the building that is known.
        return _own_home(turn, words) or _next_door(turn, values, place)
    if place and place.can_be_found:
        if HALF.fullmatch(place.label) and not _of_a_building(turn, words):
            return _half(turn, values, place.label, words)
        in_passing = values.get("place") and OTHER_WISH.search(words)
        return {} if in_passing else at_place(place)
    if values.get("place"):
        return _other_floor(turn, values, words)
    return _on_a_floor(turn, words) or ({"public": "yes"} if PUBLIC_THINGS.search(words) else {})


def take_place(turn: Turn, values: Values, words: str) -> Values:
    """Read the answer to the question where it is: also the rest of a half, or a home's number."""
    known = values.get("half", "")
    whole = report_place(f"{known}{words}", turn.person.home) if known else None
    if whole and not exists(whole.label, turn.rules):
        return {UNKNOWN: whole.label}
    if whole and not whole.public:
        return _told(values, {**at_place(whole), "half": ""})
    if whole and HALF.fullmatch(whole.label) and whole.label != known:
        return _told(values, {"half": whole.label})
    return find_place(turn, values, words) or _told(values, _own_home(turn, words))


def half_place(turn: Turn, values: Values, words: str) -> Values:
    """Take what is known of the place together with the words: somewhere in that building."""
    if is_no_answer(words) or nowhere(turn, words):
        return {}
    return {UNKNOWN: "", "place": f"{values.get('half', '')}{words}"[:LONGEST], "public": "yes", "half": ""}


def raw_place(turn: Turn, values: Values, words: str) -> Values:
    """Take the words as a place, whatever they are, unless they only say "at home"."""
    if MY_HOME.search(words) or is_no_answer(words) or nowhere(turn, words):
        return {}
    places = find_places(values.get("problem", "")) + find_places(words)
    indoors = any(place.room or place.home for place in places)
    public = "" if indoors else "yes"
    return {UNKNOWN: "", "place": words[:LONGEST], "public": public, "building": ""}


def _half(turn: Turn, values: Values, label: str, words: str) -> Values:
    """Return the only home of the speaker in the building or entrance, or that this half is known.

    It may put another place right that was only taken for granted (5栋那套).
    """
    known = values.get("place", "")
    if known and (known.startswith(label) or len(words) > BARE_PLACE):
        return {}
    own = [home for home in turn.person.homes if home.label.startswith(label)]
    return {**at_home(own[0]), "half": ""} if len(own) == 1 else {"half": label, "place": ""}


def _of_a_building(turn: Turn, words: str) -> bool:
    """Whether the words tell of a trouble that a whole building can have, and of no room in it."""
    rooms = any(place.room for place in find_places(words))
    return names_trouble(turn, words) and not rooms and bool(WHOLE_BUILDING.search(words))


def _own_home(turn: Turn, words: str) -> Values:
    """Return the one home of the speaker's that has all numbers in the words (302, 5栋的)."""
    numbers = set(re.findall(r"\d+", words))
    fitting = [home for home in turn.person.homes if numbers <= set(re.findall(r"\d+", home.label))]
    return at_home(fitting[0]) if numbers and len(fitting) == 1 else {}


def _next_door(turn: Turn, values: Values, place: ReportPlace) -> Values:
    """Return the home with this entrance and number in the building that is known."""
    label = f"{values.get('building', '')}{place.label}"
    there = values.get("place") and values.get("building") and "单元" in place.label
    return {"place": label, "public": ""} if there and exists(label, turn.rules) else {}


def _other_floor(turn: Turn, values: Values, words: str) -> Values:
    """Return the public place that is known on the floor that is all that the words say (11楼)."""
    moved = with_part(values["place"], words) if floors_in(words) else values["place"]
    known = moved == values["place"] or not exists(moved, turn.rules)
    return {} if known else {"place": moved}


def _on_a_floor(turn: Turn, words: str) -> Values:
    """Return the floors of the speaker's entrance that the words name, unless it may be in their home."""
    home, floors = turn.person.home, floors_in(words)
    entrance = ENTRANCE.match(home.label) if home else None
    if not home or not entrance or not floors or MY_HOME.search(words) or not names_trouble(turn, words):
        return {}
    label = f"{entrance[0]}{floors}"
    return {"place": label, "building": home.building, "public": "yes"} if exists(label, turn.rules) else {}


def nowhere(turn: Turn, words: str) -> bool:
    """Return whether the words name a home or building that the estate doesn't have."""
    place = report_place(words)
    return place is not None and not exists(place.label, turn.rules)


def at_home(home: Home) -> Values:
    """Return what is known of a trouble in this home."""
    return {"place": home.label, "building": home.building, "public": "", ASSUMED: ""}


def at_place(place: ReportPlace) -> Values:
    """Return what is known of a trouble at this place."""
    public = "yes" if place.public else ""
    return {"place": place.label, "building": place.building, "public": public, ASSUMED: ""}
