"""Life and safety: the safety sentence, the number to call, a ticket and all on duty, in the same turn."""

import re
from dataclasses import replace
from datetime import timedelta

from bot.conversation.turn import Turn
from bot.reply import Reply
from bot.tickets.describe import TICKET_VALUES
from bot.tickets.desk.opening import Matter, open_ticket
from bot.tickets.ticket import DONE, Status, Ticket
from handlers.places import ReportPlace, report_place

# Values that every emergency script may quote.
VALUES = frozenset({"number", "staff", "place"})
SCRIPTS = {
    "emergency.passed_on": TICKET_VALUES,
    "emergency.still_calling": TICKET_VALUES,
    "emergency.all_clear": TICKET_VALUES,
    "staff.emergency_words": TICKET_VALUES | {"words"},
}

# Frightened people write several times: for this long it is the same emergency.
SAME = timedelta(hours=2)
ALL_CLEAR = re.compile(
    r"(?<!不是)(?:没事了|没事儿了|解除了|搞错了|弄错了|看错了|虚惊|误报|(?:火|烟)(?:已经)?(?:灭|散|扑灭)了"
    r"|(?:人|我|我们)(?:已经)?出来了|救出来了|已经好了|不用来了|关上了|关好了)(?!吗|[?？])"
)
NOT_KNOWN = "位置待核实"


def help_at_once(turn: Turn) -> Reply:
    """Open the emergency's ticket, page everybody on duty, and say what to do now."""
    emergency = turn.mind.emergency(turn.text)
    assert emergency is not None
    turn.leave()
    known = _under_way(turn, emergency.category)
    ticket = _pass_on(turn, known) if known else _opened(turn, emergency.category, emergency.title)
    called = [ticket.assignee] if ticket.assignee else ticket.offered or turn.rules.managers()
    names = "、".join(turn.rules.name_of(person) for person in called)
    reply = turn.say(emergency.reply, number=ticket.number, staff=names, place=ticket.place)
    return replace(reply, urgent=True)


def listen(turn: Turn) -> Reply | None:
    """Pass on what somebody says while help is on the way; None when none is."""
    ticket = _under_way(turn)
    if ticket is None:
        return None
    values = turn.desk.values(_pass_on(turn, ticket))
    if ALL_CLEAR.search(turn.text):
        return turn.say("emergency.all_clear", **values)
    coming = ticket.status in {Status.ACCEPTED, Status.ON_SITE}
    return replace(
        turn.say("emergency.passed_on" if coming else "emergency.still_calling", **values), urgent=True
    )


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


def _pass_on(turn: Turn, ticket: Ticket) -> Ticket:
    turn.desk.write(ticket, turn.person.address, "said", turn.text)
    known = turn.desk.change(ticket)
    for person in sorted({ticket.assignee} if ticket.assignee else {*ticket.offered}):
        turn.desk.tell_staff(known, person, "staff.emergency_words", words=turn.text)
    return known


def _opened(turn: Turn, category: str, title: str) -> Ticket:
    home = turn.person.home
    place = report_place(turn.text, home)
    matter = Matter(
        category=category,
        place=place.label if place else home.label if home else NOT_KNOWN,
        problem=title,
        resident=_named_resident(turn, place) if turn.person.is_staff else turn.person.address,
        reporter=turn.person.address,
        building=place.building if place and place.building else home.building if home else "",
        words=turn.text,
    )
    return open_ticket(turn.desk, matter)


def _named_resident(turn: Turn, place: ReportPlace | None) -> str:
    """Return who lives in the home that a colleague named, "" for a public place."""
    if place is None or place.public:
        return ""
    people = turn.ledger.residents_of(place.label, turn.today)
    return people[0].person if people else ""
