"""Find the person who does it: the next able one on duty, everybody at once in an emergency, or later."""

from dataclasses import replace
from datetime import datetime, timedelta

from bot.reminders.quiet_hours import after_quiet
from bot.tickets.concerned import concerned
from bot.tickets.desk.core import SYSTEM, Desk
from bot.tickets.desk.night import awake
from bot.tickets.desk.so_far import so_far
from bot.tickets.partner import is_partner
from bot.tickets.promise import open_promise
from bot.tickets.refused import Refused
from bot.tickets.roster_choice import Candidate, choose, grid_of
from bot.tickets.rules import staff_address
from bot.tickets.talk import ASKED_FOR_A_PERSON
from bot.tickets.ticket import PromiseKind, Status, Ticket

# When everybody passed it over, all are asked again after so many times the usual wait.
AGAIN_AFTER = 5
# Whose turn it is, is looked for so far back: who got nothing since is the first.
TURNS_COUNT = timedelta(days=14)


def dispatch(desk: Desk, ticket: Ticket, times: int = 0) -> Ticket:
    """Ask the next able person on duty, or all of them at once where the quickest takes it (抢单).

    When nobody is left, it goes up the ladder of its level and is tried again.
    """
    candidates = _candidates(desk, ticket)
    morning = _may_be_asked(desk, ticket)
    if morning > desk.now:
        if ticket.status is not Status.OPENED:
            ticket = desk.move(ticket, Status.OPENED, SYSTEM, "waits for the morning", assignee="")
        return dispatch_later(desk, ticket, morning, times)
    passed_over = frozenset(person.partition(":")[2] for person in ticket.offered)
    mode = desk.rules.category(ticket.category).mode
    if mode == "grab" and not passed_over and len(candidates) > 1 and not concerned(ticket, desk.rules):
        return _offer_to_all(desk, ticket, candidates)
    left = [name for name in candidates if name not in passed_over]
    chosen = choose(_known_of(desk, ticket, left), passed_over, mode)
    return offer(desk, ticket, staff_address(chosen)) if chosen else nobody_left(desk, ticket, times)


def _known_of(desk: Desk, ticket: Ticket, names: list[str]) -> list[Candidate]:
    """Return what is known of those who could be asked; of a single one nothing need be looked up."""
    if len(names) < 2:
        return [Candidate(name) for name in names]
    shelf, rules = desk.docket.shelf, desk.rules
    building = next((name for name in rules.estate.buildings if ticket.place.startswith(name)), "")
    addresses = {name: staff_address(name) for name in names}
    people = list(addresses.values())
    load = shelf.loads_of(people)
    busy = [person for person in people if load.get(person)]
    near = shelf.next_door(busy, building) if building and busy else ()
    last = shelf.last_at(ticket.place)
    rotates = rules.category(ticket.category).mode == "rotate"
    turns = shelf.last_turns(people, ticket.category, desk.now - TURNS_COUNT) if rotates else {}
    return [
        Candidate(
            name,
            grid_of(rules.staff.people[name], rules.estate.buildings.get(building), rules.estate.grids),
            load.get(person, 0),
            next_door=person in near,
            knows=person == last,
            partner=is_partner(person, rules),
            last_turn=turns.get(person),
        )
        for name, person in addresses.items()
    ]


def _offer_to_all(desk: Desk, ticket: Ticket, names: list[str]) -> Ticket:
    """Ask everybody able at once: whoever accepts first has it, and the others are told so."""
    if ticket.status is not Status.OPENED:
        ticket = desk.move(ticket, Status.OPENED, SYSTEM, "everybody is asked", assignee="")
    asked = desk.change(ticket, offered=tuple(map(staff_address, names)))
    desk.write(asked, SYSTEM, "asked", "、".join(asked.offered))
    for person in asked.offered:
        desk.tell_staff(asked, person, "staff.grab")
    wait = desk.rules.level(ticket.category).accept_within
    desk.later("grab.wait", asked, desk.now + wait, desk.source)
    return asked


def _may_be_asked(desk: Desk, ticket: Ticket) -> datetime:
    """Return when somebody may be asked to take the ticket: now, or in the morning."""
    if concerned(ticket, desk.rules):
        # A manager is on no roster: what is no emergency waits until they are up.
        return after_quiet(desk.now, desk.rules.estate.quiet_hours)
    return awake(desk.rules, ticket.category, desk.now)


def _candidates(desk: Desk, ticket: Ticket) -> list[str]:
    """Return who may be asked: those able on duty; what is said of colleagues is looked into by a manager."""
    rules, about = desk.rules, concerned(ticket, desk.rules)
    names = desk.able(rules.category(ticket.category).skill)
    if about:
        leading = [person.partition(":")[2] for person in desk.managers()]
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
    elif is_partner(person, desk.rules):
        ask_partner(desk, asked, person)
    else:
        desk.tell_staff(asked, person, "staff.task")
    wait = desk.rules.level(ticket.category).accept_within
    # The key of the occasion keeps the wait apart from all others: nobody's time may be swallowed.
    desk.later("accept.wait", asked, desk.now + wait, f"{person}#{desk.source}")
    return asked


def ask_partner(desk: Desk, ticket: Ticket, person: str) -> None:
    """Ask somebody of a partner company; the matter stays the case owner's, who is told who does it.

    The company still answers for what it hands to a specialist (Civil Code, art. 941).
    """
    company = desk.rules.staff.company_of(person.partition(":")[2])
    desk.tell_staff(ticket, person, "staff.partner_task", company=company)
    if ticket.case_owner != person:
        desk.tell_staff(ticket, ticket.case_owner, "staff.partner_asked", company=company)


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
    names = desk.able(skill) or _ours(desk)
    people = tuple(person for person in map(staff_address, names) if person != but)
    paged = desk.docket.keep(replace(ticket, offered=people))
    for person in dict.fromkeys((*paged.offered, *desk.managers())):
        script = "staff.emergency" if times == 1 else "staff.emergency_again"
        desk.tell_staff(paged, person, script, words=words, times=times)
    wait = rules.level(ticket.category).accept_within * 2 ** (times - 1)
    desk.later("page.again", paged, desk.now + wait, f"{times}#{rounds(desk, ticket)}")
    return paged


def _ours(desk: Desk) -> list[str]:
    """Return those of our own people who are on duty: what is told of an emergency is no partner's."""
    return [name for name in desk.on_duty() if not desk.rules.staff.company_of(name)]


def call_others(desk: Desk, ticket: Ticket) -> None:
    """Send whoever else is on duty to an emergency to which nobody has come, and keep who accepted it."""
    names = desk.able(desk.rules.category(ticket.category).skill) or _ours(desk)
    for person in dict.fromkeys((*map(staff_address, names), *desk.managers())):
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


def nobody_left(desk: Desk, ticket: Ticket, times: int) -> Ticket:
    """Go up the ladder: nobody of those able has accepted, or there is nobody to ask."""
    if ticket.status is not Status.OPENED:
        ticket = desk.move(ticket, Status.OPENED, SYSTEM, "nobody left to ask", assignee="")
    comes = desk.next_able(desk.rules.category(ticket.category).skill)
    response = open_promise(ticket, PromiseKind.RESPONSE)
    if comes and not ticket.offered and response and comes < response.due_at:
        # Nobody was asked yet, and who comes on duty comes in time: the night is left to those who sleep.
        return dispatch_later(desk, ticket, comes)
    return climb(desk, ticket, times)


def climb(desk: Desk, ticket: Ticket, times: int, rung: int = 1) -> Ticket:
    """Tell whoever stands on a rung of the ladder; who is off duty or not to know of it is stepped over.

    Each rung has the time in which a ticket is to be accepted; at the top all are asked afresh, ever later.
    """
    level = desk.rules.level(ticket.category)
    for at in range(rung, len(level.ladder) - 1):
        told = _standing_on(desk, ticket, level.ladder[at])
        for person in told:
            desk.tell_staff(ticket, person, "staff.nobody_left")
        if told and at + 2 < len(level.ladder):
            desk.later(
                "ladder.climb", ticket, desk.now + level.accept_within, f"{times}.{at + 1}#{desk.source}"
            )
            return ticket
    again = desk.now + level.accept_within * AGAIN_AFTER * 2**times
    comes = desk.next_able(desk.rules.category(ticket.category).skill)
    return dispatch_later(desk, ticket, min(again, comes) if comes else again, times + 1)


def _standing_on(desk: Desk, ticket: Ticket, rung: str) -> list[str]:
    """Return whom a rung of the ladder means now: managers at any hour, all others when they are on duty."""
    if rung == "manager":
        return desk.managers()
    there = [staff_address(name) for name in desk.on_duty()]
    people = desk.rules.staff.people
    desks = [person for person in there if "front_desk" in people[person.partition(":")[2]].roles]
    meant = [person for person in there if person == ticket.case_owner] if rung == "butler" else desks
    return [person for person in meant if person not in concerned(ticket, desk.rules)]
