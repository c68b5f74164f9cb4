"""A ticket as a row for people outside the chat: reports, the board, the stand-in."""

from collections.abc import Callable

from bot.tickets.rules import Rules
from bot.tickets.ticket import Ticket

Row = dict[str, object]


def as_row(ticket: Ticket, rules: Rules, name: Callable[[str], str | None]) -> Row:
    """Return the ticket as plain data; `name` turns an address into what the reader knows a person by."""
    zone = rules.zone
    return {
        "number": ticket.number,
        "kind": ticket.kind,
        "category": ticket.category,
        "category_name": rules.category(ticket.category).name,
        "status": ticket.status.value,
        "resident": name(ticket.resident),
        "assignee": name(ticket.assignee),
        "owner": name(ticket.case_owner),
        "place": ticket.place,
        "problem": ticket.problem,
        "rating": ticket.rating or None,
        "opened_at": ticket.opened_at.astimezone(zone).isoformat(),
        "promises": [
            {
                "kind": promise.kind.value,
                "due": promise.due_at.astimezone(zone).isoformat(),
                "state": promise.state.value,
            }
            for promise in ticket.promises
        ],
    }
