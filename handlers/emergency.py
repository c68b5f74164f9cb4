"""Life and safety: the safety sentence, the number to call, a ticket and all on duty, in the same turn."""

from dataclasses import replace
from datetime import timedelta
from typing import NamedTuple

from bot.conversation.turn import Turn
from bot.reply import Reply
from bot.tickets.describe import TICKET_VALUES
from bot.tickets.desk import following
from bot.tickets.desk.opening import Matter, open_ticket
from bot.tickets.desk.talking import talk_on
from bot.tickets.talk import ASKED_FOR_A_PERSON
from bot.tickets.ticket import DONE, Status, Ticket
from handlers.emergency_words import another_matter, is_over, is_safe, others_came, place_told
from handlers.places import ReportPlace, report_place
from handlers.staff import talking as staff_talking

# Values that every emergency script may quote.
VALUES = frozenset({"number", "staff", "place"})
SCRIPTS = {
    "emergency.passed_on": TICKET_VALUES,
    "emergency.passed_on_too": TICKET_VALUES,
    "emergency.still_calling": TICKET_VALUES,
    "emergency.still_calling_too": TICKET_VALUES,
    "emergency.place_noted": TICKET_VALUES,
    "emergency.others_came": TICKET_VALUES,
    "emergency.all_clear": TICKET_VALUES,
    "staff.emergency": TICKET_VALUES | {"words"},
    "staff.emergency_words": TICKET_VALUES | {"words"},
    "staff.emergency_place": TICKET_VALUES | {"words"},
    "staff.emergency_in_talk": TICKET_VALUES | {"words"},
}

# Frightened people write several times: for this long it is the same emergency.
SAME = timedelta(hours=2)
# For so long after their last words on it, words that are only half understood belong to it.
FRESH = timedelta(minutes=15)
NOT_KNOWN = "位置待核实"
# The emergency of a cry that doesn't say what has happened.
CRY = "help"
# The timeline's action for what is said while help is under way.
SAID = "said"
# What those who help read when a button was tapped.
TAPPED_CANCEL = "（点了“取消”）"


class What(NamedTuple):
    """What the words tell of: the ticket's category and title, and whether they are a mere cry."""

    category: str
    title: str
    cry: bool


def help_at_once(turn: Turn) -> Reply:
    """Open the emergency's ticket, page everybody on duty, and say what to do now."""
    advice = _advice_of_a_colleague(turn)
    if advice is not None:
        return advice
    emergency = turn.mind.emergency(turn.text)
    assert emergency is not None
    turn.leave()
    what = What(emergency.category, emergency.title, cry=emergency.name == CRY)
    known = _same(turn, what)
    ticket = _told_more(turn, known, what) if known else _opened(turn, what)
    called = [ticket.assignee] if ticket.assignee else ticket.offered or turn.desk.managers()
    names = "、".join(turn.rules.name_of(person) for person in called)
    reply = turn.say(emergency.reply, number=ticket.number, staff=names, place=ticket.place)
    return replace(reply, urgent=True)


def listen(turn: Turn) -> Reply | None:
    """Pass on what somebody says while help is on the way; None when none is, or it is another matter."""
    ticket = _under_way(turn)
    if ticket is None:
        return _safe(turn)
    if is_over(turn.text):
        return call_off(turn, ticket)
    if others_came(turn.text):
        return turn.say("emergency.others_came", **turn.desk.values(_pass_on(turn, ticket)))
    place = place_told(turn, ticket)
    if not place and another_matter(turn, ticket, _fresh(turn, ticket)):
        return None
    said_before = _said_before(turn, ticket)
    ticket = _placed(turn, ticket, place) if place else _pass_on(turn, ticket)
    script = "emergency.place_noted" if place else _receipt(ticket, said_before)
    return replace(turn.say(script, **turn.desk.values(ticket)), urgent=True)


def call_off(turn: Turn, ticket: Ticket) -> Reply:
    """Tell those who help that it is over; nobody is called off: somebody looks in all the same."""
    told = _pass_on(turn, ticket, turn.text or TAPPED_CANCEL)
    return turn.say("emergency.all_clear", **turn.desk.values(told))


def _advice_of_a_colleague(turn: Turn) -> Reply | None:
    """Relay what a colleague in a talk advises (阿姨打120); where they name a place they report."""
    if not turn.person.is_staff or not staff_talking.open_talks(turn) or report_place(turn.text):
        return None
    return staff_talking.go_on(turn)


def _receipt(ticket: Ticket, said_before: int) -> str:
    """The script that confirms the words: nobody hears the same sentence twice in a row."""
    coming = ticket.status in {Status.ACCEPTED, Status.ON_SITE}
    script = "emergency.passed_on" if coming else "emergency.still_calling"
    return f"{script}_too" if said_before % 2 else script


def _safe(turn: Turn) -> Reply | None:
    """Close the emergency on the resident's word after the work: 都平安."""
    if not is_safe(turn.text):
        return None
    mine = turn.ledger.tickets_of(turn.person.address, turn.now - SAME)
    ended = [ticket for ticket in mine if ticket.kind == "emergency" and ticket.status is Status.FINISHED]
    if not ended:
        return None
    ticket = following.confirm(turn.desk, ended[-1].number, turn.person.address)
    return turn.say("ticket.safe", **turn.desk.values(ticket))


def _said_before(turn: Turn, ticket: Ticket) -> int:
    return sum(entry.action == SAID for entry in turn.ledger.timeline(ticket.number))


def _fresh(turn: Turn, ticket: Ticket) -> bool:
    said = [entry.at for entry in turn.ledger.timeline(ticket.number) if entry.action == SAID]
    return turn.now - max([ticket.opened_at, *said]) <= FRESH


def _under_way(turn: Turn, category: str = "") -> Ticket | None:
    """Return the same person's emergency (of a category) for which help is under way."""
    mine = turn.ledger.tickets_of(turn.person.address, turn.now - SAME)
    if turn.person.is_staff:
        mine = [ticket for ticket in turn.ledger.unassigned() if ticket.opened_by == turn.person.address]
    for ticket in reversed(mine):
        same = ticket.category == category or not category
        if ticket.kind == "emergency" and same and ticket.status not in DONE:
            return ticket if ticket.opened_at >= turn.now - SAME else None
    return None


def _same(turn: Turn, what: What) -> Ticket | None:
    """Return the emergency under way that the words tell of: of the same kind, or one end of it is a cry."""
    known = _under_way(turn, what.category)
    latest = _under_way(turn)
    if known or latest is None:
        return known
    cried = latest.problem == _cry(turn)
    return latest if what.cry or cried else None


def _cry(turn: Turn) -> str:
    """What a ticket is called that a mere cry opened."""
    return next((one.title for one in turn.mind.knowledge.emergencies if one.name == CRY), "")


def _told_more(turn: Turn, ticket: Ticket, what: What) -> Ticket:
    """Pass on what is told of an emergency that is known: its place, or, after a mere cry, what it is."""
    place = place_told(turn, ticket)
    if ticket.problem != _cry(turn) or what.cry:
        return _placed(turn, ticket, place) if place else _pass_on(turn, ticket)
    turn.desk.write(ticket, turn.person.address, SAID, turn.text)
    told = turn.desk.change(ticket, category=what.category, problem=what.title, place=place or ticket.place)
    return _place_told_to_all(turn, told)


def _placed(turn: Turn, ticket: Ticket, place: str) -> Ticket:
    """Put the place into the ticket that was told later; who helps hears it at once."""
    turn.desk.write(ticket, turn.person.address, SAID, turn.text)
    return _place_told_to_all(turn, turn.desk.change(ticket, place=place))


def _place_told_to_all(turn: Turn, ticket: Ticket) -> Ticket:
    # The managers were called to the wrong place as well.
    for person in dict.fromkeys((*_helpers(turn, ticket), *turn.desk.managers())):
        turn.desk.tell_staff(ticket, person, "staff.emergency_place", words=turn.text)
    return ticket


def _pass_on(turn: Turn, ticket: Ticket, words: str = "") -> Ticket:
    turn.desk.write(ticket, turn.person.address, SAID, words or turn.text)
    known = turn.desk.change(ticket)
    for person in _helpers(turn, ticket):
        turn.desk.tell_staff(known, person, "staff.emergency_words", words=words or turn.text)
    return known


def _helpers(turn: Turn, ticket: Ticket) -> list[str]:
    """Return who must hear of it: whoever comes, or all who were called; and the colleague in talk."""
    called = {ticket.assignee} if ticket.assignee else {*ticket.offered}
    return sorted(called | _in_talk(turn))


def _in_talk(turn: Turn) -> set[str]:
    """Return the colleague who talks with the person now, if any."""
    if turn.person.is_staff:
        return set()
    mine = turn.ledger.tickets_of(turn.person.address, turn.now)
    asked = [ticket for ticket in mine if ticket.category == ASKED_FOR_A_PERSON and ticket.status not in DONE]
    return {ticket.assignee for ticket in asked if talk_on(turn.desk, ticket).taken} - {""}


def _opened(turn: Turn, what: What) -> Ticket:
    home = turn.person.home
    place = report_place(turn.text, home)
    matter = Matter(
        category=what.category,
        place=place.label if place else home.label if home else NOT_KNOWN,
        problem=what.title,
        resident=_named_resident(turn, place) if turn.person.is_staff else turn.person.address,
        reporter=turn.person.address,
        building=place.building if place and place.building else home.building if home else "",
        words=turn.text,
    )
    ticket = open_ticket(turn.desk, matter)
    for person in sorted(_in_talk(turn) - {*ticket.offered, *turn.desk.managers()}):
        turn.desk.tell_staff(ticket, person, "staff.emergency_in_talk", words=turn.text)
    return ticket


def _named_resident(turn: Turn, place: ReportPlace | None) -> str:
    """Return who lives in the home that a colleague named, "" for a public place."""
    if place is None or place.public:
        return ""
    people = turn.ledger.residents_of(place.label, turn.today)
    return people[0].person if people else ""
