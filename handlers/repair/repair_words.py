"""The words of a repair report: what residents write, and what it tells of place, trouble and time."""

import re

from bot.conversation.forms.form import Values
from bot.conversation.forms.words import QUESTION, meant_instead
from bot.conversation.turn import Turn
from bot.understanding.slots.place import find_places
from bot.understanding.slots.visit import find_visit
from handlers.places import ReportPlace, exists, report_place
from handlers.repair.faults import TROUBLE, faults_in, names_trouble
from handlers.repair.notes import with_note, without_other_matters
from handlers.repair.part_of_place import with_part
from handlers.repair.place_words import ASSUMED, LONGEST, UNKNOWN, at_home, at_place, find_place, nowhere
from handlers.repair.visit_words import ANY, CALL_FIRST, find_visit_in

# Words that only say that a repair is wanted, not what is broken.
ONLY_ASKING = re.compile(
    r"我?(想|要|需要|可以)?来?(报修|维修|修理|修东西|修一下|修个东西|报个修|找人修|叫人来?修|师傅|帮忙|来人)(一下|看看)?"
)
AT_HOME = re.compile(r"家里|我家|屋里|室内")
NUMBERED = re.compile(r"\d|栋|单元|号楼")
NOT_THERE = re.compile(r"\d+\s*(?:栋|号楼|幢)\s*(?:\d+\s*单元)?\s*(?:\d{3,4}\s*[室号]?)?的?")
# A home's number that can't be: 1903 where the house has 18 floors.
BARE_NUMBER = re.compile(r"\d+[室号房]?")
# Words that say nothing but a room.
BARE_ROOM = 8
CLAUSES = re.compile(r"[，,。！!；;\n\s]+")
NOT_BUT = re.compile(r"^不是(?P<was>[^，,。\s是]+)[，,。\s]*(?:而?是|应该是)(?P<now>[^，,。]+)[。！!]?$")
# One more fault beside the one that is known.
MORE = re.compile(r"^(?:还有|另外|顺便|对了|再加一个)[，,：:、\s]*")


def first_words(turn: Turn, values: Values, words: str) -> Values:
    """Read the words with which a report begins: whoever names no place means their only home."""
    sure = _asks_for_repair(turn, words)
    words, aside = without_other_matters(words)
    values = {**values, "aside": aside} if aside else values
    for read in (find_visit_in, _first_place, raw_problem if sure else take_problem):
        values = {**values, **read(turn, values, words)}
    somewhere = values.get("place") or values.get("half") or values.get("public")
    if not somewhere and len(turn.person.homes) == 1 and not nowhere(turn, words):
        # 灯坏了 may be one outside, 厨房漏水 is not.
        named = AT_HOME.search(words) or any(place.room for place in find_places(words))
        return {**values, **at_home(turn.person.homes[0]), ASSUMED: "" if named else "yes"}
    return values


def _first_place(turn: Turn, values: Values, words: str) -> Values:
    """Read the place; of several faults a public spot is that of the fault that names it."""
    told = find_place(turn, values, words)
    first = CLAUSES.split(words)[0]
    if told.get("public") and names_trouble(turn, first) and any(place.room for place in find_places(first)):
        # 厨房漏水，另外楼道有人抽烟
        return find_place(turn, values, first)
    faults = faults_in(words, turn.rules.category_of) if told.get("public") else [words]
    return find_place(turn, values, faults[0]) if len(faults) > 1 else told


def take_visit(turn: Turn, values: Values, words: str) -> Values:
    """Read the answer to when somebody is in; what tells of the room or anything else is kept, too."""
    told = find_visit_in(turn, values, words)
    if told and CALL_FIRST.search(words):
        return {**told, **_noted(values, words)}
    if told or find_place(turn, values, words) or find_problem(turn, values, words):
        return told
    return _room_told(values, words) or _noted(values, words)


def find_problem(turn: Turn, values: Values, words: str) -> Values:
    """Read a trouble that the words surely name: the first one, or one more for another trade."""
    if not names_trouble(turn, words):
        return {}
    known = values.get("problem", "")
    if not known:
        return raw_problem(turn, values, words)
    trades = {turn.rules.category_of(fault) for fault in faults_in(known, turn.rules.category_of)}
    return {} if turn.rules.category_of(words) in trades else _one_more(turn, values, words)


def take_problem(turn: Turn, values: Values, words: str) -> Values:
    """Read what is broken, in the resident's words, as long as that isn't known."""
    return raw_problem(turn, values, words) if TROUBLE.search(words) or names_trouble(turn, words) else {}


def raw_problem(turn: Turn, values: Values, words: str) -> Values:
    """Take the words as what is broken, whatever they are, as long as that isn't known."""
    if values.get("problem"):
        return {}
    place = report_place(words, turn.person.home)
    if place and not exists(place.label, turn.rules):
        # What isn't there would only lead the technician astray.
        words = NOT_THERE.sub("", words)
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
        told = {
            **find_visit_in(turn, values, said),
            **find_place(turn, values, said),
            **find_problem(turn, values, said),
        }
        return told or _room_told(values, said) or _noted(values, said)
    told = {**find_visit_in(turn, values, said), **find_place(turn, {UNKNOWN: values.get(UNKNOWN, "")}, said)}
    if not told and (nowhere(turn, said) or BARE_NUMBER.fullmatch(said)):
        return {}
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
    return at_place(whole) if whole and exists(moved, turn.rules) else {}


def _one_more(turn: Turn, values: Values, words: str) -> Values:
    """Add another fault to the one that is known."""
    fault = _problem(turn, MORE.sub("", words))
    return {"problem": f"{values['problem']}，{fault}"[:LONGEST]} if fault else {}


def only_a_room(words: str) -> bool:
    """Return whether the words name a room and no more: where it is, whatever else they are like."""
    return (
        len(words) <= BARE_ROOM
        and any(place.room for place in find_places(words))
        and not QUESTION.search(words)
    )


def _asks_for_repair(turn: Turn, words: str) -> bool:
    if turn.meant == "repair":
        return True
    understood = turn.mind.understand(words)
    intent = turn.mind.intent(understood.intent or "")
    return intent is not None and intent.service == "repair"


def _room_told(values: Values, words: str) -> Values:
    """Return the trouble in the room that the words name, when it was in none."""
    room = next((place.room for place in find_places(words) if place.room), None)
    problem = values.get("problem", "")
    bare = room and len(words) <= BARE_ROOM and not any(place.room for place in find_places(problem))
    return {"problem": f"{room}{problem}"[:LONGEST]} if bare and problem else {}


def _noted(values: Values, words: str) -> Values:
    known = values.get("note", "")
    note = known if words.strip() in values.get("problem", "") else with_note(known, words)
    return {"note": note} if note != known else {}


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
