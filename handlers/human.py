"""A person when one is wanted: the front desk gets the words, as they come, until the resident is done."""

import re
from datetime import timedelta

from bot.conversation.turn import Turn
from bot.reply import Reply
from bot.tickets.describe import TICKET_VALUES
from bot.tickets.desk.opening import Matter, open_ticket
from bot.tickets.ticket import DONE, Ticket

DIALOGUE = "human"
SCRIPTS = {
    "human.called": TICKET_VALUES,
    "human.tell_us": TICKET_VALUES,
    "human.passed_on": TICKET_VALUES,
    "human.done": frozenset[str](),
    "staff.resident_says": TICKET_VALUES | {"words"},
}

# Words that only ask for a person and say nothing of the matter.
ONLY_ASKING = re.compile(
    r"^(?:我?[要想找]?(?:转|找|叫)?(?:一?下|个)?(?:人工|真人|客服|活人|经理|人帮忙|工作人员)(?:客服|服务)?(?:吧|呢|啊|谢谢)?)+$"
)
DONE_WORDS = re.compile(r"^(?:好了|没了|没有了|就这些|就这样|说完了|结束|不用了|算了|谢谢)[。!！~吧啊了]*$")
# After so long in silence the next words are a new matter.
QUIET = timedelta(minutes=30)
LONGEST = 120
ASKING = "想找人工客服"


def asks(turn: Turn) -> bool:
    """Return whether the words ask for a person and for nothing else."""
    return bool(ONLY_ASKING.match(turn.text.strip()))


def call(turn: Turn) -> Reply:
    """Ask the front desk to answer: a ticket, so that the asking can't be lost; one that is open goes on."""
    words = "" if turn.message.tap or ONLY_ASKING.match(turn.text.strip()) else turn.text
    ticket = _open_enquiry(turn)
    if ticket is None:
        ticket = _opened(turn, words)
    elif words:
        _pass_on(turn, ticket, words)
    turn.go_to(DIALOGUE, "words", {"number": ticket.number})
    return turn.say("human.called" if words else "human.tell_us", **turn.desk.values(ticket))


def go_on(turn: Turn) -> Reply | None:
    """Pass the next words on to the colleague; None when the talk is over and they are a new matter."""
    ticket = turn.desk.docket.ticket(turn.conversation.slots["number"])
    since = turn.conversation.changed_at
    if ticket is None or ticket.status in DONE or (since and turn.now - since > QUIET):
        turn.leave()
        return None
    if DONE_WORDS.match(turn.text.strip()):
        turn.leave()
        return turn.say("human.done")
    _pass_on(turn, ticket, turn.text)
    turn.go_to(DIALOGUE, "words", {"number": ticket.number})
    return turn.say("human.passed_on", **turn.desk.values(ticket))


def _opened(turn: Turn, words: str) -> Ticket:
    home = turn.person.home
    matter = Matter(
        category="enquiry",
        place=home.label if home else "还没有绑定房屋",
        problem=words[:LONGEST] or ASKING,
        resident=turn.person.address,
        reporter=turn.person.address,
        building=home.building if home else "",
    )
    return open_ticket(turn.desk, matter)


def _open_enquiry(turn: Turn) -> Ticket | None:
    mine = turn.ledger.tickets_of(turn.person.address, turn.now)
    return next((ticket for ticket in mine if ticket.kind == "enquiry" and ticket.status not in DONE), None)


def _pass_on(turn: Turn, ticket: Ticket, words: str) -> None:
    turn.desk.write(ticket, turn.person.address, "said", words)
    told = "" if ticket.problem == ASKING else f"{ticket.problem}；"
    known = turn.desk.change(ticket, problem=f"{told}{words}"[:LONGEST])
    if known.assignee:
        turn.desk.tell_staff(known, known.assignee, "staff.resident_says", words=words)
