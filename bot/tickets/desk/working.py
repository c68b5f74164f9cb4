"""What staff do to a ticket: accept, decline, arrive, wait, finish, hand on, note, speak to the resident."""

from bot.outbox.notice import Weight
from bot.tickets.calendar import Span
from bot.tickets.desk import pausing
from bot.tickets.desk.calling_back import called_meanwhile
from bot.tickets.desk.core import Desk
from bot.tickets.desk.dispatching import back_to_all, offer
from bot.tickets.partner import is_partner
from bot.tickets.promise import open_promise, settled
from bot.tickets.refused import Refused
from bot.tickets.scripts import IN_WORDS
from bot.tickets.talk import TOLD
from bot.tickets.ticket import ENDED, PromiseKind, Status, Ticket

RESPONSE = {PromiseKind.RESPONSE}
ARRIVAL = {PromiseKind.RESPONSE, PromiseKind.ARRIVAL}
# Done is done: mended or answered.
RESOLUTION = {PromiseKind.RESPONSE, PromiseKind.ARRIVAL, PromiseKind.RESOLUTION, PromiseKind.ANSWER}

UNTAKEN = {Status.OPENED, Status.ASSIGNED, Status.REOPENED}


def accept(desk: Desk, number: str, staff: str) -> Ticket:
    """Take a ticket that nobody has taken yet; whoever comes second is told who has it."""
    ticket = desk.find_for(number, staff)
    _refuse_ended(desk, ticket)
    if ticket.status not in UNTAKEN:
        script = "staff.yours_already" if ticket.assignee == staff else "staff.taken"
        raise Refused(script, **desk.values(ticket))
    taken = take(desk, ticket, staff)
    desk.tell_resident(taken, f"ticket.accepted{_ending(taken)}")
    return taken


def take(desk: Desk, ticket: Ticket, staff: str) -> Ticket:
    """Put an untaken ticket into this person's hands; all others who were asked hear of it."""
    passed_over = ticket.assignee
    kept = settled(ticket.promises, RESPONSE, desk.now)
    taken = desk.move(ticket, Status.ACCEPTED, staff, assignee=staff, promises=kept)
    # In an emergency the managers were called as well.
    called = desk.managers() if ticket.kind == "emergency" else []
    for person in sorted({*ticket.offered, *called, passed_over} - {staff, ""}):
        desk.tell_staff(taken, person, "staff.taken_by_other")
    return taken


def decline(desk: Desk, number: str, staff: str, reason: str) -> Ticket:
    """Give a ticket back: others are asked at once, and whoever counted on this person is told."""
    ticket = _own(desk, number, staff)
    if ticket.status not in {Status.ASSIGNED, Status.ACCEPTED, Status.REOPENED}:
        raise Refused("ticket.not_now", **desk.values(ticket))
    desk.write(ticket, staff, "declined", reason)
    colleague = desk.rules.name_of(staff)
    if ticket.status is Status.ACCEPTED:
        desk.tell_resident(ticket, "ticket.given_back", colleague=colleague)
    if ticket.case_owner != staff:
        desk.tell_staff(ticket, ticket.case_owner, "staff.declined", colleague=colleague, reason=reason)
    return back_to_all(desk, ticket, staff, reason)


def arrive(desk: Desk, number: str, staff: str) -> Ticket:
    """Be on site: who was asked and never said 接单 accepts by coming; nobody comes to give an answer."""
    if _own(desk, number, staff).kind in IN_WORDS:
        raise Refused("staff.no_visit", **desk.values(desk.find(number)))
    ticket = _taken(desk, number, staff)
    if ticket.status is Status.ON_SITE:
        raise Refused("staff.there_already", **desk.values(ticket))
    there = desk.move(ticket, Status.ON_SITE, staff, promises=settled(ticket.promises, ARRIVAL, desk.now))
    there, new_times = pausing.go_on(desk, ticket, there)
    script = "ticket.arrived_after_pause" if new_times else "ticket.arrived"
    desk.tell_resident(there, script)
    return there


def finish(desk: Desk, number: str, staff: str, note: str, done: str = "") -> Ticket:
    """Finish the work; the resident is asked whether it is mended, and the asking is followed up.

    The `note` is for colleagues; `done` is what the resident reads of it, in words that were checked.

    Raises `Refused` where an answer is owed, and neither was one sent nor does `note` tell how it was given.
    """
    if not note and _owes_an_answer(desk, _own(desk, number, staff)):
        raise Refused("staff.say_first", **desk.values(desk.find(number)))
    ticket = _taken(desk, number, staff)
    if ticket.status is Status.FINISHED:
        raise Refused("staff.finished_already", **desk.values(ticket))
    kept = settled(ticket.promises, RESOLUTION, desk.now)
    finished = desk.move(ticket, Status.FINISHED, staff, note, promises=kept)
    if not finished.resident:
        return desk.move(finished, Status.CLOSED, staff)
    desk.tell_resident(finished, f"ticket.finished{_ending(finished)}", Weight.RESULT, done=done)
    remind = desk.rules.level(ticket.category).after_finish.remind_after
    desk.later("confirm.remind", finished, desk.now + remind, f"{finished.reopened}@{desk.now.isoformat()}")
    return finished


def wait(desk: Desk, number: str, staff: str, reason: str, visit: Span | None) -> Ticket:
    """Wait for parts, the developer or the resident, until the visit that is named; the resident is told."""
    return pausing.pause(desk, _taken(desk, number, staff), staff, reason, visit)


def resume(desk: Desk, number: str, staff: str) -> Ticket:
    """Go on with what was waited for; the resident hears the times that count from now on."""
    ticket = _own(desk, number, staff)
    if ticket.status is not Status.WAITING:
        raise Refused("staff.not_waiting", **desk.values(ticket))
    going, _ = pausing.go_on(desk, ticket, desk.move(ticket, Status.ACCEPTED, staff, "resumed"))
    desk.tell_resident(going, "ticket.resumed", Weight.RESULT)
    return going


def transfer(desk: Desk, number: str, staff: str, colleague: str) -> Ticket:
    """Hand the ticket on; whoever had it, the resident and the case owner hear who comes now."""
    ticket = _own(desk, number, staff)
    _refuse_partner(desk, ticket, staff)
    if colleague == staff and ticket.assignee == staff:
        raise Refused("staff.transfer_self", **desk.values(ticket))
    if ticket.status is Status.FINISHED:
        raise Refused("ticket.not_now", **desk.values(ticket))
    desk.write(ticket, staff, "transferred", colleague)
    handed = offer(desk, ticket, colleague, staff)
    if ticket.assignee not in {"", staff, colleague}:
        desk.tell_staff(handed, ticket.assignee, "staff.taken_from_you")
    handed, new_times = pausing.go_on(desk, ticket, handed)
    if new_times:
        desk.tell_resident(handed, "ticket.resumed", Weight.RESULT)
    desk.tell_resident(handed, "ticket.transferred")
    if ticket.case_owner not in {staff, colleague}:
        desk.tell_staff(handed, ticket.case_owner, "staff.transferred", colleague=desk.rules.name_of(staff))
    return handed


def note(desk: Desk, number: str, staff: str, text: str) -> Ticket:
    """Add a line for colleagues to the ticket's timeline; residents don't read it."""
    ticket = desk.find_for(number, staff)
    desk.write(ticket, staff, "note", text)
    return desk.change(ticket)


def may_write(desk: Desk, number: str, staff: str) -> Ticket:
    """Return the ticket to whose resident this colleague may write: only who has to do with it may."""
    ticket = desk.find_for(number, staff)
    _refuse_partner(desk, ticket, staff)
    if staff not in {ticket.assignee, ticket.case_owner, *desk.rules.leaders()}:
        raise Refused("staff.not_yours", **desk.values(ticket))
    return ticket


def say_to_resident(desk: Desk, number: str, staff: str, words: str) -> Ticket:
    """Pass a colleague's words on to the ticket's resident; they were checked before."""
    ticket = may_write(desk, number, staff)
    if ticket.assignee == staff and ticket.status in UNTAKEN:
        ticket = accept(desk, number, staff)
    desk.write(ticket, staff, TOLD, words)
    said = desk.change(ticket)
    speaker = desk.rules.name_of(staff)
    desk.tell_resident(said, "ticket.staff_says", Weight.RESULT, words=words, speaker=speaker)
    return said


def call_back_done(desk: Desk, number: str, staff: str, text: str) -> Ticket:
    """Close a finished ticket by a recorded call-back, which is for the case owner, the desk or a manager.

    A call that was promised while the work goes on is recorded, and the work goes on.
    """
    ticket = desk.find_for(number, staff)
    _refuse_ended(desk, ticket)
    promised = open_promise(ticket, PromiseKind.FOLLOW_UP)
    if ticket.status is not Status.FINISHED and not promised:
        raise Refused("ticket.not_now", **desk.values(ticket))
    if staff not in {ticket.case_owner, *desk.rules.callers()}:
        raise Refused("staff.not_yours_to_call", **desk.values(ticket))
    if ticket.status is not Status.FINISHED:
        return called_meanwhile(desk, ticket, staff, text)
    kept = settled(ticket.promises, {PromiseKind.FOLLOW_UP}, desk.now)
    closed = desk.move(ticket, Status.CLOSED, staff, text, promises=kept)
    desk.tell_resident(closed, "ticket.closed_by_call")
    return closed


def _ending(ticket: Ticket) -> str:
    """Return the ending of a script that is worded for this kind of ticket, "" for the usual one."""
    return f"_{ticket.kind}" if ticket.kind in {"emergency", "enquiry"} else ""


def _own(desk: Desk, number: str, staff: str) -> Ticket:
    """Return the ticket if it is this person's to act on (a manager may act on any)."""
    ticket = desk.find_for(number, staff)
    _refuse_ended(desk, ticket)
    # What nobody has yet, its owner may hand out: the ladder asks them to.
    unassigned = not ticket.assignee and staff == ticket.case_owner
    if ticket.assignee != staff and staff not in desk.rules.leaders() and not unassigned:
        raise Refused("staff.not_yours", **desk.values(ticket))
    return ticket


def _refuse_partner(desk: Desk, ticket: Ticket, staff: str) -> None:
    """Whom a partner's ticket goes to next, and what the resident reads, is for our own people to say."""
    if is_partner(staff, desk.rules):
        raise Refused("staff.partner_may", **desk.values(ticket))


def _owes_an_answer(desk: Desk, ticket: Ticket) -> bool:
    """Whether the resident has not had a word from a colleague since it was opened, or opened again."""
    if ticket.kind not in IN_WORDS or not ticket.resident or ticket.status is Status.FINISHED:
        return False
    actions = [
        entry.action
        for entry in (*desk.docket.shelf.timeline(ticket.number), *desk.docket.entries)
        if entry.number == ticket.number and entry.action in {TOLD, Status.REOPENED.value}
    ]
    return not actions or actions[-1] != TOLD


def _taken(desk: Desk, number: str, staff: str) -> Ticket:
    """Return the ticket accepted by this person, accepting it on the way when they were asked."""
    ticket = _own(desk, number, staff)
    return accept(desk, number, staff) if ticket.status in UNTAKEN else ticket


def _refuse_ended(desk: Desk, ticket: Ticket) -> None:
    if ticket.status in ENDED:
        raise Refused(f"staff.{ticket.status}_already", **desk.values(ticket))
