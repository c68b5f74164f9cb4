"""A manager calls a resident back: promised, watched, and the manager's matter from then on."""

from dataclasses import replace

from bot.speech.times import say_time
from bot.tickets.concerned import concerned
from bot.tickets.desk.core import SYSTEM, Desk
from bot.tickets.promise import open_promise, promised, settled
from bot.tickets.ticket import Promise, PromiseKind, Ticket

CALLED_BACK = "called back"


def manager_calls(desk: Desk, ticket: Ticket) -> Ticket | None:
    """Promise the manager's call and return the ticket; None where no manager may handle it.

    One that is promised already stays as it is: nobody is put off by a second time.
    """
    if open_promise(ticket, PromiseKind.FOLLOW_UP):
        return ticket
    about = concerned(ticket, desk.rules)
    manager = next((person for person in desk.managers() if person not in about), "")
    if not manager:
        return None
    promise = call_back(desk)
    calling = desk.promise(replace(ticket, case_owner=manager), promise)
    desk.write(calling, SYSTEM, "call back", manager)
    desk.tell_staff(calling, manager, "staff.manager_calls", call=say_time(promise.due_at, desk.now))
    return calling


def call_back(desk: Desk) -> Promise:
    """Return the promise of a call, as services.yaml has it for all categories."""
    limit = desk.rules.services.call_back
    return promised(PromiseKind.FOLLOW_UP, limit, desk.now, desk.rules.calendar)


def called_meanwhile(desk: Desk, ticket: Ticket, staff: str, text: str) -> Ticket:
    """Record a call that was promised while the work goes on; the ticket stays where it is."""
    kept = settled(ticket.promises, {PromiseKind.FOLLOW_UP}, desk.now)
    called = desk.change(ticket, promises=kept)
    desk.write(called, staff, CALLED_BACK, text)
    return called
