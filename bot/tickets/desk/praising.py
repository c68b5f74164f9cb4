"""Praise: passed on to the colleagues whom it names and to the managers; nobody has to do anything."""

from bot.reminders.quiet_hours import after_quiet
from bot.tickets.concerned import named_in
from bot.tickets.desk.core import Desk
from bot.tickets.rules import staff_address
from bot.tickets.ticket import Ticket


def pass_on(desk: Desk, ticket: Ticket) -> Ticket:
    """Tell those who are praised and the managers, when quiet hours are over: it is sweet, not urgent."""
    awake = after_quiet(desk.now, desk.rules.estate.quiet_hours)
    praised = [staff_address(name) for name in sorted(named_in(ticket.problem, desk.rules.staff))]
    for person in praised:
        desk.tell_staff_at(awake, ticket, person, "staff.praised")
    for person in desk.rules.managers():
        if person not in praised:
            desk.tell_staff_at(awake, ticket, person, "staff.praise")
    return ticket
