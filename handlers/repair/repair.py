"""Repair (报修): where, what, when somebody is at home; one report may tell of several faults."""

import re
from collections.abc import Mapping, Sequence
from datetime import timedelta

from bot.conversation.forms.engine import begin
from bot.conversation.forms.filling import PHOTOS
from bot.conversation.forms.form import Choice, Form, Slot, Values, read_nothing
from bot.conversation.forms.words import QUESTION
from bot.conversation.turn import Turn
from bot.reply import Reply
from bot.speech.times import say_span
from bot.tickets.describe import ANY_TIME, TICKET_VALUES
from bot.tickets.ticket import Ticket
from bot.understanding.slots.place import find_places
from bot.understanding.slots.visit import find_visit
from handlers.denied import without_denied
from handlers.home.own_home import homes_to_tap
from handlers.own_matter import open_own
from handlers.repair.faults import TROUBLE, faults_in, said_of
from handlers.repair.place_words import (
    ASSUMED,
    FIXTURES,
    LONGEST,
    UNKNOWN,
    find_place,
    half_place,
    only_at_home,
    raw_place,
    take_place,
)
from handlers.repair.repair_words import (
    AT_HOME,
    find_problem,
    first_words,
    only_a_room,
    put_right,
    raw_problem,
    take_problem,
    take_visit,
)
from handlers.repair.visit_words import OFF_HOURS, find_visit_in, hours_for, span_of, visit_of

QUOTED = frozenset({"place", "half", "problem", "visit", "notice"})
NOTE = "补充："
ASIDE = "另外的事，等报修好了请再单独跟我说："
PUBLIC_TIME = "公共区域，不用等您在家"
VISITS = (
    Choice("any", "随时都可以"),
    Choice("today", "今天下午"),
    Choice("tomorrow", "明天上午"),
    Choice("tomorrow_afternoon", "明天下午"),
)
# What breaks in every home, and how that is said in a few words: 水管漏水, 灯坏了.
SHORT = 12
HOUSEHOLD = re.compile(
    r"水管|龙头|角阀|软管|马桶|坐便|蹲坑|下水道?|地漏|洗手池|洗菜池|水槽|花洒|插座|开关|灯|门锁|锁芯|门把手|合页|窗户"
    r"|纱窗|玻璃|对讲|暖气片|瓷砖|吊顶|厨房|卫生间|厕所|浴室|阳台|客厅|卧室"
)
BROKEN = re.compile(r"坏|漏|堵|裂|断了|掉了|松了|滴水|爆了|不亮|失灵|故障|打不开|关不上|关不严|不出水|一直闪")
OTHERS = re.compile(r"楼上|楼下|邻居|隔壁|别人|装修|换|买|赔|保修|投诉")
SHORTEST_VISIT = timedelta(hours=1)
# 又漏了 may be about what was mended before, if anything was.
AGAIN = "又"
MENDED_LATELY = timedelta(days=30)
MENDED_BEFORE = re.compile(r"修[的过好了]|上次|换[的过]")


def start(turn: Turn) -> Reply:
    """Begin a report with all that the first words tell already."""
    return begin(turn, FORM)


def recognises(turn: Turn) -> bool:
    """Return whether the words report a trouble: what is broken and where or when, and no question."""
    return _reports(turn) and not _means_an_answer(turn)


def _means_an_answer(turn: Turn) -> bool:
    """Whether the words surely mean a question whose answer offers no repair (对门摄像头正对我家大门)."""
    understood = turn.mind.understand(turn.text)
    intent = turn.mind.intent(understood.intent or "")
    if understood.decision != "answer" or intent is None or intent.service:
        return False
    script = turn.mind.knowledge.scripts.get(intent.name)
    return script is not None and all(button.id != "service.repair" for button in script.buttons)


def _reports(turn: Turn) -> bool:
    words = without_denied(turn.text)
    if AGAIN in words and not _mended_lately(turn):
        words = words.replace(AGAIN, "")
    if len(words) > LONGEST or QUESTION.search(words) or (words != turn.text and not TROUBLE.search(words)):
        return False
    if turn.rules.category_of(words) == turn.rules.services.fallback:
        return False
    if FIXTURES.search(words) and TROUBLE.search(words):
        return True
    if len(words) <= SHORT and HOUSEHOLD.search(words) and BROKEN.search(words) and not OTHERS.search(words):
        return True
    return bool(AT_HOME.search(words) or find_places(words) or find_visit(words, turn.now))


def _mended_lately(turn: Turn) -> bool:
    """Whether something of the person's was mended lately: then it is asked which of the two is meant."""
    told = MENDED_BEFORE.search(turn.text)
    return bool(told or turn.ledger.tickets_of(turn.person.address, turn.now - MENDED_LATELY))


def _homes(turn: Turn, values: Values) -> Sequence[Choice]:
    """Offer the resident's homes; whoever has one or none is asked in words."""
    return homes_to_tap(turn, values) if len(turn.person.homes) > 1 else ()


def _times(turn: Turn, _values: Values) -> Sequence[Choice]:
    return [choice for choice in VISITS if _in_time(turn, choice.label)]


def _in_time(turn: Turn, label: str) -> bool:
    """Whether somebody who is asked now can still come in the time on the button."""
    found = find_visit(label, turn.now)
    return bool(found and found.until - turn.now >= SHORTEST_VISIT) or visit_of(turn, label) == "any"


def _somebody_must_be_in(_turn: Turn, values: Values) -> bool:
    return not values.get("public")


def _not_over(turn: Turn, values: Values) -> bool:
    span = span_of(values)
    return span is None or span[1] > turn.now


def _quote(turn: Turn, values: Values) -> Mapping[str, str]:
    span = span_of(values)
    when = say_span(*span, turn.now) if span else PUBLIC_TIME if values.get("public") else ANY_TIME
    problem = values.get("problem", "")
    return {
        "notice": _notice(turn, values),
        "place": values.get("place", ""),
        "half": values.get("half", ""),
        "problem": said_of(faults_in(problem, turn.rules.category_of)) + _besides(values),
        "visit": when,
    }


def _notice(turn: Turn, values: Values) -> str:
    """Return what is said before the next question: there is no such place, nobody comes at that hour."""
    lines = []
    if values.get(UNKNOWN):
        buildings = "、".join(turn.rules.estate.buildings)
        lines.append(turn.say("repair.no_such_place", label=values[UNKNOWN], buildings=buildings).text)
    hours = hours_for(turn, values) if values.get(OFF_HOURS) else None
    if hours:
        opens, until = (f"{hour:%H:%M}" for hour in hours)
        lines.append(turn.say("repair.off_hours", opens=opens, until=until).text)
    return "\n".join(lines)


def _besides(values: Values) -> str:
    """Return the lines under the problem: what is noted for the technician, and what is another matter."""
    lines = (("note", NOTE), ("aside", ASIDE))
    return "".join(f"\n{label}{values[name]}" for name, label in lines if values.get(name))


def _open(turn: Turn, values: Values) -> Reply:
    """Open a ticket for each fault; the resident hears of all in one answer."""
    faults = faults_in(values["problem"], turn.rules.category_of)
    tickets = [_opened(turn, values, fault) for fault in faults]
    if len(tickets) == 1:
        return turn.say("repair.opened", **turn.desk.values(tickets[0]))
    lines = [turn.say("repair.opened_line", **turn.desk.values(ticket)).text for ticket in tickets]
    return turn.say("repair.opened_all", count=len(tickets), tickets="\n".join(lines))


def _opened(turn: Turn, values: Values, problem: str) -> Ticket:
    # A fault may name a place of its own: 厨房漏水，还有3栋楼道灯不亮.
    where = {**values, **find_place(turn, {}, problem)} if problem != values["problem"] else values
    photos = values.get(PHOTOS, "")
    noted = f"{problem}（{NOTE}{values['note']}）" if values.get("note") else problem
    building = {"building": where["building"]} if where.get("building") else {}
    visit = None if where.get("public") else span_of(values)
    told = f"{noted}（附照片{len(photos.split())}张）" if photos else noted
    category = turn.rules.category_of(problem)
    return open_own(turn, category, told, photos, place=where["place"], visit=visit, **building)


def _half_known(_turn: Turn, values: Values) -> bool:
    return bool(values.get("half")) and not values.get("place")


def _located(_turn: Turn, values: Values, label: str) -> Values:
    """Take a point on the map as the place, unless the place is known in words."""
    if values.get("place") and not values.get(ASSUMED):
        return {}
    here = {"place": label[:LONGEST], "building": "", "public": "yes"}
    return {**here, "half": "", UNKNOWN: "", ASSUMED: ""}


FORM = Form(
    name="repair",
    title="报修",
    service="repair",
    slots=(
        Slot(
            name="problem",
            ask="repair.ask_problem",
            hint="repair.problem_hint",
            find=find_problem,
            take=take_problem,
            anyway=raw_problem,
        ),
        # Only half of the place was told (3栋): the other half is asked for.
        Slot(
            name="room",
            ask="repair.ask_room",
            hint="repair.place_hint",
            find=read_nothing,
            take=take_place,
            anyway=half_place,
            choices=_homes,
            needed=_half_known,
            asked_firmly=True,
            owns=only_at_home,
        ),
        Slot(
            name="place",
            ask="repair.ask_place",
            hint="repair.place_hint",
            find=find_place,
            take=take_place,
            anyway=raw_place,
            choices=_homes,
            asked_firmly=True,
            owns=only_at_home,
        ),
        Slot(
            name="visit",
            ask="repair.ask_visit",
            hint="repair.visit_hint",
            find=find_visit_in,
            take=take_visit,
            choices=_times,
            needed=_somebody_must_be_in,
            still_good=_not_over,
            owns=only_a_room,
        ),
    ),
    opening=first_words,
    put_right=put_right,
    quote=_quote,
    finish=_open,
    summary="repair.summary",
    again="repair.confirm_again",
    takes_photos=True,
    located=_located,
)

SCRIPTS = FORM.scripts(QUOTED) | {
    "repair.no_such_place": frozenset({"label", "buildings"}),
    "repair.off_hours": frozenset({"opens", "until"}),
    "repair.opened": TICKET_VALUES,
    "repair.opened_all": frozenset({"count", "tickets"}),
    "repair.opened_line": TICKET_VALUES,
}
