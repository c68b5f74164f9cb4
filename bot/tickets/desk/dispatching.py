"""Find the person who does it: the next able one on duty, everybody at once in an emergency, or later."""

from dataclasses import replace
from datetime import datetime

from bot.reminders.quiet_hours import after_quiet
from bot.tickets.concerned import concerned
from bot.tickets.desk.core import SYSTEM, Desk
from bot.tickets.desk.night import awake
from bot.tickets.desk.so_far import so_far
from bot.tickets.promise import open_promise
from bot.tickets.refused import Refused
from bot.tickets.roster import able, choose, next_able, on_duty
from bot.tickets.rules import staff_address
from bot.tickets.talk import ASKED_FOR_A_PERSON
from bot.tickets.ticket import PromiseKind, Status, Ticket

# When everybody passed it over, all are asked again after so many times the usual wait.
AGAIN_AFTER = 5


def dispatch(desk: Desk, ticket: Ticket, times: int = 0) -> Ticket:
    """Ask the next able person on duty; when nobody is left, the managers are told and it is tried again."""
    candidates = _candidates(desk, ticket)
    morning = _may_be_asked(desk, ticket)
    if morning > desk.now:
        if ticket.status is not Status.OPENED:
            ticket = desk.move(ticket, Status.OPENED, SYSTEM, "waits for the morning", assignee="")
        return dispatch_later(desk, ticket, morning, times)
    addresses = {name: staff_address(name) for name in candidates}
    known = desk.docket.shelf.loads_of(addresses.values())
    load = {name: known.get(address, 0) for name, address in addresses.items()}
    passed_over = frozenset(person.partition(":")[2] for person in ticket.offered)
    chosen = choose(candidates, load, passed_over)
    return offer(desk, ticket, staff_address(chosen)) if chosen else _nobody_left(desk, ticket, times)


def _may_be_asked(desk: Desk, ticket: Ticket) -> datetime:
    """Return when somebody may be asked to take the ticket: now, or in the morning."""
    if concerned(ticket, desk.rules):
        # A manager is on no roster: what is no emergency waits until they are up.
        return after_quiet(desk.now, desk.rules.estate.quiet_hours)
    return awake(desk.rules, ticket.category, desk.now)


def _candidates(desk: Desk, ticket: Ticket) -> list[str]:
    """Return who may be asked: those able on duty; what is said of colleagues is looked into by a manager."""
    rules, about = desk.rules, concerned(ticket, desk.rules)
    names = able(rules.staff, rules.category(ticket.category).skill, desk.now)
    if about:
        leading = rules.staff.with_role("manager")
        free = [[name for name in group if staff_address(name) not in about] for group in (leading, names)]
        return free[0] or free[1]
    return names


def offer(desk: Desk, ticket: Ticket, person: str, actor: str = SYSTEM) -> Ticket:
    """Ask one person: they get the task, and are passed over when they don't accept in time.

    Raises `Refused` where the complaint is about that very person.
    """
    if person in concerned(ticket, desk.rules):
        raise Refused("staff.concerns_them", **desk.values(ticket))
    asked = desk.move(
        ticket, Status.ASSIGNED, actor, person, assignee=person, offered=(*ticket.offered, person)
    )
    if asked.kind == "enquiry":
        for_a_person = asked.category == ASKED_FOR_A_PERSON
        script = "staff.enquiry" if for_a_person else "staff.request"
        desk.tell_staff(asked, person, script, talk=so_far(desk, asked) if for_a_person else "")
    else:
        desk.tell_staff(asked, person, "staff.task")
    wait = desk.rules.level(ticket.category).accept_within
    # The key of the occasion keeps the wait apart from all others: nobody's time may be swallowed.
    desk.later("accept.wait", asked, desk.now + wait, f"{person}#{desk.source}")
    return asked


def dispatch_later(desk: Desk, ticket: Ticket, at: datetime, times: int = 0) -> Ticket:
    """Have the ticket dispatched at a time, with everybody to be asked afresh."""
    desk.later("dispatch.again", ticket, at, f"{times}#{desk.source}")
    return ticket


def page_everybody(desk: Desk, ticket: Ticket, words: str, times: int = 1, but: str = "") -> Ticket:
    """Ask everybody able who is on duty at once (all `but` one), and the managers: seconds count.

    It is done again, ever less often, until somebody accepts.
    """
    rules = desk.rules
    skill = rules.category(ticket.category).skill
    names = able(rules.staff, skill, desk.now) or on_duty(rules.staff, desk.now)
    people = tuple(person for person in map(staff_address, names) if person != but)
    paged = desk.docket.keep(replace(ticket, offered=people))
    for person in dict.fromkeys((*paged.offered, *rules.managers())):
        script = "staff.emergency" if times == 1 else "staff.emergency_again"
        desk.tell_staff(paged, person, script, words=words, times=times)
    wait = rules.level(ticket.category).accept_within * 2 ** (times - 1)
    desk.later("page.again", paged, desk.now + wait, f"{times}#{rounds(desk, ticket)}")
    return paged


def call_others(desk: Desk, ticket: Ticket) -> None:
    """Send whoever else is on duty to an emergency to which nobody has come, and keep who accepted it."""
    names = able(desk.rules.staff, desk.rules.category(ticket.category).skill, desk.now)
    names = names or on_duty(desk.rules.staff, desk.now)
    for person in dict.fromkeys((*map(staff_address, names), *desk.rules.managers())):
        if person != ticket.assignee:
            desk.tell_staff(ticket, person, "staff.emergency_nobody_there", words=first_words(desk, ticket))


def back_to_all(desk: Desk, ticket: Ticket, staff: str, reason: str) -> Ticket:
    """Ask others when somebody gives a ticket back: the next person, or everybody in an emergency."""
    if ticket.kind != "emergency":
        offered = ticket.offered if staff in ticket.offered else (*ticket.offered, staff)
        return dispatch(desk, replace(ticket, offered=offered))
    freed = desk.move(ticket, Status.OPENED, staff, reason, assignee="")
    return page_everybody(
        desk, freed, f"{first_words(desk, ticket)}（{desk.rules.name_of(staff)}去不了）", but=staff
    )


def rounds(desk: Desk, ticket: Ticket) -> int:
    """Return how often the ticket went back to everybody."""
    entries = (*desk.docket.shelf.timeline(ticket.number), *desk.docket.entries)
    return sum(entry.action == "back" for entry in entries)


def first_words(desk: Desk, ticket: Ticket) -> str:
    """Return in which words the matter was reported."""
    entries = desk.docket.shelf.timeline(ticket.number)
    return entries[0].text if entries else ticket.problem


def _nobody_left(desk: Desk, ticket: Ticket, times: int) -> Ticket:
    if ticket.status is not Status.OPENED:
        ticket = desk.move(ticket, Status.OPENED, SYSTEM, "nobody left to ask", assignee="")
    comes = next_able(desk.rules.staff, desk.rules.category(ticket.category).skill, desk.now)
    response = open_promise(ticket, PromiseKind.RESPONSE)
    if comes and not ticket.offered and response and comes < response.due_at:
        # Nobody was asked yet, and who comes on duty comes in time: the night is left to those who sleep.
        return dispatch_later(desk, ticket, comes)
    desk.tell_managers(ticket, "staff.nobody_left")
    again = desk.now + desk.rules.level(ticket.category).accept_within * AGAIN_AFTER * 2**times
    return dispatch_later(desk, ticket, min(again, comes) if comes else again, times + 1)
