"""Life and safety: the safety sentence, the number to call, a ticket and everybody on duty, in the same turn."""

from datetime import timedelta

from bot.conversation.turn import Turn
from bot.reply import Reply
from bot.tickets.desk.opening import Matter, open_ticket
from bot.tickets.ticket import DONE, Ticket
from handlers.places import report_place

# Values that every emergency script may quote.
VALUES = frozenset({"number", "staff", "place"})

# Frightened people write several times: for this long it is the same emergency.
SAME = timedelta(hours=2)


def help_at_once(turn: Turn) -> Reply:
    """Open the emergency's ticket, page everybody on duty, and say what to do now."""
    emergency = turn.mind.emergency(turn.text)
    assert emergency is not None
    ticket = _under_way(turn, emergency.category) or _opened(turn, emergency.category, emergency.title)
    names = [turn.rules.name_of(person) for person in ticket.offered or turn.rules.managers()]
    return turn.say(emergency.reply, number=ticket.number, staff="、".join(names), place=ticket.place)


def _under_way(turn: Turn, category: str) -> Ticket | None:
    """Return the same person's ticket for this emergency, with the new words added for those on their way."""
    for ticket in turn.ledger.tickets_of(turn.person.address, turn.now - SAME):
        if ticket.category == category and ticket.status not in DONE and ticket.opened_at >= turn.now - SAME:
            turn.desk.write(ticket, turn.person.address, "said", turn.text)
            known = turn.desk.change(ticket)
            for person in {ticket.assignee, *ticket.offered} - {""}:
                turn.desk.tell_staff(known, person, "staff.emergency_words", words=turn.text)
            return known
    return None


def _opened(turn: Turn, category: str, title: str) -> Ticket:
    home = turn.person.home
    place = report_place(turn.text)
    return open_ticket(
        turn.desk,
        Matter(
            category=category,
            place=place.label if place else home.label if home else "位置待核实",
            problem=f"{title}：{turn.text}"[:120],
            resident="" if turn.person.is_staff else turn.person.address,
            reporter=turn.person.address,
            building=home.building if home else "",
        ),
    )
