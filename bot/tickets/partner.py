"""What somebody of a partner company sees of a ticket: the place as far as needed, nobody's phone."""

import re
from collections.abc import Iterable

from bot.reply import Button
from bot.speech.plain import for_staff
from bot.tickets.rules import Rules
from bot.tickets.ticket import Status, Ticket

# 3栋2单元1201厨房, 5栋302: what stands behind building and entrance is somebody's home.
_HOME = re.compile(r"^(\d+栋(?:\d+单元)?)\d{3,4}(?!\d|楼).*$")
# The buttons that are theirs, too; every other one of the staff's is for our own people.
THEIR_TAPS = frozenset({"staff.accept", "staff.decline", "staff.arrive", "staff.finish", "staff.note"})
OURS = "staff."
# Nobody of theirs has taken it yet.
NOT_THEIRS = frozenset({Status.OPENED, Status.ASSIGNED, Status.REOPENED})


def entrance_of(place: str) -> str:
    """Return the place without the home: 3栋2单元1201 becomes 3栋2单元, and the lobby stays the lobby."""
    return _HOME.sub(r"\1", place)


def is_partner(person: str, rules: Rules) -> bool:
    """Whether the person at this address works for a partner company."""
    return bool(rules.staff.company_of(person.partition(":")[2]))


def theirs(buttons: Iterable[Button]) -> tuple[Button, ...]:
    """Return those of the buttons that a partner may tap."""
    return tuple(button for button in buttons if not closed(button.id.partition(":")[0]))


def closed(tap: str) -> bool:
    """Whether a button of this name is for our own people only."""
    return tap.startswith(OURS) and tap not in THEIR_TAPS


def as_seen_by(person: str, ticket: Ticket, rules: Rules) -> dict[str, str]:
    """Return which of a ticket's values this person reads otherwise: nothing, for people of ours.

    The home is told to a partner only once they have accepted, and only while it is theirs (PIPL 6, 23).
    """
    if not is_partner(person, rules):
        return {}
    taken = ticket.assignee == person and ticket.status not in NOT_THEIRS
    place = ticket.place if taken else entrance_of(ticket.place)
    problem = for_staff(ticket.problem)
    return {"place": place, "problem": problem.replace(ticket.place, place)}
