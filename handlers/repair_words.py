"""The words of a repair report: what residents write, and what it tells of place, trouble and time."""

import re
from datetime import datetime

from bot.conversation.forms.form import Values
from bot.conversation.forms.words import meant_instead
from bot.conversation.turn import Turn
from bot.understanding.slots.place import find_places
from bot.understanding.slots.visit import find_visit
from handlers.places import ReportPlace, report_place

ANY = re.compile(r"随时|都在家|一直在家|我在家|在家等|家里有人|都有人|都可以|都行|什么时候都")
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
# One more fault beside the one that is known.
MORE = re.compile(r"^(?:还有|另外|顺便|对了|再加一个)[，,：:、\s]*")
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
    for read in (find_visit_in, find_place, take_problem):
        values = {**values, **read(turn, values, words)}
    if not values.get("place") and not values.get("public") and len(turn.person.homes) == 1:
        home = turn.person.homes[0]
        values = {**values, "place": home.label, "building": home.building}
    return values


def find_visit_in(turn: Turn, _values: Values, words: str) -> Values:
    """Read when somebody is at home."""
    visit = visit_of(turn, words)
    return {"visit": visit} if visit else {}


def find_place(turn: Turn, values: Values, words: str) -> Values:
    """Read a place that can be found, or that the trouble is with a thing of the estate's."""
    place = report_place(words, turn.person.home)
    if place and place.can_be_found:
        return _at(place)
    public = not values.get("place") and PUBLIC_THINGS.search(words)
    return {"public": "yes"} if public else {}


def take_place(turn: Turn, values: Values, words: str) -> Values:
    """Read the answer to the question where it is."""
    return find_place(turn, values, words)


def raw_place(_turn: Turn, _values: Values, words: str) -> Values:
    """Take the words as a public place, whatever they are: a person will find it."""
    return {"place": words[:LONGEST], "public": "yes", "building": ""}


def find_problem(turn: Turn, values: Values, words: str) -> Values:
    """Read a trouble that the words surely name, while none is known."""
    known = values.get("problem") or turn.rules.category_of(words) == turn.rules.services.fallback
    return {} if known else take_problem(turn, values, words)


def take_problem(turn: Turn, values: Values, words: str) -> Values:
    """Read what is broken, in the resident's words, as long as that isn't known."""
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
    told = {**find_visit_in(turn, values, said), **find_place(turn, values, said)}
    if not meant:
        return told
    if not told and len(said) > 1:
        return {"problem": _other_room(values["problem"], said) or said[:LONGEST]}
    trouble = turn.rules.category_of(said) != turn.rules.services.fallback
    return {**told, "problem": _problem(turn, said) or values["problem"]} if trouble else told


def _one_more(turn: Turn, values: Values, words: str) -> Values:
    """Add another fault to the one that is known."""
    fault = _problem(turn, words)
    return {"problem": f"{values['problem']}，{fault}"[:LONGEST]} if fault else {}


def visit_of(turn: Turn, words: str) -> str:
    """Return the time in the words as the slot holds it, "" for none."""
    if ANY.search(words):
        return "any"
    found = find_visit(words, turn.now)
    return f"{found.start.isoformat()}/{found.until.isoformat()}" if found else ""


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
