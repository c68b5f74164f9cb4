"""The desk registers for a caller (登记): the ticket is the resident's, who is told."""

import re

from bot.conversation.turn import Turn
from bot.reply import Reply
from bot.speech.privacy import without_phones
from bot.tickets.describe import TICKET_VALUES
from bot.tickets.desk.opening import Matter, open_ticket, told_for
from bot.understanding.slots.visit import find_visit
from handlers.places import ReportPlace, report_place
from handlers.staff.wording import hurtful

SCRIPTS = {
    "staff.registered": TICKET_VALUES,
    "staff.registered_unbound": TICKET_VALUES,
    "staff.registered_in_other_words": TICKET_VALUES,
    "staff.register_how": frozenset[str](),
    "staff.no_such_building": frozenset({"building"}),
}

BEGINS = re.compile(r"^(登记|代报修?|代业主报修|帮业主报修)[\s:：,，]*")


def begin(turn: Turn) -> Reply | None:
    """Open a ticket in the name of the resident of the home that is named; None for other words."""
    verb = BEGINS.match(turn.text)
    if not verb:
        return None
    words = turn.text[verb.end() :]
    place = report_place(words)
    problem = words.replace(place.words, "", 1).strip(" ,，。:：") if place else ""
    if not place or not problem:
        return turn.say("staff.register_how")
    if place.building and place.building not in turn.rules.estate.buildings:
        return turn.say("staff.no_such_building", building=place.building)
    return _registered(turn, place, problem)


def _registered(turn: Turn, place: ReportPlace, problem: str) -> Reply:
    visit = find_visit(problem, turn.now)
    people = turn.ledger.residents_of(place.label, turn.today)
    category = turn.rules.category_of(problem)
    kind = turn.rules.category(category).name
    # The resident reads what the matter is called in everything that follows.
    words = without_phones(problem)
    called = kind if people and hurtful(turn, words, place.label) else words
    matter = Matter(
        category=category,
        place=place.label,
        problem=called,
        words=words,
        resident=people[0].person if people else "",
        reporter=turn.person.address,
        building=place.building,
        visit=(visit.start, visit.until) if visit else None,
    )
    ticket = open_ticket(turn.desk, matter)
    told_for(turn.desk, ticket)
    known = turn.desk.values(ticket)
    if people and called != words:
        return turn.say("staff.registered_in_other_words", **known)
    return turn.say("staff.registered" if people else "staff.registered_unbound", **known)
