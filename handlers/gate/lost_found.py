"""Lost and found (失物招领): a ticket, a word to the guards, and whether somebody has it."""

from collections.abc import Iterator, Mapping, Sequence

from bot.conversation.forms.engine import begin
from bot.conversation.forms.filling import PHOTOS
from bot.conversation.forms.form import Choice, Form, Slot, Values
from bot.conversation.turn import Turn
from bot.reply import Reply
from bot.tickets.describe import TICKET_VALUES
from bot.tickets.rules import staff_address
from bot.tickets.ticket import DONE, Ticket
from handlers.gate.likeness import alike
from handlers.gate.lost_found_words import (
    FOUND,
    LOST,
    find_kind,
    find_what,
    find_when,
    find_where,
    first_words,
    put_right,
    reports,
    take_what,
    take_when,
    take_where,
)
from handlers.gate.passes import guards
from handlers.own_matter import open_own

QUOTED = frozenset({"what", "where", "when", "kind"})
CATEGORY = "lost_found"
# How a ticket's problem begins, by which both kinds are told apart later.
KINDS = {LOST: "寻物", FOUND: "拾物"}
IN_WORDS = {LOST: "丢了东西", FOUND: "捡到东西"}
BOTH = tuple(Choice(kind, label) for kind, label in IN_WORDS.items())
TIMES = (Choice("just_now", "刚刚"), Choice("today", "今天"), Choice("yesterday", "昨天"))
COLON = "："
LIKELY = 3


def start(turn: Turn) -> Reply:
    """Begin a report with all that the first words tell already."""
    return begin(turn, FORM)


def recognises(turn: Turn) -> bool:
    """Return whether the words report a thing as lost or found."""
    return reports(turn.text)


def _both(_turn: Turn, _values: Values) -> Sequence[Choice]:
    return BOTH


def _times(_turn: Turn, _values: Values) -> Sequence[Choice]:
    return TIMES


def _quote(_turn: Turn, values: Values) -> Mapping[str, str]:
    return {
        "what": values.get("what", ""),
        "where": values.get("where", ""),
        "when": values.get("when", ""),
        "kind": IN_WORDS.get(values.get("kind", ""), ""),
    }


def _opened(turn: Turn, values: Values) -> Reply:
    """Open the ticket, tell the guards on duty, and tell the staff of what may be the same thing."""
    problem = f"{KINDS[values['kind']]}{COLON}{values['what']}（{values['when']}）"
    likely = [known for known in _open_reports(turn) if _may_be(known, values)]
    ticket = open_own(turn, CATEGORY, problem, values.get(PHOTOS, ""), place=values["where"])
    for guard in guards(turn):
        turn.desk.tell_staff(ticket, guard, "staff.lost_found_watch")
    for other in likely[-LIKELY:]:
        _tell_likely(turn, ticket, other)
    return turn.say(f"lost_found.opened_{values['kind']}", **turn.desk.values(ticket))


def _open_reports(turn: Turn) -> Iterator[Ticket]:
    """Yield everybody's reports that are still open, the unassigned ones included."""
    for person in ("", *map(staff_address, turn.rules.staff.people)):
        for ticket in turn.ledger.tasks_of(person):
            if ticket.category == CATEGORY and ticket.status not in DONE:
                yield ticket


def _may_be(known: Ticket, values: Values) -> bool:
    kind, _, rest = known.problem.partition(COLON)
    return kind != KINDS[values["kind"]] and alike(rest.partition("（")[0], values["what"])


def _tell_likely(turn: Turn, ticket: Ticket, other: Ticket) -> None:
    """Tell who works on either that the other may be the same thing; whose it is stays with the tickets."""
    people = dict.fromkeys((ticket.assignee or ticket.case_owner, other.assignee or other.case_owner))
    known = {"other": other.number, "other_problem": other.problem, "other_place": other.place}
    for person in people:
        turn.desk.tell_staff(ticket, person, "staff.lost_found_likely", **known)
    turn.desk.write(ticket, "system", "likely", other.number)


FORM = Form(
    name="lost_found",
    title="失物招领",
    service="lost_found",
    slots=(
        Slot(
            name="kind",
            ask="lost_found.ask_kind",
            hint="lost_found.kind_hint",
            find=find_kind,
            take=find_kind,
            choices=_both,
        ),
        Slot(
            name="what",
            ask="lost_found.ask_what",
            hint="lost_found.what_hint",
            find=find_what,
            take=take_what,
            asked_firmly=True,
        ),
        Slot(
            name="where",
            ask="lost_found.ask_where",
            hint="lost_found.where_hint",
            find=find_where,
            take=take_where,
            asked_firmly=True,
        ),
        Slot(
            name="when",
            ask="lost_found.ask_when",
            hint="lost_found.when_hint",
            find=find_when,
            take=take_when,
            choices=_times,
        ),
    ),
    opening=first_words,
    put_right=put_right,
    quote=_quote,
    finish=_opened,
    summary="lost_found.summary",
    again="lost_found.confirm_again",
    takes_photos=True,
)

SCRIPTS = FORM.scripts(QUOTED) | {
    "lost_found.opened_lost": TICKET_VALUES,
    "lost_found.opened_found": TICKET_VALUES,
    "staff.lost_found_watch": TICKET_VALUES,
    "staff.lost_found_likely": TICKET_VALUES | {"other", "other_problem", "other_place"},
}
