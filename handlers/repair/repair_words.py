"""The words of a repair report: what residents write, and what it tells of place, trouble and time."""

import re
from datetime import datetime

from bot.conversation.forms.form import Values
from bot.conversation.forms.words import meant_instead
from bot.conversation.turn import Turn
from bot.residents.home import Home
from bot.understanding.slots.place import find_places
from bot.understanding.slots.visit import find_visit
from handlers.places import ReportPlace, report_place
from handlers.repair.faults import faults_in
from handlers.repair.part_of_place import with_part

ANY = re.compile(
    r"随时|都在家|一直在家|一直有人|"
    r"[全整]天(?:都)?有人|我们都在|我在家|在家等|家里有人|都有人|都可以|都行|什么时候都"
)
# Words that only say that a repair is wanted, not what is broken.
ONLY_ASKING = re.compile(
    r"我?(想|要|需要|可以)?来?(报修|维修|修理|修东西|修一下|修个东西|报个修|找人修|叫人来?修|师傅|帮忙|来人)(一下|看看)?"
)
AT_HOME = re.compile(r"家里|我家|屋里|室内")
NUMBERED = re.compile(r"\d|栋|单元|号楼")
CLAUSES = re.compile(r"[，,。！!；;\n\s]+")
PUBLIC_THINGS = re.compile(
    r"路灯|健身|滑梯|秋千|道闸|大门|东门|南门|西门|北门|井盖|垃圾桶|草坪|绿化带|充电桩|电梯|楼道|单元门|快递柜"
)
NOT_BUT = re.compile(r"^不是(?P<was>[^，,。\s是]+)[，,。\s]*(?:而?是|应该是)(?P<now>[^，,。]+)[。！!]?$")
# One more fault beside the one that is known.
MORE = re.compile(r"^(?:还有|另外|顺便|对了|再加一个)[，,：:、\s]*")
# Words that tell of a trouble, whatever thing it is.
TROUBLE = re.compile(
    r"坏|不|漏|响|掉|裂|断|堵|松|破|修|没|臭|脏|卡|烂|异常|怪|问题|故障|失灵|声音|歪|翘|锈|霉|湿|积水|冒|烫|冷|味"
    r"|滴|淌|爆|停|跳|闪|抖|鼓|溢|返|反|起皮|起泡|渣|塌|垃圾|枯|杂草|慢|吵|飞线|私拉|占|堆"
)
# Whoever says this hasn't said where it is.
MY_HOME = re.compile(r"我家|我们家|家里|屋里|家中|室内|自己家|就这里?|这里|这边")
HALF = re.compile(r"\d+栋(?:\d+单元)?")
# What goes wrong for all of a building at once.
WHOLE_BUILDING = re.compile(r"停水|停电|没水|没电|断水|断电|电梯|外墙|楼顶|大堂|楼道|单元门")
LONGEST = 80


def span_of(values: Values) -> tuple[datetime, datetime] | None:
    """Return when somebody is at home, None for any time; the slot is "any" or two ISO instants."""
    visit = values.get("visit", "")
    if visit in {"", "any"}:
        return None
    start, until = visit.split("/")
    return datetime.fromisoformat(start), datetime.fromisoformat(until)


def first_words(turn: Turn, values: Values, words: str) -> Values:
    """Read the words with which a report begins: whoever names no place means their only home."""
    sure = _asks_for_repair(turn, words)
    for read in (find_visit_in, find_place, raw_problem if sure else take_problem):
        values = {**values, **read(turn, values, words)}
    somewhere = values.get("place") or values.get("half") or values.get("public")
    if not somewhere and len(turn.person.homes) == 1:
        return {**values, **_at_home(turn.person.homes[0])}
    return values


def nothing(_turn: Turn, _values: Values, _words: str) -> Values:
    """Read nothing: for what only the answer to its question tells."""
    return {}


def find_visit_in(turn: Turn, _values: Values, words: str) -> Values:
    """Read when somebody is at home."""
    visit = visit_of(turn, words)
    return {"visit": visit} if visit else {}


def find_place(turn: Turn, values: Values, words: str) -> Values:
    """Read a place that can be found, or that the trouble is with a thing of the estate's.

    A place that belongs to one more fault (还有3栋楼道灯也坏了) is not the place of the others.
    """
    if values.get("place") and values.get("problem") and _names_trouble(turn, words):
        return {}
    place = report_place(words, turn.person.home)
    if place and not place.public and not place.building:
        # 2单元1201 of no building: only whoever lives there can mean it.
        return _own_home(turn, words)
    if place and place.can_be_found:
        half = HALF.fullmatch(place.label) and not _of_a_building(turn, words)
        return _half(turn, values, place.label) if half else _at(place)
    public = not values.get("place") and PUBLIC_THINGS.search(words)
    return {"public": "yes"} if public else {}


def take_place(turn: Turn, values: Values, words: str) -> Values:
    """Read the answer to the question where it is: also the rest of a half, or a home's number."""
    known = values.get("half", "")
    whole = report_place(f"{known}{words}", turn.person.home) if known else None
    if whole and not whole.public:
        return {**_at(whole), "half": ""}
    if whole and HALF.fullmatch(whole.label) and whole.label != known:
        return {"half": whole.label}
    return find_place(turn, values, words) or _own_home(turn, words)


def half_place(_turn: Turn, values: Values, words: str) -> Values:
    """Take what is known of the place together with the words: somewhere in that building."""
    return {"place": f"{values.get('half', '')}{words}"[:LONGEST], "public": "yes", "half": ""}


def raw_place(_turn: Turn, values: Values, words: str) -> Values:
    """Take the words as a place, whatever they are, unless they only say "at home"."""
    if MY_HOME.search(words):
        return {}
    indoors = any(place.room for place in find_places(values.get("problem", "")))
    return {"place": words[:LONGEST], "public": "" if indoors else "yes", "building": ""}


def find_problem(turn: Turn, values: Values, words: str) -> Values:
    """Read a trouble that the words surely name: the first one, or one more for another trade."""
    if not _names_trouble(turn, words):
        return {}
    known = values.get("problem", "")
    if not known:
        return raw_problem(turn, values, words)
    trades = {turn.rules.category_of(fault) for fault in faults_in(known, turn.rules.category_of)}
    return {} if turn.rules.category_of(words) in trades else _one_more(turn, values, words)


def take_problem(turn: Turn, values: Values, words: str) -> Values:
    """Read what is broken, in the resident's words, as long as that isn't known."""
    return raw_problem(turn, values, words) if TROUBLE.search(words) or _names_trouble(turn, words) else {}


def raw_problem(turn: Turn, values: Values, words: str) -> Values:
    """Take the words as what is broken, whatever they are, as long as that isn't known."""
    if values.get("problem"):
        return {}
    place = report_place(words, turn.person.home)
    problem = _problem(turn, _without_home(words, place if place and place.can_be_found else None))
    return {"problem": problem} if problem else {}


def put_right(turn: Turn, values: Values, words: str) -> Values:
    """Read what is put right at the summary ("不对，是卫生间的灯", "改成周六上午", "还有客厅灯也不亮")."""
    meant = meant_instead(words)
    said = meant or words
    more = MORE.match(words)
    if more:
        return _one_more(turn, values, words[more.end() :])
    swapped = _swapped(turn, values, words)
    if swapped:
        return swapped
    if not meant:
        return {
            **find_visit_in(turn, values, said),
            **find_place(turn, values, said),
            **find_problem(turn, values, said),
        }
    told = {**find_visit_in(turn, values, said), **find_place(turn, {}, said)}
    if not told and len(said) > 1:
        return {"problem": _other_room(values["problem"], said) or said[:LONGEST]}
    trouble = turn.rules.category_of(said) != turn.rules.services.fallback
    return {**told, "problem": _problem(turn, said) or values["problem"]} if trouble else told


def _swapped(turn: Turn, values: Values, words: str) -> Values:
    """Read "not this but that" of a thing that stands in the report, or a part of the place put right."""
    said = NOT_BUT.match(words.strip())
    was, now = (said["was"].strip("的"), said["now"].strip("的")) if said else ("", "")
    problem, place = values.get("problem", ""), values.get("place", "")
    if was and was in problem and not TROUBLE.search(now):
        return {"problem": problem.replace(was, now, 1)[:LONGEST]}
    moved = with_part(place, meant_instead(words) or words)
    whole = report_place(moved, turn.person.home) if moved != place else None
    return _at(whole) if whole else {}


def _one_more(turn: Turn, values: Values, words: str) -> Values:
    """Add another fault to the one that is known."""
    fault = _problem(turn, MORE.sub("", words))
    return {"problem": f"{values['problem']}，{fault}"[:LONGEST]} if fault else {}


def visit_of(turn: Turn, words: str) -> str:
    """Return the time in the words as the slot holds it, "" for none."""
    if ANY.search(words):
        return "any"
    found = find_visit(words, turn.now)
    return f"{found.start.isoformat()}/{found.until.isoformat()}" if found else ""


def _names_trouble(turn: Turn, words: str) -> bool:
    """Whether the words name a thing of some trade and what ails it: 老槐树那边 is only a place."""
    trade = turn.rules.category_of(words) != turn.rules.services.fallback
    return trade and bool(TROUBLE.search(words))


def _asks_for_repair(turn: Turn, words: str) -> bool:
    understood = turn.mind.understand(words)
    intent = turn.mind.intent(understood.intent or "")
    return intent is not None and intent.service == "repair"


def _half(turn: Turn, values: Values, label: str) -> Values:
    """Return the only home of the speaker in the building or entrance, or that this half is known."""
    if values.get("place"):
        return {}
    own = [home for home in turn.person.homes if home.label.startswith(label)]
    return {**_at_home(own[0]), "half": ""} if len(own) == 1 else {"half": label}


def _of_a_building(turn: Turn, words: str) -> bool:
    """Whether the words tell of a trouble that a whole building can have, and of no room in it."""
    rooms = any(place.room for place in find_places(words))
    return _names_trouble(turn, words) and not rooms and bool(WHOLE_BUILDING.search(words))


def _own_home(turn: Turn, words: str) -> Values:
    """Return the one home of the speaker's that has all numbers in the words (302, 5栋的)."""
    numbers = set(re.findall(r"\d+", words))
    fitting = [home for home in turn.person.homes if numbers <= set(re.findall(r"\d+", home.label))]
    return _at_home(fitting[0]) if numbers and len(fitting) == 1 else {}


def _at_home(home: Home) -> Values:
    return {"place": home.label, "building": home.building, "public": ""}


def _at(place: ReportPlace) -> Values:
    return {"place": place.label, "building": place.building, "public": "yes" if place.public else ""}


def _other_room(problem: str, words: str) -> str:
    """Return the problem with its room replaced by the one in the words, "" when not both name one."""
    was, now = (
        next((place.room for place in find_places(text) if place.room), "") for text in (problem, words)
    )
    # The room alone, or with what the problem says already: 卧室的灯.
    same = words.replace(now, "").strip("的") in problem
    return problem.replace(was, now) if was and now and was != now and same else ""


def _problem(turn: Turn, words: str) -> str:
    """Return what is broken, in the resident's words: the clauses that aren't only about time or asking."""
    kept = []
    for clause in CLAUSES.split(words):
        visit = find_visit(clause, turn.now)
        bare = clause.replace(visit.words, "") if visit else clause
        bare = ONLY_ASKING.sub("", ANY.sub("", bare))
        names_trouble = turn.rules.category_of(bare) != turn.rules.services.fallback
        if names_trouble or (len(bare) >= 4 and not visit and not ANY.search(clause)):
            kept.append(clause if names_trouble and not visit else bare)
    return "，".join(kept)[:LONGEST]


def _without_home(words: str, place: ReportPlace | None) -> str:
    """Return the words without the building and number that the ticket's place says already."""
    return words.replace(place.words, "", 1) if place and NUMBERED.search(place.words) else words
