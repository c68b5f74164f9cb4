"""A ticket in words: the values that scripts about it may quote."""

from datetime import datetime

from bot.speech.times import say_span, say_time
from bot.tickets.promise import next_due
from bot.tickets.rules import Rules
from bot.tickets.ticket import IN_CHINESE, Ticket

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
        "due",
        "plan",
        "task_plan",
    }
)

NOBODY = "值班同事"
ANY_TIME = "随时都可以"
AT_ONCE = "尽快"


def values_of(ticket: Ticket, rules: Rules, now: datetime) -> dict[str, str]:
    """Return the ticket's values in Chinese; `now` is aware, in the estate's zone.

    `visit` is a clause that stands behind the problem, or nothing. `plan` and `task_plan` (all that is
    promised, as residents and as staff hear it) are added by the desk, whose scripts word them.
    """
    due = next_due(ticket)
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
        "due": say_time(due, now) if due else AT_ONCE,
    }
