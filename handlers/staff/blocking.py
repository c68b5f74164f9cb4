"""The list for abuse (屏蔽): the desk or a manager puts a ticket's resident on it for days, or off it."""

import re
from datetime import timedelta

from bot.conversation.turn import Turn
from bot.reply import Reply
from bot.residents.records import Blocked
from bot.speech.times import say_time
from bot.tickets.describe import TICKET_VALUES
from bot.tickets.refused import Refused
from bot.tickets.rules import is_staff
from bot.tickets.talk import BACK
from bot.tickets.ticket import Ticket
from bot.understanding.slots.number import NUMERAL, to_number
from bot.understanding.slots.ticket_number import find_ticket_numbers

SCRIPTS = {
    "staff.blocked": frozenset({"number", "until"}),
    "staff.blocked_by_desk": TICKET_VALUES | {"colleague", "until"},
    "staff.unblocked": frozenset({"number"}),
    "staff.block_how": frozenset({"most"}),
    "staff.block_not_yours": frozenset[str](),
    "staff.block_nobody": frozenset({"number"}),
}

MAY = {"manager", "front_desk"}
# The number may come first, as thumbs type it; 屏蔽门 is a thing that breaks.
VERB = re.compile(
    r"^\s*(?:工单号?)?\s*[A-Za-z0-9-]*\s*(?P<off>解除|取消)?(?:屏蔽|拉黑)(?=$|[\s,，。:：\d]|工单)"
)
SPAN = re.compile(rf"({NUMERAL}+)\s*(?:个)?(天|日|周|星期)")
DAYS = {"天": 1, "日": 1, "周": 7, "星期": 7}
USUAL_DAYS, MOST_DAYS = 1, 30


def begin(turn: Turn) -> Reply | None:
    """Block or unblock the resident of the ticket that is named; None for other words."""
    verb = VERB.match(turn.text)
    if not verb:
        return None
    if not MAY & set(turn.person.roles):
        return turn.say("staff.block_not_yours")
    numbers = find_ticket_numbers(turn.text)
    if len(numbers) != 1:
        return turn.say("staff.block_how", most=MOST_DAYS)
    ticket = _of_a_resident(turn, numbers[0])
    if verb["off"]:
        return _unblocked(turn, ticket)
    days = _days(re.sub(re.escape(numbers[0]), " ", turn.text, count=1, flags=re.IGNORECASE))
    return _blocked(turn, ticket, days) if days else turn.say("staff.block_how", most=MOST_DAYS)


def _blocked(turn: Turn, ticket: Ticket, days: int) -> Reply:
    until = turn.now + timedelta(days=days)
    turn.records.append(Blocked(ticket.resident, until))
    said = say_time(until, turn.now)
    if ticket.kind == "enquiry":
        # What the resident writes reaches nobody now: no talk can go on.
        turn.desk.write(ticket, turn.person.address, BACK)
    turn.desk.write(ticket, turn.person.address, "blocked", f"{turn.text}（到{until:%Y-%m-%d %H:%M}）")
    turn.desk.change(ticket)
    if "manager" not in turn.person.roles:
        # Nobody silences a resident alone.
        turn.desk.tell_managers(ticket, "staff.blocked_by_desk", colleague=turn.person.name, until=said)
    return turn.say("staff.blocked", number=ticket.number, until=said)


def _unblocked(turn: Turn, ticket: Ticket) -> Reply:
    turn.records.append(Blocked(ticket.resident, None))
    turn.desk.write(ticket, turn.person.address, "unblocked", turn.text)
    turn.desk.change(ticket)
    return turn.say("staff.unblocked", number=ticket.number)


def _of_a_resident(turn: Turn, number: str) -> Ticket:
    """Return the ticket; raise `Refused` when there is none, or nobody whom one could block behind it.

    Whom a ticket complains about must not silence whoever complained, nor learn that there is one.
    """
    ticket = turn.desk.find_for(number, turn.person.address)
    if not ticket.resident or is_staff(ticket.resident):
        raise Refused("staff.block_nobody", number=number)
    return ticket


def _days(words: str) -> int:
    """Return for how many days the words say, the usual number for no word of it, 0 for what can't be."""
    said = SPAN.search(words)
    if not said:
        return 0 if re.search(r"\d", words) else USUAL_DAYS
    days = (to_number(said[1]) or 0) * DAYS[said[2]]
    return days if days <= MOST_DAYS else 0
