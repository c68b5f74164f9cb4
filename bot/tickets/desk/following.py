"""What a resident does with a ticket: confirm, rate, say that it isn't mended, urge, cancel."""

from bot.tickets.desk.core import Desk
from bot.tickets.desk.dispatching import dispatch, page_everybody
from bot.tickets.desk.opening import renew_promises
from bot.tickets.desk.working import UNTAKEN
from bot.tickets.promise import released, settled
from bot.tickets.refused import Refused
from bot.tickets.ticket import DONE, PromiseKind, Status, Ticket

RATINGS = range(1, 6)
UNHAPPY = 2
# The third urging is the manager's business.
THIRD = 3
EVERY = 10


def own(desk: Desk, number: str, resident: str) -> Ticket:
    """Return the resident's own ticket; anybody else's is as unknown as one that doesn't exist."""
    ticket = desk.find(number)
    if ticket.resident != resident:
        raise Refused("ticket.unknown", number=number)
    return ticket


def confirm(desk: Desk, number: str, resident: str) -> Ticket:
    """Close the ticket on the resident's word that it is mended."""
    ticket = own(desk, number, resident)
    if ticket.status is Status.CLOSED:
        return ticket
    if ticket.status is Status.REOPENED and ticket.kind == "enquiry":
        # Who wanted to ask more and needs no answer after all must not be kept waiting for one.
        ticket = desk.move(ticket, Status.FINISHED, resident, promises=released(ticket.promises))
    if ticket.status is not Status.FINISHED:
        raise Refused("ticket.not_finished_yet", **desk.values(ticket))
    kept = settled(ticket.promises, {PromiseKind.FOLLOW_UP}, desk.now)
    closed = desk.move(ticket, Status.CLOSED, resident, promises=kept)
    desk.tell_staff(closed, closed.assignee, "staff.confirmed")
    return closed


def rate(desk: Desk, number: str, resident: str, stars: int) -> Ticket:
    """Record 1 to 5 stars; rating a finished ticket confirms it, and an unhappy one reaches the manager."""
    ticket = own(desk, number, resident)
    if stars not in RATINGS:
        raise Refused("ticket.rate_how", **desk.values(ticket))
    if ticket.status is Status.FINISHED:
        ticket = confirm(desk, number, resident)
    if ticket.status is not Status.CLOSED:
        raise Refused("ticket.not_finished_yet", **desk.values(ticket))
    if ticket.rating:
        raise Refused("ticket.rated_already", **desk.values(ticket), stars=ticket.rating)
    desk.write(ticket, resident, "rated", str(stars))
    rated = desk.change(ticket, rating=stars)
    desk.tell_staff(rated, rated.assignee, "staff.rated", stars=stars)
    if stars <= UNHAPPY:
        desk.tell_managers(rated, "staff.unhappy", stars=stars)
    return rated


def reopen(desk: Desk, number: str, resident: str, words: str) -> Ticket:
    """Take the ticket up again with the same people and fresh promises."""
    ticket = own(desk, number, resident)
    if ticket.status is Status.CANCELLED:
        raise Refused("ticket.is_cancelled", **desk.values(ticket))
    if ticket.status not in {Status.FINISHED, Status.CLOSED}:
        raise Refused("ticket.still_open", **desk.values(ticket))
    again = desk.move(
        ticket,
        Status.REOPENED,
        resident,
        words,
        reopened=ticket.reopened + 1,
        rating=0,
        offered=(),
        visit=None,
    )
    again = renew_promises(desk, desk.change(again, promises=released(again.promises)))
    if again.kind == "emergency":
        freed = desk.move(again, Status.OPENED, resident, words, assignee="")
        return page_everybody(desk, freed, words or again.problem)
    desk.tell_managers(again, "staff.reopened_for_manager")
    if not again.assignee:
        return dispatch(desk, again)
    desk.tell_staff(again, again.assignee, "staff.reopened")
    wait = desk.rules.level(ticket.category).accept_within
    desk.later("accept.wait", again, desk.now + wait, f"{again.assignee}#{desk.source}")
    return again


def urge(desk: Desk, number: str, resident: str) -> Ticket:
    """Pass the resident's urging on; the third time it reaches the manager.

    Each one is counted, but who is pushed at every tap stops reading.
    """
    ticket = own(desk, number, resident)
    if ticket.status is Status.CANCELLED:
        raise Refused("ticket.is_cancelled", **desk.values(ticket))
    if ticket.status in DONE:
        raise Refused("ticket.nothing_to_urge", **desk.values(ticket))
    desk.write(ticket, resident, "urged")
    urged = desk.change(ticket, urged=ticket.urged + 1)
    if urged.urged in {1, THIRD} or urged.urged % EVERY == 0:
        people = [urged.assignee] if urged.assignee else list(urged.offered)
        if not urged.assignee or urged.urged >= THIRD:
            people += desk.managers()
        for person in dict.fromkeys(people):
            desk.tell_staff(urged, person, "staff.urged", times=urged.urged)
    return urged


def withdraw(desk: Desk, number: str, resident: str) -> Ticket:
    """Call off an enquiry at the resident's wish before anybody took it; whoever was asked is told.

    Raises `Refused` once somebody has taken it: then the talk is ended, and the colleague hears that.
    """
    ticket = own(desk, number, resident)
    if ticket.status not in UNTAKEN:
        raise Refused("ticket.too_late_to_cancel", **desk.values(ticket))
    return cancel(desk, number, resident)


def cancel(desk: Desk, number: str, resident: str) -> Ticket:
    """Cancel the ticket while nobody stands at the door; whoever was asked or had it is told."""
    ticket = own(desk, number, resident)
    if ticket.status is Status.CANCELLED:
        return ticket
    if ticket.status in {Status.ON_SITE, Status.FINISHED, Status.CLOSED}:
        raise Refused("ticket.too_late_to_cancel", **desk.values(ticket))
    cancelled = desk.move(ticket, Status.CANCELLED, resident, promises=released(ticket.promises))
    desk.docket.withdrawn.append(number)
    called = desk.managers() if ticket.kind == "emergency" else []
    for person in sorted({ticket.assignee, *ticket.offered, *called} - {""}):
        desk.tell_staff(cancelled, person, "staff.cancelled")
    return cancelled
