"""Repair (报修): where, what, when somebody is at home; only what is missing is asked, then confirmed."""

from dataclasses import replace
from datetime import timedelta

from bot.conversation.shelf_life import RULE
from bot.conversation.turn import Turn, with_buttons
from bot.reply import Button, Reply
from bot.speech.times import say_span
from bot.tickets.describe import ANY_TIME, TICKET_VALUES
from bot.tickets.desk.opening import Matter, open_ticket
from bot.understanding.slots.place import find_places
from bot.understanding.slots.visit import find_visit
from handlers.repair_words import (
    AT_HOME,
    BARE_NO,
    LEAVE,
    LONGEST,
    QUESTION,
    YES,
    Report,
    corrected,
    filled_in,
    names_a_place,
    visit_of,
)

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

PUBLIC_TIME = "公共区域，不用等您在家"
VISIT_BUTTONS = {
    "any": "随时都可以",
    "today": "今天下午",
    "tomorrow": "明天上午",
    "tomorrow_afternoon": "明天下午",
}
CHAT = "chat"
HUMAN = "service.human"
SHORTEST_VISIT = timedelta(hours=1)


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
    return _ask_next(turn, filled_in(turn, Report(), words, fresh=True))


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
    if step == "place" and not names_a_place(turn) and "asked" not in report.hints:
        return _ask_place_again(turn, report)
    filled = corrected(turn, report) if step == "confirm" else _answered(turn, report, step)
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
    return _ask_next(turn, replace(report, visit=visit_of(turn, VISIT_BUTTONS.get(turn.subject, turn.text))))


def _aside(turn: Turn) -> Reply | None:
    """Return the answer to a question in between, when the words surely are one; the dialogue waits."""
    if BARE_NO.match(turn.text):
        return None
    if turn.rules.category_of(turn.text) != turn.rules.services.fallback or find_visit(turn.text, turn.now):
        return None
    understood = turn.mind.understand(turn.text)
    intent = turn.mind.intent(understood.intent or "")
    if understood.decision != "answer" or intent is None or intent.service or intent.topic == CHAT:
        return None
    return turn.say(intent.name)


def _joined(aside: Reply, question: Reply) -> Reply:
    """Return the answer in between, and then what the dialogue still needs, with its buttons."""
    return replace(question, text=f"{aside.text}{RULE}{question.text}")


def _ask_place_again(turn: Turn, report: Report) -> Reply:
    """Ask once more for a place that can be found; the second answer is taken as it is."""
    turn.go_to(DIALOGUE, "place", replace(report, hints="asked").slots)
    return turn.say("repair.place_hint", problem=report.problem)


def _answered(turn: Turn, report: Report, step: str) -> Report:
    """Return the report with the words as the answer to the step's question."""
    filled = filled_in(turn, report, turn.text, fresh=False)
    if step == "problem" and not filled.problem:
        return replace(filled, problem=turn.text[:LONGEST])
    if step == "place" and not filled.place:
        return replace(filled, place=turn.text[:LONGEST])
    return filled


def _ask_next(turn: Turn, report: Report) -> Reply:
    if not report.problem:
        return _ask(turn, report, "problem", "repair.ask_problem")
    if not report.place:
        return _ask(turn, report, "place", "repair.ask_place")
    if not report.visit and not report.public:
        choices = [
            Button(f"repair:{key}", label) for key, label in VISIT_BUTTONS.items() if _in_time(turn, label)
        ]
        return with_buttons(_ask(turn, report, "visit", "repair.ask_visit"), *choices)
    return _confirm(turn, report, "repair.summary")


def _in_time(turn: Turn, label: str) -> bool:
    """Whether somebody who is asked now can still come in the time on the button."""
    found = find_visit(label, turn.now)
    return bool(found and found.until - turn.now >= SHORTEST_VISIT) or visit_of(turn, label) == "any"


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
