"""A ticket in words: the values that scripts about it may quote."""

from datetime import datetime

from bot.speech.times import say_span, say_time
from bot.tickets.promise import next_due, open_promise
from bot.tickets.rules import Rules
from bot.tickets.ticket import IN_CHINESE, PromiseKind, Ticket

# The names of the values below, for the check of scripts.
TICKET_VALUES = frozenset(
    {
        "number",
        "place",
        "problem",
        "category",
        "status",
        "staff",
        "owner",
        "visit",
        "opened",
        "response",
        "arrival",
        "resolution",
        "due",
        "now",
    }
)

NOBODY = "值班同事"
ANY_TIME = "随时都可以"
AT_ONCE = "马上"


def values_of(ticket: Ticket, rules: Rules, now: datetime) -> dict[str, str]:
    """Return the ticket's values in Chinese; `now` is aware, in the estate's zone.

    A promise that the ticket doesn't have is answered by the next one that it has; `visit` is a clause that
    stands behind the problem, or nothing.
    """
    due = next_due(ticket)

    def promised(kind: PromiseKind) -> str:
        promise = open_promise(ticket, kind)
        instant = promise.due_at if promise else due
        return say_time(instant, now) if instant else AT_ONCE

    return {
        "number": ticket.number,
        "place": ticket.place,
        "problem": ticket.problem,
        "category": rules.category(ticket.category).name,
        "status": IN_CHINESE[ticket.status],
        "staff": rules.name_of(ticket.assignee) or NOBODY,
        "owner": rules.name_of(ticket.case_owner) or NOBODY,
        "visit": f"（{say_span(*ticket.visit, now)}在家）" if ticket.visit else "",
        "opened": say_time(ticket.opened_at, now),
        "response": promised(PromiseKind.RESPONSE),
        "arrival": promised(PromiseKind.ARRIVAL),
        "resolution": promised(PromiseKind.RESOLUTION),
        "due": say_time(due, now) if due else AT_ONCE,
        "now": f"{now.year}年{now.month}月{now.day}日 {now:%H:%M}",
    }
