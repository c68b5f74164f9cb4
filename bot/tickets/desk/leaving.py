"""Somebody left the staff: their tasks go to others, the cases that they owned to the butlers."""

from dataclasses import replace

from bot.tickets.desk.core import SYSTEM, Desk
from bot.tickets.desk.dispatching import dispatch, first_words, page_everybody
from bot.tickets.rules import staff_address
from bot.tickets.ticket import DONE, ENDED, Status, Ticket


def give_away(desk: Desk, ticket: Ticket) -> None:
    """Give the ticket of somebody who left to others, and the case of an owner who left to the butler."""
    people = {staff_address(name) for name in desk.rules.staff.people}
    if ticket.case_owner not in people and ticket.status not in ENDED:
        building = next((name for name in desk.rules.estate.buildings if ticket.place.startswith(name)), "")
        ticket = desk.change(ticket, case_owner=desk.rules.case_owner(building))
        desk.write(ticket, SYSTEM, "owner left", ticket.case_owner)
    if ticket.assignee in {"", *people} or ticket.status in DONE:
        return
    desk.write(ticket, SYSTEM, "left", ticket.assignee)
    if ticket.status not in {Status.ASSIGNED, Status.REOPENED}:
        desk.tell_resident(ticket, "ticket.new_colleague")
    if ticket.kind == "emergency":
        freed = desk.move(ticket, Status.OPENED, SYSTEM, "left", assignee="")
        page_everybody(desk, freed, first_words(desk, ticket))
    else:
        dispatch(desk, replace(ticket, offered=()))
