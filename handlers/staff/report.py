"""What staff see on patrol (巡查) becomes a ticket of the estate."""

import re

from bot.conversation.turn import Turn
from bot.reply import Reply
from bot.tickets.describe import TICKET_VALUES
from bot.tickets.desk.opening import Matter, open_ticket
from handlers.places import report_place

SCRIPTS = {
    "staff.reported": TICKET_VALUES,
    "staff.report_how": frozenset[str](),
}

BEGINS = re.compile(r"^(巡查|巡检|发现(?!在|了|没)|上报|隐患)[\s:：,，]*")
SHORTEST = 3
NOTHING_SEEN = re.compile(r"正常|没问题|没有问题|无异常|[?？吗]")


def begin(turn: Turn) -> Reply | None:
    """Open a ticket for what was seen; None for other words."""
    verb = BEGINS.match(turn.text)
    if not verb:
        return None
    words = turn.text[verb.end() :].strip()
    if len(words) < SHORTEST or NOTHING_SEEN.search(words):
        return turn.say("staff.report_how")
    place = report_place(words)
    matter = Matter(
        category=turn.rules.category_of(words),
        place=place.label if place else turn.rules.estate.name,
        problem=words,
        reporter=turn.person.address,
    )
    ticket = open_ticket(turn.desk, matter)
    return turn.say("staff.reported", **turn.desk.values(ticket))
