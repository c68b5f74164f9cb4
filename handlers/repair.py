"""Repair (报修): where, what, when somebody is at home; only what is missing is asked, then confirmed."""

import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields, replace
from datetime import datetime

from bot.conversation.turn import Turn, with_buttons
from bot.reply import Button, Reply
from bot.speech.times import say_span
from bot.tickets.describe import ANY_TIME, TICKET_VALUES
from bot.tickets.desk.opening import Matter, open_ticket
from bot.understanding.slots.place import find_places
from bot.understanding.slots.visit import find_visit
from handlers.places import ReportPlace, report_place

DIALOGUE = "repair"

SCRIPTS = {
    "repair.ask_problem": frozenset[str](),
    "repair.ask_place": frozenset[str](),
    "repair.place_hint": frozenset({"problem"}),
    "repair.ask_visit": frozenset({"place", "problem"}),
    "repair.summary": frozenset({"place", "problem", "visit"}),
    "repair.confirm_again": frozenset({"place", "problem", "visit"}),
    "repair.opened": TICKET_VALUES,
    "repair.left": frozenset[str](),
    "repair.nothing_open": frozenset[str](),
}

YES = re.compile(
    r"^(?=.*(?:确认|确定|对|是|好|可以|没错|没问题|嗯|行|ok|提交|就这样))(?:确认|确定|对|是|好|可以|没错|没问题|嗯|呢|行|ok|提交|就这样|谢谢|的|了|吧|啊|哦|呀|麻烦|[。!！~，,\s])+$",
    re.IGNORECASE,
)
LEAVE = re.compile(r"^(取消|算了|不用了?|不修了|不报了|退出|不需要了?|先不报了?)[。!！~吧啊呀了]*$")
ANY = re.compile(r"随时|都在家|一直在家|我在家|在家等|家里有人|都有人|都可以|都行|什么时候都")
PUBLIC_TIME = "公共区域，不用等您在家"
# Words that only say that a repair is wanted, not what is broken.
ONLY_ASKING = re.compile(
    r"我?(想|要|需要|可以)?(报修|维修|修理|修东西|修一下|修个东西|报个修|找人修|叫人来?修|师傅|帮忙|来人)(一下|看看)?"
)
QUESTION = re.compile(
    r"[?？吗呢]|怎么|怎样|谁|多少|为什么|什么|能不能|可不可以|要不要|哪|投诉|几点|没修好|又"
)
AT_HOME = re.compile(r"家里|我家|屋里|室内")
NUMBERED = re.compile(r"\d|栋|单元|号楼")
CLAUSES = re.compile(r"[，,。！!；;\n\s]+")
CORRECTION = re.compile(r"^(?:不对|错了|不是)[^，,。]*[，,。\s]*(?:是|应该是|改成|要)?(.+)$", re.DOTALL)
PUBLIC_THINGS = re.compile(
    r"路灯|健身|滑梯|秋千|道闸|大门|东门|南门|西门|北门|井盖|垃圾桶|草坪|绿化带|充电桩|电梯|楼道|单元门|快递柜"
)
VISIT_BUTTONS = {
    "any": "随时都可以",
    "today": "今天下午",
    "tomorrow": "明天上午",
    "tomorrow_afternoon": "明天下午",
}
LONGEST = 80
CHAT = "chat"
HUMAN = "service.human"


@dataclass(frozen=True, slots=True)
class Report:
    """The slots of the dialogue; an empty one is still to be asked. `visit` is "any" or two ISO instants."""

    place: str = ""
    problem: str = ""
    visit: str = ""
    public: str = ""
    hints: str = ""
    photos: str = ""

    @classmethod
    def of(cls, slots: Mapping[str, str]) -> "Report":
        """Return the report that the conversation holds."""
        return cls(**{part.name: slots.get(part.name, "") for part in fields(cls)})

    @property
    def slots(self) -> dict[str, str]:
        """The report as the conversation holds it."""
        return asdict(self)

    @property
    def span(self) -> tuple[datetime, datetime] | None:
        """The time at which somebody is at home, None for any time."""
        if self.visit in {"", "any"}:
            return None
        start, until = self.visit.split("/")
        return datetime.fromisoformat(start), datetime.fromisoformat(until)


def pictured(turn: Turn) -> Reply:
    """Keep a photo with the report that is being made, and go on with what it still needs."""
    report = Report.of(turn.conversation.slots)
    report = replace(report, photos=f"{report.photos} {turn.message.media}".strip())
    return _joined(turn.say("media.kept"), _ask_next(turn, report))


def located(turn: Turn) -> Reply:
    """Take a location that was sent as the place, and go on with what the report still needs."""
    location = turn.message.location
    label = location.label if location else ""
    report = replace(Report.of(turn.conversation.slots), place=label[:LONGEST], public="yes")
    return _ask_next(turn, report)


def recognises(turn: Turn) -> bool:
    """Return whether the words report a trouble: what is broken and where or when, and no question."""
    words = turn.text
    if len(words) > LONGEST or QUESTION.search(words):
        return False
    if turn.rules.category_of(words) == turn.rules.services.fallback:
        return False
    return bool(AT_HOME.search(words) or find_places(words) or find_visit(words, turn.now))


def start(turn: Turn) -> Reply:
    """Begin a report with all that the first words tell already."""
    words = "" if turn.message.tap else turn.text
    return _ask_next(turn, _filled(turn, Report(), words, fresh=True))


def go_on(turn: Turn) -> Reply | None:
    """Take the next words as what was asked for, or as anything else that the report still lacks."""
    report, step = Report.of(turn.conversation.slots), turn.conversation.step
    if LEAVE.match(turn.text):
        return _left(turn)
    if step == "confirm" and YES.match(turn.text):
        return _open(turn, report)
    if turn.mind.understand(turn.text).intent == HUMAN:
        turn.leave()
        return None
    aside = _aside(turn) if step != "place" or QUESTION.search(turn.text) else None
    if aside is not None:
        return _joined(aside, _ask_next(turn, report))
    if step == "place" and not _names_a_place(turn) and "asked" not in report.hints:
        return _ask_place_again(turn, report)
    filled = _corrected(turn, report) if step == "confirm" else _answered(turn, report, step)
    if step == "confirm" and filled == report:
        return _confirm(turn, report, "repair.confirm_again")
    return _ask_next(turn, filled)


def tapped(turn: Turn) -> Reply:
    """Take a tapped button of the dialogue; one that belongs to an ended dialogue says so."""
    if turn.conversation.dialogue != DIALOGUE:
        return turn.say("repair.nothing_open")
    report = Report.of(turn.conversation.slots)
    if turn.subject == "yes":
        return _open(turn, report) if turn.conversation.step == "confirm" else _ask_next(turn, report)
    if turn.subject == "no":
        return _left(turn)
    return _ask_next(turn, replace(report, visit=_visit(turn, VISIT_BUTTONS.get(turn.subject, turn.text))))


def _aside(turn: Turn) -> Reply | None:
    """Return the answer to a question in between, when the words surely are one; the dialogue waits."""
    if turn.rules.category_of(turn.text) != turn.rules.services.fallback or find_visit(turn.text, turn.now):
        return None
    understood = turn.mind.understand(turn.text)
    intent = turn.mind.intent(understood.intent or "")
    if understood.decision != "answer" or intent is None or intent.service or intent.topic == CHAT:
        return None
    return turn.say(intent.name)


def _joined(aside: Reply, question: Reply) -> Reply:
    """Return the answer in between, and then what the dialogue still needs, with its buttons."""
    return replace(question, text=f"{aside.text}\n\n——\n\n{question.text}")


def _names_a_place(turn: Turn) -> bool:
    place = report_place(turn.text, turn.person.home)
    return bool((place and place.can_be_found) or find_visit(turn.text, turn.now))


def _ask_place_again(turn: Turn, report: Report) -> Reply:
    """Ask once more for a place that can be found; the second answer is taken as it is."""
    turn.go_to(DIALOGUE, "place", replace(report, hints="asked").slots)
    return turn.say("repair.place_hint", problem=report.problem)


def _corrected(turn: Turn, report: Report) -> Report:
    """Return the report with one point put right ("不对，是卫生间的灯", "改成周六上午")."""
    said = CORRECTION.match(turn.text)
    words = said[1] if said else turn.text
    filled = _filled(turn, report, words, fresh=False)
    if said and filled == report and len(words) > 1:
        return replace(report, problem=_other_room(report.problem, words) or words[:LONGEST])
    trouble = turn.rules.category_of(words) != turn.rules.services.fallback
    return replace(filled, problem=_problem(turn, words) or filled.problem) if said and trouble else filled


def _other_room(problem: str, words: str) -> str:
    """Return the problem with its room replaced by the one in the words, "" when not both name one."""
    was, now = (
        next((place.room for place in find_places(text) if place.room), "") for text in (problem, words)
    )
    return problem.replace(was, now) if was and now and was != now else ""


def _answered(turn: Turn, report: Report, step: str) -> Report:
    """Return the report with the words as the answer to the step's question."""
    filled = _filled(turn, report, turn.text, fresh=False)
    if step == "problem" and not filled.problem:
        return replace(filled, problem=turn.text[:LONGEST])
    if step == "place" and not filled.place:
        return replace(filled, place=turn.text[:LONGEST])
    return filled


def _filled(turn: Turn, report: Report, words: str, *, fresh: bool) -> Report:
    """Return the report with what the words tell: a time, a place, and the problem when it lacks one."""
    visit = _visit(turn, words)
    place = report_place(words, turn.person.home)
    place = place if place and place.can_be_found else None
    problem = "" if report.problem else _problem(turn, _without_home(words, place))
    report = replace(
        report,
        visit=visit or report.visit,
        problem=problem or report.problem,
        place=place.label if place else report.place,
        public=("yes" if place.public else "") if place else report.public,
    )
    if not report.place and PUBLIC_THINGS.search(words):
        return replace(report, public="yes")
    if fresh and not report.place and turn.person.home:
        return replace(report, place=turn.person.home.label)
    return report


def _visit(turn: Turn, words: str) -> str:
    if ANY.search(words):
        return "any"
    found = find_visit(words, turn.now)
    return f"{found.start.isoformat()}/{found.until.isoformat()}" if found else ""


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


def _ask_next(turn: Turn, report: Report) -> Reply:
    if not report.problem:
        return _ask(turn, report, "problem", "repair.ask_problem")
    if not report.place:
        return _ask(turn, report, "place", "repair.ask_place")
    if not report.visit and not report.public:
        choices = [
            Button(f"repair:{key}", label) for key, label in VISIT_BUTTONS.items() if _visit(turn, label)
        ]
        return with_buttons(_ask(turn, report, "visit", "repair.ask_visit"), *choices)
    return _confirm(turn, report, "repair.summary")


def _ask(turn: Turn, report: Report, step: str, script: str) -> Reply:
    turn.go_to(DIALOGUE, step, report.slots)
    return turn.say(script, place=report.place, problem=report.problem)


def _confirm(turn: Turn, report: Report, script: str) -> Reply:
    turn.go_to(DIALOGUE, "confirm", report.slots)
    visit = say_span(*report.span, turn.now) if report.span else PUBLIC_TIME if report.public else ANY_TIME
    return turn.say(script, place=report.place, problem=report.problem, visit=visit)


def _open(turn: Turn, report: Report) -> Reply:
    turn.leave()
    home = turn.person.home
    matter = Matter(
        category=turn.rules.category_of(report.problem),
        place=report.place,
        problem=report.problem,
        resident=turn.person.address,
        reporter=turn.person.address,
        building=home.building if home else "",
        visit=report.span,
    )
    ticket = open_ticket(turn.desk, matter)
    for photo in filter(None, report.photos.split(" ")):
        turn.desk.write(ticket, turn.person.address, "photo", photo)
    return turn.say("repair.opened", **turn.desk.values(ticket))


def _left(turn: Turn) -> Reply:
    turn.leave()
    return turn.say("repair.left")
