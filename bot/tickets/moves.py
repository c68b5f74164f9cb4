"""The legal moves of a ticket: one literal table, with the reason beside each row."""

from bot.tickets.ticket import Status

ALLOWED_MOVES: dict[Status, frozenset[Status]] = {
    # Nobody has it yet: dispatch asks someone, or someone takes it.
    Status.OPENED: frozenset({Status.ASSIGNED, Status.ACCEPTED, Status.CANCELLED}),
    # Somebody is asked: accepts, or is passed over for the next; back to opened when nobody is left.
    Status.ASSIGNED: frozenset({Status.ASSIGNED, Status.OPENED, Status.ACCEPTED, Status.CANCELLED}),
    # Some matters are settled by phone, so finishing without having been on site is legal.
    Status.ACCEPTED: frozenset(
        {Status.ON_SITE, Status.FINISHED, Status.WAITING, Status.ASSIGNED, Status.OPENED, Status.CANCELLED}
    ),
    # Once somebody stands at the door it is finished, waited for or handed on, but no more cancelled by chat.
    Status.ON_SITE: frozenset({Status.FINISHED, Status.WAITING, Status.ASSIGNED, Status.OPENED}),
    # Parts, the developer or the resident are waited for; it goes on by itself, or is waited for longer, or
    # goes back because whoever waited has left the staff.
    Status.WAITING: frozenset(
        {
            Status.ACCEPTED,
            Status.WAITING,
            Status.ON_SITE,
            Status.FINISHED,
            Status.ASSIGNED,
            Status.OPENED,
            Status.CANCELLED,
        }
    ),
    # The resident has the last word.
    Status.FINISHED: frozenset({Status.CLOSED, Status.REOPENED}),
    # The same person comes again; if they can't, it is handed on.
    Status.REOPENED: frozenset(
        {Status.ACCEPTED, Status.ON_SITE, Status.FINISHED, Status.ASSIGNED, Status.OPENED, Status.CANCELLED}
    ),
    # What looked mended broke again.
    Status.CLOSED: frozenset({Status.REOPENED}),
    Status.CANCELLED: frozenset(),
}


def may_move(origin: Status, target: Status) -> bool:
    """Return whether a ticket may go from one status to another."""
    return target in ALLOWED_MOVES[origin]
