"""Complaint (投诉): heard first, never argued with, one yes, and in the hands of somebody it is not about."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from bot.conversation.forms.engine import ask_next, begin
from bot.conversation.forms.filling import PHOTOS, read_by
from bot.conversation.forms.form import Choice, Form, Slot, Values
from bot.conversation.turn import Turn, with_buttons
from bot.reply import Reply
from bot.tickets.concerned import concerned
from bot.tickets.describe import TICKET_VALUES
from bot.tickets.desk import following
from bot.tickets.desk.opening import open_ticket
from bot.tickets.ticket import ANSWERED, DONE, Status, Ticket
from bot.understanding.traditional import simplified
from handlers import after_finish
from handlers.own_matter import keep_photos
from handlers.repair import repair
from handlers.tickets import recent
from handlers.voices.complaint_matter import linked_ticket, matter_of, signature, trouble_in
from handlers.voices.complaint_words import (
    any_matter,
    complains,
    find_matter,
    find_signature,
    first_words,
    put_right,
    take_matter,
)

QUOTED = frozenset({"heard", "matter", "signature", "linked", "naming", "other_signature", "other_signing"})
HEARD = "complaint.heard"
# Words of our own for each class that is shipped; an admin's new class is heard in the general ones.
CLASSES = ("neglect", "absent", "slow", "inefficient", "reduced", "upkeep", "promise", "attitude")
ATTITUDE = "complaint_attitude"
NOBODY_YET = "经理"
DISCONTENT = re.compile(r"[我还是也都很非常真的对这个答复结果，,\s]*不满意[的了啊呀。！!\s]*")
SIGNINGS = (Choice("yes", "不留名"), Choice("no", "留名"))


def start(turn: Turn) -> Reply:
    """Listen; what the first words tell is not asked again. Who has an answer may not be content with it."""
    if _discontent(turn):
        return after_finish.not_fixed(turn)
    return begin(turn, FORM)


def recognises(turn: Turn) -> bool:
    """Return whether the words complain of us, beyond any doubt."""
    return complains(turn.text) or _discontent(turn)


def tapped_mend(turn: Turn) -> Reply:
    """Begin a repair with the trouble that a complaint told of."""
    ticket = following.own(turn.desk, turn.subject, turn.person.address)
    words = trouble_in(turn.rules, ticket.problem)
    return ask_next(turn, repair.FORM, read_by([repair.FORM.opening], turn, {}, words))


def _discontent(turn: Turn) -> bool:
    """Whether the words say no more than that an answer, which there is, was not good enough."""
    if turn.conversation.dialogue == FORM.name or not DISCONTENT.fullmatch(simplified(turn.text)):
        return False
    return any(ticket.kind in ANSWERED and ticket.status is Status.FINISHED for ticket in recent(turn))


def _unsigned(_turn: Turn, _values: Values) -> Sequence[Choice]:
    return SIGNINGS


def _never(_turn: Turn, _values: Values) -> bool:
    return False


def _quote(turn: Turn, values: Values) -> Mapping[str, str]:
    matter = values.get("matter", "")
    late = linked_ticket(turn, matter)
    urged = late is not None and late.status not in DONE
    linked = turn.say("complaint.linked", **turn.desk.values(late)).text if late and urged else ""
    unsigned = values.get("anonymous") == "yes"
    return {
        "naming": turn.say("complaint.nameless" if unsigned else "complaint.offer_nameless").text,
        "heard": turn.say(_heard(turn.rules.complaint_of(simplified(matter)))).text,
        "matter": matter,
        "signature": signature(turn, values),
        "other_signature": SIGNINGS[unsigned].key,
        "other_signing": SIGNINGS[unsigned].label,
        "linked": linked,
    }


def _heard(category: str) -> str:
    script = f"{HEARD}_{category.partition('_')[2]}"
    return script if script in SCRIPTS else HEARD


def _hand_in(turn: Turn, values: Values) -> Reply:
    """Open the ticket, and do at once what else the words ask for: urge what is late, mend what is broken."""
    late = linked_ticket(turn, values["matter"])
    ticket = open_ticket(turn.desk, matter_of(turn, values, late))
    keep_photos(turn, ticket, values.get(PHOTOS, ""))
    reply = _opened(turn, ticket)
    if values.get("anonymous") == "yes":
        reply = _and(reply, turn.say("complaint.unsigned"))
    also = _about_late(turn, late) if late else _mend(turn, ticket)
    return _and(reply, also) if also else reply


def _opened(turn: Turn, ticket: Ticket) -> Reply:
    known = turn.desk.values(ticket)
    if not concerned(ticket, turn.rules):
        return turn.say("complaint.opened", **known)
    return turn.say("complaint.opened_about", **(known if ticket.assignee else known | {"staff": NOBODY_YET}))


def _about_late(turn: Turn, late: Ticket) -> Reply:
    if late.status in DONE:
        return turn.say("complaint.broken_again", **turn.desk.values(late))
    urged = following.urge(turn.desk, late.number, turn.person.address)
    return turn.say("complaint.urged", **turn.desk.values(urged))


def _mend(turn: Turn, ticket: Ticket) -> Reply | None:
    # Whoever was hurt by words wants no technician.
    trouble = "" if ticket.category == ATTITUDE else trouble_in(turn.rules, ticket.problem)
    return turn.say("complaint.mend", number=ticket.number, trouble=trouble) if trouble else None


def _and(reply: Reply, more: Reply) -> Reply:
    return with_buttons(replace(reply, text=f"{reply.text}\n{more.text}"), *more.buttons)


FORM = Form(
    name="complaint",
    title="投诉",
    service="complaint",
    slots=(
        Slot(
            name="matter",
            ask="complaint.listen",
            hint="complaint.listen_more",
            find=find_matter,
            take=take_matter,
            anyway=any_matter,
            asked_firmly=True,
        ),
        # Never asked: it is offered by a button.
        Slot(
            name="anonymous",
            ask="complaint.listen",
            hint="complaint.listen_more",
            find=find_signature,
            take=find_signature,
            choices=_unsigned,
            needed=_never,
        ),
    ),
    opening=first_words,
    put_right=put_right,
    quote=_quote,
    finish=_hand_in,
    summary="complaint.summary",
    again="complaint.confirm_again",
    takes_photos=True,
    sealed=True,
)

SCRIPTS = FORM.scripts(QUOTED) | {
    "complaint.linked": TICKET_VALUES,
    "complaint.opened": TICKET_VALUES,
    "complaint.opened_about": TICKET_VALUES,
    "complaint.unsigned": frozenset[str](),
    "complaint.nameless": frozenset[str](),
    "complaint.offer_nameless": frozenset[str](),
    "complaint.urged": TICKET_VALUES,
    "complaint.broken_again": TICKET_VALUES,
    "complaint.mend": frozenset({"number", "trouble"}),
    **dict.fromkeys((HEARD, *(f"{HEARD}_{name}" for name in CLASSES)), frozenset[str]()),
}
