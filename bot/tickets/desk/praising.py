"""Praise: passed on to the colleagues whom it names and to the managers; nobody has to do anything."""

from collections.abc import Iterable
from datetime import datetime

from bot.reminders.quiet_hours import after_quiet
from bot.tickets.concerned import named_in
from bot.tickets.desk.core import Desk
from bot.tickets.rules import staff_address
from bot.tickets.ticket import Ticket


def pass_on(desk: Desk, ticket: Ticket) -> Ticket:
    """Tell those who are praised and the managers, when quiet hours are over: it is sweet, not urgent."""
    praised = [staff_address(name) for name in sorted(named_in(ticket.problem, desk.rules.staff))]
    for person in praised:
        desk.tell_staff_at(_awake(desk), ticket, person, "staff.praised")
    for person in desk.managers():
        if person not in praised:
            desk.tell_staff_at(_awake(desk), ticket, person, "staff.praise")
    return ticket


def pass_on_to(desk: Desk, ticket: Ticket, names: Iterable[str]) -> Ticket:
    """Tell colleagues (ids in staff.yaml), too, who were named only after the praise was passed on."""
    ids = sorted(names)
    called = "、".join(desk.rules.staff.people[name].name for name in ids)
    desk.write(ticket, ticket.resident, "named", called)
    known = desk.change(ticket, problem=f"{called}，{ticket.problem}")
    for name in ids:
        desk.tell_staff_at(_awake(desk), known, staff_address(name), "staff.praised")
    return known


def _awake(desk: Desk) -> datetime:
    return after_quiet(desk.now, desk.rules.estate.quiet_hours)
