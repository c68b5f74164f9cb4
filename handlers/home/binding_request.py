"""A request to be bound that the front desk looks at: the ticket of whoever the phone on file can't prove."""

from bot.conversation.turn import Turn
from bot.tickets.desk.opening import Matter, open_ticket
from bot.tickets.desk.working import RESOLUTION, UNTAKEN
from bot.tickets.promise import settled
from bot.tickets.ticket import DONE, Status, Ticket

CATEGORY = "binding"


def ask_desk(turn: Turn, label: str, problem: str) -> Ticket:
    """Open the desk's ticket for who speaks, and tell whoever is asked how to bind them."""
    me = turn.person.address
    building = f"{label.partition('栋')[0]}栋"
    ticket = open_ticket(turn.desk, Matter(CATEGORY, label, problem, me, me, building))
    turn.desk.tell_staff(ticket, ticket.assignee, "staff.bind_request")
    return ticket


def waiting(turn: Turn, label: str = "") -> Ticket | None:
    """Return the open request of who speaks, for this home if one is named."""
    mine = turn.ledger.tickets_of(turn.person.address, turn.now)
    fit = (one for one in mine if one.category == CATEGORY and label in {"", one.place})
    return next((one for one in fit if one.status not in DONE), None)


def settle(turn: Turn, ticket: Ticket, assignee: str, note: str) -> None:
    """Close the request: there is nothing that the resident would still have to confirm."""
    desk, actor = turn.desk, turn.person.address
    if ticket.status in DONE:
        desk.write(ticket, actor, "bound", note)
        desk.change(ticket)
        return
    if ticket.status in UNTAKEN:
        ticket = desk.move(ticket, Status.ACCEPTED, actor, assignee=assignee)
    kept = settled(ticket.promises, RESOLUTION, turn.now)
    finished = desk.move(ticket, Status.FINISHED, actor, note, promises=kept)
    desk.move(finished, Status.CLOSED, actor)
