"""A resident's own tickets: progress, list, urging, cancelling."""

import re
from collections.abc import Callable
from datetime import timedelta

from bot.conversation.choices import to_choose, whether
from bot.conversation.said import SEALED
from bot.conversation.turn import Turn
from bot.reply import Button, Reply
from bot.speech.times import say_time
from bot.tickets.describe import TICKET_VALUES
from bot.tickets.desk import following
from bot.tickets.refused import Refused
from bot.tickets.scripts import IN_WORDS, worded
from bot.tickets.ticket import DONE, ENDED, Status, Ticket
from bot.understanding.slots.ticket_number import find_ticket_numbers
from handlers import emergency, human
from handlers.denied import calls_off, denies

SCRIPTS = {
    "ticket.progress": TICKET_VALUES | {"steps"},
    "ticket.finished_progress": TICKET_VALUES | {"steps"},
    "ticket.ended_progress": TICKET_VALUES | {"steps"},
    "ticket.list": frozenset({"tickets"}),
    "ticket.list_line": TICKET_VALUES,
    "ticket.none": frozenset[str](),
    "ticket.none_open": frozenset[str](),
    "ticket.which": frozenset[str](),
    "ticket.which_to_cancel": frozenset[str](),
    "ticket.urged": TICKET_VALUES,
    "ticket.cancelled": TICKET_VALUES,
    "ticket.cancel_or_not": TICKET_VALUES,
    "ticket.step": frozenset({"time", "what"}),
    "ticket.progress_answer": TICKET_VALUES | {"steps"},
    "ticket.finished_progress_answer": TICKET_VALUES | {"steps"},
    "ticket.urged_answer": TICKET_VALUES,
    "ticket.cancelled_answer": TICKET_VALUES,
}

Act = Callable[[Turn, str], Reply]

PROGRESS = {Status.FINISHED: "ticket.finished_progress"}

# How long an ended ticket is still "mine" in a list.
RECENT = timedelta(days=30)
LISTED = 5
NAMES_A_TICKET = re.compile(r"工单|报修|维修|单子|师傅|不修|不用修|不用来|别来")


LATER = re.compile(
    r"明天|后天|下周|周[一二三四五六日天]|星期|礼拜|晚点|改天|改时间|换个?时间|再来|推迟|延后|换(?:一?[个位]|别的|人)"
)
CANCEL_A_NUMBER = re.compile(r"\s*(?:取消|撤销|不要)\s*(?:工单|报修)?号?\s*\d{4,9}\s*[了吧啊。!！]*\s*")
ONLY_A_NUMBER = re.compile(r"\s*(?:查|看|工单号?)?\s*\d{4,9}\s*[?？]?\s*")
ABOUT_A_COMPLAINT = re.compile(r"投诉|举报")


def recognises(turn: Turn) -> bool:
    """Return whether the words are a ticket number and nothing else."""
    return bool(ONLY_A_NUMBER.fullmatch(turn.text))


def cancels(turn: Turn) -> bool:
    """Return whether the words cancel a ticket by its number, call it off, or leave nothing to mend."""
    return bool(CANCEL_A_NUMBER.fullmatch(turn.text)) or calls_off(turn.text) or denies(turn.text)


def progress(turn: Turn) -> Reply:
    """Tell how the resident's matter stands, with what really happened."""
    return _about_one(turn, _open_or_recent(turn), "ticket.progress", told_progress)


def my_tickets(turn: Turn) -> Reply:
    """List the resident's tickets, newest first."""
    tickets = recent(turn)
    _seal(turn, tickets)
    if not tickets:
        return turn.say("ticket.none")
    lines = [
        turn.say("ticket.list_line", **turn.desk.values(ticket)).text for ticket in tickets[::-1][:LISTED]
    ]
    choices = [
        Button(f"ticket.progress:{ticket.number}", f"看 {ticket.number}") for ticket in tickets[::-1][:3]
    ]
    return to_choose(turn, turn.say("ticket.list", tickets="\n".join(lines)), choices)


def urge(turn: Turn) -> Reply:
    """Pass the urging on and answer with what happens now."""
    return _about_one(turn, _waiting(turn), "ticket.urge", urged)


def cancel(turn: Turn) -> Reply:
    """Cancel the resident's ticket, at once when it is named and else after asking.

    Whoever wants it later doesn't want it cancelled: a colleague arranges that.
    """
    if LATER.search(turn.text):
        return human.call(turn)
    waiting = _waiting(turn)
    if ABOUT_A_COMPLAINT.search(turn.text):
        waiting = [ticket for ticket in waiting if ticket.kind == "complaint"]
    if not waiting and calls_off(turn.text):
        return turn.say("system.as_you_wish")
    named_it = NAMES_A_TICKET.search(turn.text) or find_ticket_numbers(turn.text)
    act = cancelled if named_it else cancel_or_not
    return _about_one(turn, waiting, "ticket.cancel_or_not", act, "ticket.which_to_cancel")


def cancel_or_not(turn: Turn, number: str) -> Reply:
    """Ask before cancelling: a bare 取消 may mean anything."""
    ticket = following.own(turn.desk, number, turn.person.address)
    _seal(turn, [ticket])
    return whether(turn, turn.say("ticket.cancel_or_not", **turn.desk.values(ticket)))


def told_progress(turn: Turn, number: str) -> Reply:
    """Tell how one ticket stands."""
    ticket = following.own(turn.desk, number, turn.person.address)
    _seal(turn, [ticket])
    script = (
        "ticket.ended_progress" if ticket.status in ENDED else PROGRESS.get(ticket.status, "ticket.progress")
    )
    said = worded(script, ticket.kind)
    return turn.say(said, **turn.desk.values(ticket), steps=_steps(turn, ticket))


def urged(turn: Turn, number: str) -> Reply:
    """Urge one ticket."""
    ticket = following.urge(turn.desk, number, turn.person.address)
    return turn.say(worded("ticket.urged", ticket.kind), **turn.desk.values(ticket))


def cancelled(turn: Turn, number: str) -> Reply:
    """Cancel one ticket; an emergency is only said to be over: somebody looks in all the same."""
    ticket = following.own(turn.desk, number, turn.person.address)
    if ticket.kind == "emergency" and ticket.status not in DONE:
        return emergency.call_off(turn, ticket)
    ticket = following.cancel(turn.desk, number, turn.person.address)
    return turn.say(worded("ticket.cancelled", ticket.kind), **turn.desk.values(ticket))


def tapped_progress(turn: Turn) -> Reply:
    """Tell how the ticket of the tapped button stands."""
    return told_progress(turn, turn.subject)


def tapped_cancel_or_not(turn: Turn) -> Reply:
    """Ask before cancelling the ticket of the tapped button."""
    return cancel_or_not(turn, turn.subject)


def tapped_urge(turn: Turn) -> Reply:
    """Urge the ticket of the tapped button."""
    return urged(turn, turn.subject)


def tapped_cancel(turn: Turn) -> Reply:
    """Cancel the ticket of the tapped button."""
    return cancelled(turn, turn.subject)


def recent(turn: Turn) -> list[Ticket]:
    """Return the resident's tickets that are open or recent, oldest first."""
    return turn.ledger.tickets_of(turn.person.address, turn.now - RECENT)


def named(turn: Turn, tickets: list[Ticket]) -> list[Ticket]:
    """Return those of the tickets whose number is in the words, or all when none is.

    Raises `Refused` for a number that is none of the resident's: another ticket must not stand in for it.
    """
    numbers = set(find_ticket_numbers(turn.text))
    if not numbers:
        return tickets
    if not numbers & {ticket.number for ticket in recent(turn)}:
        raise Refused("ticket.unknown", number=min(numbers))
    return [ticket for ticket in tickets if ticket.number in numbers]


def _seal(turn: Turn, tickets: list[Ticket]) -> None:
    """Keep out of the log what tells of a complaint."""
    turn.sealed |= any(ticket.kind in SEALED for ticket in tickets)


def _open_or_recent(turn: Turn) -> list[Ticket]:
    tickets = recent(turn)
    return [ticket for ticket in tickets if ticket.status not in ENDED] or tickets[-1:]


def _waiting(turn: Turn) -> list[Ticket]:
    return [ticket for ticket in recent(turn) if ticket.status not in DONE]


def _about_one(turn: Turn, tickets: list[Ticket], tap: str, act: Act, which: str = "ticket.which") -> Reply:
    """Do it for the only ticket, or let the resident say which one is meant."""
    meant = named(turn, tickets)
    if not meant:
        return turn.say("ticket.none_open")
    if len(meant) == 1:
        return act(turn, meant[0].number)
    choices = [Button(f"{tap}:{ticket.number}", f"{ticket.number} {ticket.problem[:12]}") for ticket in meant]
    return to_choose(turn, turn.say(which), choices[-LISTED:])


# The timeline's actions that a resident is told of, in their words.
STEPS = {
    Status.OPENED.value: "已登记",
    Status.ACCEPTED.value: "师傅已接单",
    Status.ON_SITE.value: "师傅已到现场",
    Status.WAITING.value: "需要等一等，原因已记录",
    Status.FINISHED.value: "已完工，等您确认",
    Status.CLOSED.value: "已结单",
    Status.CANCELLED.value: "已取消",
    Status.REOPENED.value: "已为您重新处理",
    "resumed": "接着处理了",
    "urged": "您催过一次，已转给同事",
}
# The same where nothing is mended.
ANSWER_STEPS = STEPS | {
    Status.ACCEPTED.value: "同事已接手",
    Status.FINISHED.value: "已答复，等您的回音",
    Status.CANCELLED.value: "已撤回",
}


def _steps(turn: Turn, ticket: Ticket) -> str:
    steps = ANSWER_STEPS if ticket.kind in IN_WORDS else STEPS
    lines = [
        turn.say("ticket.step", time=say_time(entry.at, turn.now), what=steps[entry.action]).text
        for entry in turn.ledger.timeline(ticket.number)
        if entry.action in steps
    ]
    return "\n".join(lines)
