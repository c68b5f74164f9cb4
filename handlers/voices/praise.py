"""Praise (表扬): who did well, in the resident's words, goes to that very colleague and to the manager."""

import re
from collections.abc import Mapping

from bot.conversation.forms.engine import ASKED, QUIET, SENT_FIRST, begin
from bot.conversation.forms.form import Form, Slot, Values, read_nothing
from bot.conversation.turn import Turn
from bot.reply import Reply
from bot.tickets.concerned import ROLE_WORDS, named_in
from bot.tickets.desk import praising
from bot.tickets.rules import is_staff
from bot.tickets.ticket import DONE, Status, Ticket
from bot.understanding.traditional import simplified
from handlers.own_matter import open_own
from handlers.tickets import recent

# Words that say whom somebody wants to praise, perhaps, and not yet for what.
ONLY_PRAISING = re.compile(
    r"[我想要给来帮你们，,\s]*(?:表扬|点赞|点个赞|夸一?夸|感谢|写?封?表扬信|写?封?感谢信|送?面?锦旗)?(?:一下|[下个])?"
    r"(?P<whom>\w{0,3}(?:保安|师傅|客服|前台|管家|经理|员工|保洁|阿姨))?(?:你们|物业)?"
    r"(?:表扬|点赞|点个赞|写?封?表扬信|送?面?锦旗)?(?:给谁|给你们|[吧了啊呀的。！!~\s])*"
)
PRAISES = re.compile(r"表扬|点个?赞|夸一?夸|送.{0,3}锦旗|感谢信")
NO_PRAISE = re.compile(r"投诉|[吗？?]|有什么|不值得|凭什么|朋友圈|视频|作业|孩子|老师|学校")
HIM = re.compile(r"师傅|维修|修|他|这次|小伙")
SOMEBODY = "哪位同事"
LONGEST = 120
SHORTEST = 4
# Whoever writes more than a name has another matter.
LONGEST_NAME = 8


def start(turn: Turn) -> Reply:
    """Take praise that was told at once, or ask for whom and what; another open form stays open."""
    nameless = _nameless(turn)
    if nameless:
        return _named_later(turn, nameless)
    told = {} if turn.message.tap else first_words(turn, {}, turn.text)
    busy = turn.before.dialogue not in {"", ASKED, SENT_FIRST, FORM.name}
    return _pass_on(turn, told) if told.get("matter") and busy else begin(turn, FORM)


def recognises(turn: Turn) -> bool:
    """Return whether the words praise one of us, or name who was meant by the praise before."""
    words = simplified(turn.text)
    praised = PRAISES.search(words) and not NO_PRAISE.search(words)
    return bool(praised or _nameless(turn))


def first_words(_turn: Turn, values: Values, words: str) -> Values:
    """Read the praise in the words; who is only announced is remembered for what follows."""
    said = words.strip()
    only = ONLY_PRAISING.fullmatch(said)
    if only:
        return {"whom": only["whom"]} if only["whom"] else {}
    return any_words(_turn, values, said) if len(said) >= SHORTEST else {}


def any_words(_turn: Turn, values: Values, words: str) -> Values:
    """Take the words, whatever they are: the colleague will be glad of them."""
    whom = values.get("whom", "")
    return {"matter": f"{whom}，{words.strip()}" if whom and whom not in words else words.strip()}


def _nameless(turn: Turn) -> Ticket | None:
    """Return the praise of a moment ago that names nobody, if the words are no more than a name for it."""
    if len(turn.text) > LONGEST_NAME or not named_in(simplified(turn.text), turn.rules.staff):
        return None
    last = recent(turn)[-1:]
    fits = [ticket for ticket in last if ticket.kind == "praise" and turn.now - ticket.opened_at <= QUIET]
    return next((ticket for ticket in fits if not _called(turn, ticket.problem)), None)


def _named_later(turn: Turn, ticket: Ticket) -> Reply:
    named = named_in(simplified(turn.text), turn.rules.staff)
    known = praising.pass_on_to(turn.desk, ticket, named)
    return turn.say("praise.thanked", colleagues=_called(turn, known.problem))


def _quote(_turn: Turn, values: Values) -> Mapping[str, str]:
    return {"whom": values.get("whom") or SOMEBODY}


def _pass_on(turn: Turn, values: Values) -> Reply:
    problem = _with_name(turn, simplified(values["matter"]))
    ticket = open_own(turn, "praise", problem, words=values["matter"])
    called = _called(turn, ticket.problem)
    if called:
        return turn.say("praise.thanked", colleagues=called)
    return turn.say("praise.thanked_all")


def _called(turn: Turn, words: str) -> str:
    people = turn.rules.staff.people
    return "、".join(people[name].name for name in sorted(named_in(words, turn.rules.staff)))


def _with_name(turn: Turn, words: str) -> str:
    """Return the words as the ticket is called, with the name of whoever came last when 师傅 is praised."""
    staff = turn.rules.staff
    named = named_in(words, staff)
    kept = words[:LONGEST]
    if named:
        missing = [name for each in sorted(named) if (name := staff.people[each].name) not in kept]
        return f"{'、'.join(missing)}，{kept}" if missing else kept
    others = [role for role, said in ROLE_WORDS.items() if role != "technician" and said.search(words)]
    came = [
        ticket.assignee
        for ticket in recent(turn)
        if ticket.status in DONE - {Status.CANCELLED} and is_staff(ticket.assignee)
    ]
    him = turn.rules.name_of(came[-1]) if came and HIM.search(words) and not others else ""
    return f"{him}，{kept}" if him else kept


FORM = Form(
    name="praise",
    title="表扬",
    service="praise",
    slots=(
        Slot(
            name="matter",
            ask="praise.ask",
            hint="praise.hint",
            find=read_nothing,
            take=first_words,
            anyway=any_words,
            in_own_words=True,
        ),
    ),
    opening=first_words,
    put_right=read_nothing,
    quote=_quote,
    finish=_pass_on,
)

SCRIPTS = FORM.scripts(frozenset({"whom"})) | {
    "praise.thanked": frozenset({"colleagues"}),
    "praise.thanked_all": frozenset[str](),
}
