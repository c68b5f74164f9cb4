"""After the work: the resident says whether it is mended, and rates it."""

import re

from bot.conversation.turn import Turn, with_buttons
from bot.reply import Button, Reply
from bot.tickets.describe import TICKET_VALUES
from bot.tickets.desk import following
from bot.tickets.ticket import ENDED, Status, Ticket
from handlers.tickets import named, recent

SCRIPTS = {
    "ticket.rate": TICKET_VALUES,
    "ticket.thanks": TICKET_VALUES | {"stars"},
    "ticket.sorry": TICKET_VALUES | {"stars"},
    "ticket.reopened": TICKET_VALUES,
    "ticket.not_finished_yet": TICKET_VALUES,
}

STARS = {1: "1 很不满意", 2: "2 不满意", 3: "3 一般", 4: "4 满意", 5: "5 很满意"}
RATING_WORDS = re.compile(r"^\s*(?:打|给|评)?\s*([1-5一二三四五])\s*(?:星|分|颗星)?\s*[。!！]?\s*$")
CHINESE = dict(zip("一二三四五", range(1, 6), strict=True))


def fixed(turn: Turn) -> Reply:
    """Close the finished ticket on the resident's word and ask for a rating."""
    ticket = _latest(turn, {Status.FINISHED})
    return _confirmed(turn, ticket.number) if ticket else _nothing_finished(turn)


def not_fixed(turn: Turn) -> Reply:
    """Reopen the ticket that was finished or closed last."""
    ticket = _latest(turn, {Status.FINISHED, Status.CLOSED})
    return _reopened(turn, ticket.number) if ticket else _nothing_finished(turn)


def tapped_confirm(turn: Turn) -> Reply:
    """Confirm the ticket of the tapped button."""
    return _confirmed(turn, turn.subject)


def tapped_not_fixed(turn: Turn) -> Reply:
    """Reopen the ticket of the tapped button."""
    return _reopened(turn, turn.subject)


def tapped_rate(turn: Turn) -> Reply:
    """Rate a ticket by one tap: the button carries number and stars."""
    number, _, stars = turn.subject.partition(":")
    return _rated(turn, number, int(stars) if stars.isdecimal() else 0)


def typed_rating(turn: Turn) -> Reply | None:
    """In the dialogue after confirming: a typed number is the rating, anything else is a new matter."""
    number = turn.conversation.slots["number"]
    turn.leave()
    said = RATING_WORDS.match(turn.text)
    if not said:
        return None
    return _rated(turn, number, CHINESE.get(said[1]) or int(said[1]))


def _confirmed(turn: Turn, number: str) -> Reply:
    ticket = following.confirm(turn.desk, number, turn.person.address)
    turn.go_to("rating", "stars", {"number": number})
    choices = [Button(f"ticket.rate:{number}:{stars}", label) for stars, label in reversed(STARS.items())]
    return with_buttons(turn.say("ticket.rate", **turn.desk.values(ticket)), *choices)


def _rated(turn: Turn, number: str, stars: int) -> Reply:
    turn.leave()
    ticket = following.rate(turn.desk, number, turn.person.address, stars)
    script = "ticket.sorry" if stars <= following.UNHAPPY else "ticket.thanks"
    return turn.say(script, **turn.desk.values(ticket), stars=stars)


def _reopened(turn: Turn, number: str) -> Reply:
    turn.leave()
    ticket = following.reopen(turn.desk, number, turn.person.address, turn.text)
    return turn.say("ticket.reopened", **turn.desk.values(ticket))


def _latest(turn: Turn, statuses: set[Status]) -> Ticket | None:
    mine = [ticket for ticket in named(turn, recent(turn)) if ticket.status in statuses]
    return mine[-1] if mine else None


def _nothing_finished(turn: Turn) -> Reply:
    still_open = [ticket for ticket in recent(turn) if ticket.status not in ENDED]
    if still_open:
        return turn.say("ticket.not_finished_yet", **turn.desk.values(still_open[-1]))
    return turn.say("ticket.none_open")
