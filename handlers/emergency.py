"""Life and safety: the safety sentence, the number to call, a ticket and all on duty, in the same turn."""

from datetime import timedelta

from bot.conversation.turn import Turn
from bot.reply import Reply
from bot.tickets.describe import TICKET_VALUES
from bot.tickets.desk.opening import Matter, open_ticket
from bot.tickets.ticket import DONE, Ticket
from handlers.places import report_place

# Values that every emergency script may quote.
VALUES = frozenset({"number", "staff", "place"})
SCRIPTS = {
    "emergency.passed_on": TICKET_VALUES,
    "staff.emergency_words": TICKET_VALUES | {"words"},
}

# Frightened people write several times: for this long it is the same emergency.
SAME = timedelta(hours=2)


def help_at_once(turn: Turn) -> Reply:
    """Open the emergency's ticket, page everybody on duty, and say what to do now."""
    emergency = turn.mind.emergency(turn.text)
    assert emergency is not None
    turn.leave()
    known = _under_way(turn, emergency.category)
    ticket = _pass_on(turn, known) if known else _opened(turn, emergency.category, emergency.title)
    names = [turn.rules.name_of(person) for person in ticket.offered or turn.rules.managers()]
    return turn.say(emergency.reply, number=ticket.number, staff="、".join(names), place=ticket.place)


def listen(turn: Turn) -> Reply | None:
    """Pass on what somebody says while help is on the way; None when none is."""
    ticket = _under_way(turn)
    if ticket is None:
        return None
    return turn.say("emergency.passed_on", **turn.desk.values(_pass_on(turn, ticket)))


def _under_way(turn: Turn, category: str = "") -> Ticket | None:
    """Return the same person's emergency (of a category) for which help is under way."""
    for ticket in reversed(turn.ledger.tickets_of(turn.person.address, turn.now - SAME)):
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
    return open_ticket(
        turn.desk,
        Matter(
            category=category,
            place=place.label if place else home.label if home else "位置待核实",
            problem=title,
            words=turn.text,
            resident="" if turn.person.is_staff else turn.person.address,
            reporter=turn.person.address,
            building=home.building if home else "",
        ),
    )
