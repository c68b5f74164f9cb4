"""The desk's ticket to ask an owner by phone: opened with the note, settled by the answer."""

from dataclasses import replace

from bot.conversation.turn import Turn
from bot.residents.passes import Pass
from bot.tickets.desk import following, working
from bot.tickets.desk.opening import Matter, open_ticket
from bot.tickets.promise import settled
from bot.tickets.ticket import DONE, PromiseKind, Status, Ticket
from handlers.gate.passes import values_of

CATEGORY = "goods_out"
# Where a pass keeps the number of its ticket.
TICKET = "ticket"


def ask_by_phone(turn: Turn, one: Pass, building: str) -> tuple[Pass, Ticket]:
    """Open the ticket; return the pass that knows of it, and the ticket."""
    matter = Matter(
        category=CATEGORY,
        place=one.label,
        problem=turn.say("goods_out.to_ask", **values_of(one, turn.now)).text,
        resident=one.person,
        reporter=one.person,
        building=building,
    )
    ticket = open_ticket(turn.desk, matter)
    # Whoever asks must know how to write the answer down.
    turn.desk.tell_staff(ticket, ticket.assignee, "staff.ask_owner", **{"pass": one.number})
    return replace(one, details={**one.details, TICKET: ticket.number}), ticket


def settle(turn: Turn, one: Pass, answer: str) -> bool:
    """Close the ticket, and return whether one was open: the owner's answer is all that it asked."""
    ticket = _open_ticket(turn, one)
    if ticket is None:
        return False
    staff = turn.person.address
    if ticket.status in working.UNTAKEN:
        ticket = working.take(turn.desk, ticket, staff)
    kept = settled(ticket.promises, set(PromiseKind), turn.now)
    done = turn.desk.move(ticket, Status.FINISHED, staff, answer, promises=kept)
    turn.desk.move(done, Status.CLOSED, staff)
    return True


def call_off(turn: Turn, one: Pass) -> None:
    """Cancel the ticket, if one is open: nobody has to be asked any more."""
    ticket = _open_ticket(turn, one)
    if ticket is not None:
        following.cancel(turn.desk, ticket.number, turn.person.address)


def _open_ticket(turn: Turn, one: Pass) -> Ticket | None:
    ticket = turn.desk.docket.ticket(one.details.get(TICKET, ""))
    return ticket if ticket is not None and ticket.status not in DONE else None
