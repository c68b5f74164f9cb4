"""Open a ticket, and find the person who is asked to do it."""

from dataclasses import dataclass, replace
from datetime import datetime

from bot.outbox.notice import Weight
from bot.tickets.desk.core import SYSTEM, Desk
from bot.tickets.promise import made
from bot.tickets.roster import able, choose, on_duty
from bot.tickets.rules import staff_address
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
    """Open a ticket for a matter: number, promises, case owner, and the first person asked."""
    rules = desk.rules
    level = rules.level(matter.category)
    ticket = Ticket(
        number=f"{FIRST_NUMBER + desk.docket.next_number():04d}",
        kind=rules.category(matter.category).kind,
        category=matter.category,
        status=Status.OPENED,
        resident=matter.resident,
        place=matter.place,
        problem=matter.problem,
        case_owner=matter.reporter
        if matter.reporter != matter.resident
        else rules.case_owner(matter.building),
        opened_at=desk.now,
        opened_by=matter.reporter,
        visit=matter.visit,
        promises=made(level.promises, desk.now, matter.visit, rules.calendar),
    )
    desk.docket.keep(ticket)
    desk.write(ticket, matter.reporter, Status.OPENED.value, matter.words or matter.problem)
    for promise in ticket.promises:
        desk.watch(ticket, promise)
    if ticket.kind == "emergency":
        return page_everybody(desk, ticket, matter.words or matter.problem)
    return dispatch(desk, ticket)


def dispatch(desk: Desk, ticket: Ticket) -> Ticket:
    """Ask the next able person on duty; when nobody is left, the manager is told and the ticket is open."""
    rules = desk.rules
    candidates = able(rules.staff, rules.category(ticket.category).skill, desk.now)
    load = {name: len(desk.docket.shelf.tasks_of(staff_address(name))) for name in candidates}
    passed_over = frozenset(person.partition(":")[2] for person in ticket.offered)
    chosen = choose(candidates, load, passed_over)
    if chosen is None:
        return _nobody_left(desk, ticket)
    return offer(desk, ticket, staff_address(chosen))


def offer(desk: Desk, ticket: Ticket, person: str, actor: str = SYSTEM) -> Ticket:
    """Ask one person: they get the task, and are passed over when they don't accept in time."""
    asked = desk.move(
        ticket, Status.ASSIGNED, actor, person, assignee=person, offered=(*ticket.offered, person)
    )
    desk.tell_staff(asked, person, "staff.enquiry" if asked.kind == "enquiry" else "staff.task")
    wait = desk.rules.level(ticket.category).accept_within
    desk.later("accept.wait", asked, desk.now + wait, f"{person}#{len(asked.offered)}")
    return asked


def page_everybody(desk: Desk, ticket: Ticket, words: str) -> Ticket:
    """Ask everybody able who is on duty at once, and tell the managers: seconds count."""
    rules = desk.rules
    skill = rules.category(ticket.category).skill
    names = able(rules.staff, skill, desk.now) or on_duty(rules.staff, desk.now)
    paged = replace(ticket, offered=tuple(staff_address(name) for name in names))
    desk.docket.keep(paged)
    for person in paged.offered:
        desk.tell_staff(paged, person, "staff.emergency", words=words)
    desk.tell_managers(paged, "staff.emergency", words=words)
    desk.later("accept.wait", paged, desk.now + rules.level(ticket.category).accept_within, "everybody#1")
    return paged


def told_for(desk: Desk, ticket: Ticket) -> None:
    """Tell the resident in whose name staff opened the ticket."""
    desk.tell_resident(ticket, "ticket.opened_for_you", Weight.RESULT)


def renew_promises(desk: Desk, ticket: Ticket) -> Ticket:
    """Give a ticket that is worked on again a fresh set of promises."""
    level = desk.rules.level(ticket.category)
    fresh = made(level.promises, desk.now, None, desk.rules.calendar)
    renewed = desk.change(ticket, promises=ticket.promises + fresh)
    for promise in fresh:
        desk.watch(renewed, promise)
    return renewed


def _nobody_left(desk: Desk, ticket: Ticket) -> Ticket:
    if ticket.status is not Status.OPENED:
        ticket = desk.move(ticket, Status.OPENED, SYSTEM, "nobody left to ask", assignee="")
    desk.tell_managers(ticket, "staff.nobody_left")
    return ticket
