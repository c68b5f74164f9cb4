"""Somebody leaves the account: staff who count on reaching them hear it once, and a dialogue is left."""

from dataclasses import replace

from bot.conversation.turn import Turn
from bot.reply import Reply
from bot.tickets.describe import TICKET_VALUES
from bot.tickets.ticket import DONE, Ticket
from handlers import human
from handlers.voices.complaint_matter import UNSIGNED

# The timeline's action that says so; whoever was told once need not hear it again.
LEFT = "left the account"

SCRIPTS = {"staff.unreachable": TICKET_VALUES | {"numbers"}}


def unfollow(turn: Turn) -> Reply:
    """Break off what waits for the resident's words, and tell who answers for their open tickets."""
    silence = human.unfollow(turn)
    turn.leave()
    if turn.conversation.parked:
        turn.conversation = replace(turn.conversation, parked={})
    for owner, tickets in _by_owner(turn).items():
        numbers = "、".join(ticket.number for ticket in tickets)
        turn.desk.tell_staff(tickets[0], owner, "staff.unreachable", numbers=numbers)
        for ticket in tickets:
            turn.desk.write(ticket, turn.person.address, LEFT)
            turn.desk.change(ticket)
    return silence


def _by_owner(turn: Turn) -> dict[str, list[Ticket]]:
    """Return the tickets that are not done and of which nobody has heard that their resident left."""
    # A colleague in talk has just heard it from the talk.
    heard = {notice.ticket for notice in turn.desk.docket.notices}
    found: dict[str, list[Ticket]] = {}
    mine = turn.ledger.tickets_of(turn.person.address, turn.now)
    # Beside the others an unsigned complaint would tell whose it is, and nobody could call them anyway.
    for ticket in (one for one in mine if one.place != UNSIGNED):
        told = any(entry.action == LEFT for entry in turn.ledger.timeline(ticket.number))
        if ticket.status not in DONE and not told and ticket.number not in heard:
            found.setdefault(ticket.case_owner, []).append(turn.desk.find(ticket.number))
    return found
