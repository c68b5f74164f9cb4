"""Somebody on file is bound already: a phone alone binds nobody in their place, they are asked, or the desk.

Neighbours know each other's numbers; only who is bound, or papers, can tell who writes from another account.
"""

from collections.abc import Sequence
from dataclasses import replace

from bot.conversation.turn import Turn, with_buttons
from bot.outbox.notice import Weight
from bot.reply import Button, Reply
from bot.residents.home import Home, Resident
from bot.residents.matching import member_named
from bot.tickets.describe import TICKET_VALUES
from bot.tickets.rules import staff_address
from bot.tickets.ticket import DONE, Ticket
from handlers.home.binding_request import CATEGORY, ask_desk, settle, waiting
from handlers.home.consent import consented
from handlers.home.home_people import bind_beside, role_of, tell

PROBLEM = "这位住户已经绑定过一次，请核对证件后再绑定"
# The timeline's action of a bound person who says that it isn't theirs.
DENIED = "denied"
ANSWERS = {"bind.allow": "另一个微信是我，同意", "bind.deny": "不是我申请的"}

SCRIPTS = {
    "binding.second": TICKET_VALUES,
    "binding.second_asked": frozenset({"home", "number"}),
    "binding.second_allowed": frozenset({"home"}),
    "binding.second_denied": frozenset({"home"}),
    "binding.second_waits": frozenset[str](),
    "binding.second_gone": frozenset[str](),
    "binding.second_refused": TICKET_VALUES,
    "binding.second_done": TICKET_VALUES | {"home", "role"},
    "staff.bind_agreed": TICKET_VALUES,
    "staff.bind_denied": TICKET_VALUES,
}


def bound_as(turn: Turn, bound: Sequence[Resident], name: str) -> Resident | None:
    """Return the one of a home's ties by which somebody else is bound as this member."""
    return next((tie for tie in bound if tie.name == name and tie.person != turn.person.address), None)


def ask_bound(turn: Turn, bound: Resident) -> Reply:
    """Ask who is bound, and have the desk ready for papers; nobody is asked twice about one request."""
    label = bound.home.label
    asked = waiting(turn, label)
    if asked:
        return turn.say("binding.second", **turn.desk.values(asked))
    ticket = ask_desk(turn, label, PROBLEM)
    tell(turn, bound.person, "binding.second_asked", label, number=ticket.number)
    return turn.say("binding.second", **turn.desk.values(ticket))


def tapped_allow(turn: Turn) -> Reply:
    """Bind who asked as the one who agrees is bound: they share what is theirs, and nothing more."""
    ticket = _asked(turn)
    mine = turn.person.tie_to(ticket.place) if ticket else None
    if ticket is None or mine is None or not consented(turn, ticket.resident):
        return turn.say("binding.second_gone")
    member = member_named(turn.ledger.household(ticket.place), mine.name, turn.today)
    if member is None:
        return turn.say("binding.second_gone")
    home = Home(ticket.place, mine.home.building)
    known = member.role, member.until
    tie = Resident(ticket.resident, member.name, home, *known, bound_at=turn.now, title=member.title)
    bind_beside(turn, tie, turn.ledger.residents_of(home.label, turn.today))
    turn.desk.tell_resident(ticket, "binding.second_done", Weight.RESULT, home=home.label, role=role_of(tie))
    turn.desk.tell_staff(ticket, ticket.assignee, "staff.bind_agreed")
    settle(turn, ticket, ticket.assignee, "已绑定的住户点了同意")
    return turn.say("binding.second_allowed", home=home.label)


def tapped_deny(turn: Turn) -> Reply:
    """Bind nobody on this phone; with papers the desk still may, and both sides are told."""
    ticket = _asked(turn)
    if ticket is None:
        return turn.say("binding.second_gone")
    if not _denied(turn, ticket):
        turn.desk.write(ticket, turn.person.address, DENIED)
        turn.desk.change(ticket)
        turn.desk.tell_resident(ticket, "binding.second_refused", Weight.RESULT)
        turn.desk.tell_staff(ticket, ticket.assignee, "staff.bind_denied")
    return turn.say("binding.second_denied", home=ticket.place)


def _asked(turn: Turn) -> Ticket | None:
    """Return the open request on the button, if it is for a home of who taps and not their own."""
    ticket = turn.desk.docket.ticket(turn.subject)
    if ticket is None or ticket.category != CATEGORY or ticket.status in DONE:
        return None
    mine = turn.person.tie_to(ticket.place)
    return ticket if mine and ticket.resident not in {"", turn.person.address} else None


def with_asked(turn: Turn, mine: Resident, reply: Reply) -> Reply:
    """Return the reply about a home with what is asked of this person: a template shows no question."""
    asked = [one for one in _open_requests(turn, mine) if not _denied(turn, one)]
    if not asked:
        return reply
    buttons = (Button(f"{tap}:{one.number}", label) for one in asked for tap, label in ANSWERS.items())
    line = turn.say("binding.second_waits").text
    return with_buttons(replace(reply, text=f"{reply.text}\n{line}"), *buttons)


def _open_requests(turn: Turn, mine: Resident) -> list[Ticket]:
    staff = (staff_address(name) for name in turn.rules.staff.people)
    tickets = [*turn.ledger.unassigned(), *(one for each in staff for one in turn.ledger.tasks_of(each))]
    here = (one for one in tickets if one.category == CATEGORY and one.place == mine.home.label)
    return [one for one in here if one.problem == PROBLEM and one.resident != mine.person]


def _denied(turn: Turn, ticket: Ticket) -> bool:
    return any(entry.action == DENIED for entry in turn.ledger.timeline(ticket.number))
