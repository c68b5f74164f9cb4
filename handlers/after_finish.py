"""After the work: the resident says whether it is mended, and rates it."""

import re

from bot.conversation.choices import to_choose
from bot.conversation.turn import Turn, with_buttons
from bot.reply import Button, Reply
from bot.tickets.describe import TICKET_VALUES
from bot.tickets.desk import following
from bot.tickets.scripts import worded
from bot.tickets.talk import ASKED_FOR_A_PERSON
from bot.tickets.ticket import ENDED, Status, Ticket
from bot.understanding.slots.ticket_number import find_ticket_numbers
from handlers.tickets import Act, named, recent

SCRIPTS = {
    "ticket.rate": TICKET_VALUES,
    "ticket.thanks": TICKET_VALUES | {"stars"},
    "ticket.sorry": TICKET_VALUES | {"stars"},
    "ticket.reopened": TICKET_VALUES,
    "ticket.rate_from_to": frozenset[str](),
    "ticket.safe": TICKET_VALUES,
    "ticket.rate_answer": TICKET_VALUES,
    "ticket.sorry_answer": TICKET_VALUES | {"stars"},
    "ticket.reopened_answer": TICKET_VALUES,
    "ticket.reopened_enquiry": TICKET_VALUES,
}

# The dialogue in which a typed number is the rating.
RATING = "rating"
STARS = {1: "1 很不满意", 2: "2 不满意", 3: "3 一般", 4: "4 满意", 5: "5 很满意"}
RATING_WORDS = re.compile(r"^\s*(?:打|给|评)?\s*([1-5一二三四五])\s*(?:星|分|颗星)?\s*[。!！]?\s*$")
A_NUMBER = re.compile(r"^\D{0,3}\d{1,2}\s*[星分]?$")
CHINESE = dict(zip("一二三四五", range(1, 6), strict=True))


def fixed(turn: Turn) -> Reply:
    """Close the finished ticket on the resident's word and ask for a rating."""
    finished = _mine(turn, Status.FINISHED)
    if not finished:
        return _nothing_finished(turn)
    return _for_one(turn, finished, "ticket.confirm", _confirmed)


def not_fixed(turn: Turn) -> Reply:
    """Reopen what was said to be mended; while something is still in work, that is what is meant."""
    finished = _mine(turn, Status.FINISHED)
    if finished:
        return _for_one(turn, finished, "ticket.not_fixed", _reopened)
    if any(ticket.status not in ENDED for ticket in recent(turn)) and not find_ticket_numbers(turn.text):
        return _nothing_finished(turn)
    closed = _mine(turn, Status.CLOSED)
    return _reopened(turn, closed[-1].number) if closed else _nothing_finished(turn)


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
    turn.leave(RATING)
    said = RATING_WORDS.match(turn.text)
    if not said:
        if not A_NUMBER.search(turn.text):
            return None
        turn.go_to(RATING, "stars", {"number": number})
        return turn.say("ticket.rate_from_to")
    return _rated(turn, number, CHINESE.get(said[1]) or int(said[1]))


def _confirmed(turn: Turn, number: str) -> Reply:
    ticket = following.confirm(turn.desk, number, turn.person.address)
    if ticket.kind == "emergency":
        # Nobody is asked for stars after a fright.
        return turn.say("ticket.safe", **turn.desk.values(ticket))
    turn.go_to(RATING, "stars", {"number": number})
    choices = [Button(f"ticket.rate:{number}:{stars}", label) for stars, label in reversed(STARS.items())]
    return with_buttons(turn.say(worded("ticket.rate", ticket.kind), **turn.desk.values(ticket)), *choices)


def _rated(turn: Turn, number: str, stars: int) -> Reply:
    turn.leave(RATING)
    ticket = following.rate(turn.desk, number, turn.person.address, stars)
    script = "ticket.sorry" if stars <= following.UNHAPPY else "ticket.thanks"
    return turn.say(worded(script, ticket.kind), **turn.desk.values(ticket), stars=stars)


def _reopened(turn: Turn, number: str) -> Reply:
    turn.leave(RATING)
    ticket = following.reopen(turn.desk, number, turn.person.address, turn.text)
    asks_on = ticket.category == ASKED_FOR_A_PERSON
    script = "ticket.reopened_enquiry" if asks_on else worded("ticket.reopened", ticket.kind)
    return turn.say(script, **turn.desk.values(ticket))


def _mine(turn: Turn, status: Status) -> list[Ticket]:
    """Return the resident's tickets in this status, of which a number in the words chooses one."""
    # Praise is closed from the beginning: nothing of it was ever to be mended.
    mine = [ticket for ticket in recent(turn) if ticket.kind != "praise"]
    return named(turn, [ticket for ticket in mine if ticket.status is status])


def _for_one(turn: Turn, tickets: list[Ticket], tap: str, act: Act) -> Reply:
    if len(tickets) == 1:
        return act(turn, tickets[0].number)
    choices = [
        Button(f"{tap}:{ticket.number}", f"{ticket.number} {ticket.problem[:12]}") for ticket in tickets
    ]
    return to_choose(turn, turn.say("ticket.which"), choices)


def _nothing_finished(turn: Turn) -> Reply:
    still_open = [ticket for ticket in recent(turn) if ticket.status not in ENDED]
    if still_open:
        return turn.say("ticket.still_open", **turn.desk.values(still_open[-1]))
    return turn.say("ticket.none_open")
