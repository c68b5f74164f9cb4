"""Goods-out note (物品放行): an owner's is good at once, everybody else's when the owner has agreed."""

from collections.abc import Mapping, Sequence

from bot.conversation.choices import buttons_of, to_choose
from bot.conversation.forms.engine import begin
from bot.conversation.forms.filling import read_by
from bot.conversation.forms.form import Choice, Form, Slot, Values
from bot.conversation.turn import Turn
from bot.reply import Reply
from bot.residents.home import OWNER
from bot.residents.passes import GOODS, Pass, PassState
from bot.tickets.describe import TICKET_VALUES
from bot.tickets.promise import next_due
from handlers.gate.goods_ticket import ask_by_phone
from handlers.gate.goods_words import (
    carrier_anyway,
    carries_out,
    find_carrier,
    find_goods,
    old_things_leave,
    put_right,
    take_goods,
)
from handlers.gate.passes import PASS_VALUES, keep, next_number, tell, tell_gate, values_of
from handlers.gate.window import say_window, span_of, take_window, window_slot
from handlers.home.own_home import HOME, home_slot, only_home

QUOTED = frozenset({"what", "when", "carrier", "home"})
# What becomes of something old: it leaves with its owner, or as waste.
OUT_OR_WASTE = ("service.goods_out", "environment.bulky_waste")
TIMES = (
    Choice("now", "现在"),
    Choice("today", "今天下午"),
    Choice("tomorrow", "明天上午"),
    Choice("tomorrow_afternoon", "明天下午"),
)
CARRIED_BY = (Choice("self", "我自己"), Choice("mover", "搬家公司"), Choice("friend", "朋友"))


def start(turn: Turn) -> Reply:
    """Begin a note with all that the first words tell; who is bound to no home is helped on.

    Something old may be rubbish: that is asked first.
    """
    if turn.meant != FORM.service and not turn.message.tap and old_things_leave(turn.text):
        return _out_or_waste(turn)
    return begin(turn, FORM) if turn.person.ties else turn.say("goods_out.unbound")


def _out_or_waste(turn: Turn) -> Reply:
    intents = [intent for name in OUT_OR_WASTE if (intent := turn.mind.intent(name))]
    return to_choose(turn, turn.say("goods_out.or_waste"), buttons_of(intents), turn.text)


def recognises(turn: Turn) -> bool:
    """Return whether the words say what is to be carried out of the estate."""
    return carries_out(turn.text) or old_things_leave(turn.text)


def _first_words(turn: Turn, values: Values, words: str) -> Values:
    return read_by((only_home, take_window, find_carrier, find_goods), turn, values, words)


def _carriers(_turn: Turn, _values: Values) -> Sequence[Choice]:
    return CARRIED_BY


def _quote(turn: Turn, values: Values) -> Mapping[str, str]:
    return {
        "what": values.get("what", ""),
        "when": say_window(turn, values),
        "carrier": values.get("carrier", ""),
        "home": values.get(HOME, ""),
    }


def _made(turn: Turn, values: Values) -> Reply:
    """Make the note; whoever is no owner of the home waits for the owner's yes."""
    tie = turn.person.tie_to(values[HOME])
    if tie is None:
        return turn.say("goods_out.unbound")
    start_at, until = span_of(values)
    one = Pass(
        number=next_number(turn),
        kind=GOODS,
        person=turn.person.address,
        label=values[HOME],
        subject=values["what"],
        made_at=turn.now,
        valid_from=start_at,
        valid_until=until,
        state=PassState.VALID if tie.role == OWNER else PassState.WAITING,
        details={"party": values["carrier"], "plate": values.get("plate", "")},
    )
    if tie.role != OWNER:
        return _waits(turn, one, tie.home.building)
    keep(turn, one)
    tell_gate(turn, one, "staff.goods_soon")
    return turn.say("goods_out.made", **values_of(one, turn.now))


def _waits(turn: Turn, one: Pass, building: str) -> Reply:
    """Ask the owners of the home; when none is bound, the front desk asks by the number on file."""
    owners = [tie for tie in turn.ledger.residents_of(one.label, turn.today) if tie.role == OWNER]
    if not owners:
        asked, ticket = ask_by_phone(turn, one, building)
        known = values_of(keep(turn, asked), turn.now)
        plan = turn.desk.values(ticket)["plan"]
        answer_at = next_due(ticket)
        late = answer_at is not None and answer_at > one.valid_from
        script = "goods_out.waits_too_long" if late else "goods_out.waits_for_desk"
        return turn.say(script, **known, ticket=ticket.number, plan=plan)
    keep(turn, one)
    for owner in owners:
        tell(turn, owner.person, one, "goods_out.owner_asked")
    return turn.say("goods_out.waits", **values_of(one, turn.now))


FORM = Form(
    name="goods_out",
    title="物品放行",
    service="goods_out",
    slots=(
        home_slot("goods_out.ask_home", "goods_out.home_hint"),
        Slot(
            name="what",
            ask="goods_out.ask_what",
            hint="goods_out.what_hint",
            find=find_goods,
            take=take_goods,
            asked_firmly=True,
        ),
        window_slot("goods_out.ask_visit", "goods_out.visit_hint", TIMES),
        Slot(
            name="carrier",
            ask="goods_out.ask_carrier",
            hint="goods_out.carrier_hint",
            find=find_carrier,
            take=find_carrier,
            anyway=carrier_anyway,
            choices=_carriers,
            asked_firmly=True,
        ),
    ),
    opening=_first_words,
    put_right=put_right,
    quote=_quote,
    finish=_made,
    summary="goods_out.summary",
    again="goods_out.confirm_again",
)

SCRIPTS = FORM.scripts(QUOTED) | {
    "goods_out.unbound": frozenset[str](),
    "goods_out.or_waste": frozenset[str](),
    "goods_out.made": PASS_VALUES,
    "goods_out.waits": PASS_VALUES,
    "goods_out.waits_for_desk": PASS_VALUES | {"ticket", "plan"},
    "goods_out.waits_too_long": PASS_VALUES | {"ticket", "plan"},
    "goods_out.to_ask": PASS_VALUES,
    "goods_out.owner_asked": PASS_VALUES,
    "staff.goods_soon": PASS_VALUES,
    "staff.ask_owner": TICKET_VALUES | {"pass"},
}
