"""The line by which somebody upset hears that they were heard: it names the matter, topic by topic."""

from bot.conversation.turn import Turn
from bot.reply import Reply
from bot.tickets.ticket import Ticket

GENERAL, WAITING = "mood.hear", "waiting"
# What is answered (the first part of a script's name) -> the group of lines that names the matter.
GROUPS = {
    "repair": "repair",
    "upkeep": "upkeep",
    "liability": "upkeep",
    "ticket": "waiting",
    "mood": "waiting",
    "service": "waiting",
    "fee": "fee",
    "bills": "fee",
    "contract": "fee",
    "committee": "fee",
    "parking": "parking",
    "neighbour": "neighbour",
    "lift": "lift",
    "utility": "utility",
    "safety": "safety",
    "emergency": "safety",
    "lost_found": "safety",
    "environment": "environment",
    "living": "environment",
    "access": "access",
    "pass": "access",
    "visitor": "access",
    "goods_out": "access",
    "binding": "access",
    "household": "access",
    "company": "company",
    "rights": "company",
    "report": "company",
    "decoration": "decoration",
}
LINES = dict.fromkeys([GENERAL, *(f"{GENERAL}_{group}" for group in GROUPS.values())], frozenset({"matter"}))
# Longer words are no name for a matter.
LONGEST = 12


def hearing_line(turn: Turn, reply: Reply, ticket: Ticket | None) -> str:
    """Return the line for what is answered; a ticket that is at hand is what the mood is about."""
    group = GROUPS.get(reply.script.partition(".")[0], "")
    if turn.conversation.dialogue == "repair":
        group = "repair"
    matter = matter_of(turn, ticket)
    if group in {"", WAITING}:
        # Nobody waits for what has no name.
        group = WAITING if ticket and matter else ""
    script = f"{GENERAL}_{group}" if group else GENERAL
    # Lines that only speak of a matter say nothing where it has no name.
    return turn.say(script, matter=matter).text or turn.say(GENERAL, matter=matter).text


def matter_of(turn: Turn, ticket: Ticket | None) -> str:
    """Return what the matter is called, "" where nothing short names it."""
    told = turn.conversation.slots.get("problem", "") if turn.conversation.dialogue == "repair" else ""
    if told:
        return told if len(told) <= LONGEST else _trade(turn, turn.rules.category_of(told))
    if ticket is None or ticket.kind == "enquiry":
        # What is said to a person has no name yet.
        return ""
    return ticket.problem if len(ticket.problem) <= LONGEST else _trade(turn, ticket.category)


def _trade(turn: Turn, category: str) -> str:
    known = turn.rules.category(category)
    return known.name if category != turn.rules.services.fallback else ""
