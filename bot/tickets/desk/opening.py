"""Open a ticket: number, promises, case owner; then somebody is asked to do it."""

from dataclasses import dataclass, replace
from datetime import datetime

from bot.outbox.notice import Weight
from bot.tickets.concerned import owner_beside
from bot.tickets.desk.core import Desk
from bot.tickets.desk.dispatching import dispatch, dispatch_later, page_everybody
from bot.tickets.desk.praising import pass_on
from bot.tickets.promise import counted_from, made
from bot.tickets.ticket import Status, Ticket

FIRST_NUMBER = 1000


@dataclass(frozen=True, slots=True)
class Matter:
    """What somebody reported. `building` is where the resident lives, for the case owner.

    `problem` is what the ticket is called; `words` are the reporter's own, when they say more.
    """

    category: str
    place: str
    problem: str
    resident: str = ""
    reporter: str = ""
    building: str = ""
    visit: tuple[datetime, datetime] | None = None
    words: str = ""


def open_ticket(desk: Desk, matter: Matter) -> Ticket:
    """Open a ticket for a matter and ask somebody to do it."""
    ticket = _written(desk, matter)
    if ticket.kind == "praise":
        return pass_on(desk, ticket)
    level = desk.rules.level(ticket.category)
    name = desk.rules.services.level_name(ticket.category)
    ticket = desk.promise(ticket, *made(level.promises, desk.now, matter.visit, desk.rules.calendar, name))
    if ticket.kind == "emergency":
        return page_everybody(desk, ticket, matter.words or matter.problem)
    begins = counted_from(level.promises.response, desk.now, desk.rules.calendar)
    return dispatch(desk, ticket) if begins <= desk.now else dispatch_later(desk, ticket, begins)


def told_for(desk: Desk, ticket: Ticket) -> None:
    """Tell the resident in whose name staff opened the ticket."""
    desk.tell_resident(ticket, "ticket.opened_for_you", Weight.RESULT)


def renew_promises(desk: Desk, ticket: Ticket) -> Ticket:
    """Give a ticket that is worked on again a fresh set of promises."""
    level = desk.rules.level(ticket.category)
    name = desk.rules.services.level_name(ticket.category)
    return desk.promise(ticket, *made(level.promises, desk.now, None, desk.rules.calendar, name))


def _written(desk: Desk, matter: Matter) -> Ticket:
    rules, reporter = desk.rules, matter.reporter
    # Praise is passed on and asks for nothing: nobody waits for anything.
    praise = rules.category(matter.category).kind == "praise"
    ticket = Ticket(
        number=f"{FIRST_NUMBER + desk.docket.shelf.take_number():04d}",
        kind=rules.category(matter.category).kind,
        category=matter.category,
        status=Status.CLOSED if praise else Status.OPENED,
        resident=matter.resident,
        place=matter.place,
        problem=matter.problem,
        # Whoever is asked first owns the matter (首问责任制); for the bot that is the butler of the building.
        case_owner=reporter if reporter != matter.resident else rules.case_owner(matter.building),
        opened_at=desk.now,
        opened_by=reporter,
        visit=matter.visit,
    )
    ticket = desk.docket.keep(replace(ticket, case_owner=owner_beside(ticket, rules)))
    desk.write(ticket, reporter, Status.OPENED.value, matter.words or matter.problem)
    return ticket
