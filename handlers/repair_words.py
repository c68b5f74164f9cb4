"""The words of a repair report: what residents write, and what it tells of place, trouble and time."""

import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields, replace
from datetime import datetime

from bot.conversation.turn import Turn
from bot.understanding.slots.place import find_places
from bot.understanding.slots.visit import find_visit
from handlers.places import ReportPlace, report_place

YES = re.compile(
    r"^(?=.*(?:确认|确定|对|是|好|可以|没错|没问题|嗯|行|ok|提交|就这样))(?:确认|确定|对|是|好|可以|没错|没问题|嗯|呢|行|ok|提交|就这样|谢谢|的|了|吧|啊|哦|呀|麻烦|[。!！~，,\s])+$",
    re.IGNORECASE,
)
LEAVE = re.compile(r"^(取消|算了|不用了?|不修了|不报了|退出|不需要了?|先不报了?)[。!！~吧啊呀了]*$")
ANY = re.compile(r"随时|都在家|一直在家|我在家|在家等|家里有人|都有人|都可以|都行|什么时候都")
# Words that only say that a repair is wanted, not what is broken.
ONLY_ASKING = re.compile(
    r"我?(想|要|需要|可以)?来?(报修|维修|修理|修东西|修一下|修个东西|报个修|找人修|叫人来?修|师傅|帮忙|来人)(一下|看看)?"
)
QUESTION = re.compile(
    r"[?？吗呢]|怎么|怎样|谁|多少|为什么|什么|能不能|可不可以|要不要|哪|投诉|几点|没修好|又"
)
AT_HOME = re.compile(r"家里|我家|屋里|室内")
NUMBERED = re.compile(r"\d|栋|单元|号楼")
CLAUSES = re.compile(r"[，,。！!；;\n\s]+")
CORRECTION = re.compile(r"^(?:不对|错了|不是)[^，,。]*[，,。\s]*(?:是|应该是|改成|要)?(.+)$", re.DOTALL)
BARE_NO = re.compile(r"^(?:不对|错了|不是)[。!！]*$")
PUBLIC_THINGS = re.compile(
    r"路灯|健身|滑梯|秋千|道闸|大门|东门|南门|西门|北门|井盖|垃圾桶|草坪|绿化带|充电桩|电梯|楼道|单元门|快递柜"
)
LONGEST = 80


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


def names_a_place(turn: Turn) -> bool:
    place = report_place(turn.text, turn.person.home)
    return bool((place and place.can_be_found) or find_visit(turn.text, turn.now))


def corrected(turn: Turn, report: Report) -> Report:
    """Return the report with one point put right ("不对，是卫生间的灯", "改成周六上午")."""
    said = CORRECTION.match(turn.text)
    words = said[1] if said else turn.text
    filled = filled_in(turn, report, words, fresh=False)
    if said and filled == report and len(words) > 1:
        return replace(report, problem=_other_room(report.problem, words) or words[:LONGEST])
    trouble = turn.rules.category_of(words) != turn.rules.services.fallback
    return replace(filled, problem=_problem(turn, words) or filled.problem) if said and trouble else filled


def _other_room(problem: str, words: str) -> str:
    """Return the problem with its room replaced by the one in the words, "" when not both name one."""
    was, now = (
        next((place.room for place in find_places(text) if place.room), "") for text in (problem, words)
    )
    # The room alone, or with what the problem says already: 卧室的灯.
    same = words.replace(now, "").strip("的") in problem
    return problem.replace(was, now) if was and now and was != now and same else ""


def filled_in(turn: Turn, report: Report, words: str, *, fresh: bool) -> Report:
    """Return the report with what the words tell: a time, a place, and the problem when it lacks one."""
    visit = visit_of(turn, words)
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


def visit_of(turn: Turn, words: str) -> str:
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
