"""Visitor pass (访客通行): a resident says who comes and when, and the gate knows."""

from collections.abc import Mapping, Sequence

from bot.conversation.forms.engine import begin
from bot.conversation.forms.filling import read_by
from bot.conversation.forms.form import Choice, Form, Slot, Values
from bot.conversation.turn import Turn
from bot.reply import Reply
from bot.residents.passes import VISITOR, Pass
from handlers.gate.passes import PASS_VALUES, keep, next_number, tell_gate, values_of
from handlers.gate.visitor_words import (
    announces,
    find_party,
    find_who,
    party_anyway,
    put_right,
    take_party,
    take_who,
)
from handlers.gate.window import say_window, span_of, take_window, window_slot
from handlers.home.own_home import HOME, home_slot, only_home

QUOTED = frozenset({"who", "when", "party", "home"})
TIMES = (
    Choice("now", "马上就到"),
    Choice("today", "今天下午"),
    Choice("evening", "今天晚上"),
    Choice("tomorrow", "明天上午"),
    Choice("tomorrow_afternoon", "明天下午"),
)
PARTIES = (Choice("1", "不开车，1人"), Choice("2", "不开车，2人"), Choice("3", "不开车，3人"))
WHO = (Choice("friend", "亲戚朋友"), Choice("help", "家政"), Choice("delivery", "送货师傅"))


def start(turn: Turn) -> Reply:
    """Begin an announcement with all that the first words tell; who is bound to no home is helped on."""
    return begin(turn, FORM) if turn.person.ties else turn.say("visitor.unbound")


def recognises(turn: Turn) -> bool:
    """Return whether the words want somebody let in: who, when, and that the gate is to know."""
    return announces(turn.text, turn.now)


def _first_words(turn: Turn, values: Values, words: str) -> Values:
    return read_by((only_home, take_window, find_party, find_who), turn, values, words)


def _parties(_turn: Turn, _values: Values) -> Sequence[Choice]:
    return PARTIES


def _kinds(_turn: Turn, _values: Values) -> Sequence[Choice]:
    return WHO


def _quote(turn: Turn, values: Values) -> Mapping[str, str]:
    return {
        "who": values.get("who", ""),
        "when": say_window(turn, values),
        "party": values.get("party", ""),
        "home": values.get(HOME, ""),
    }


def _made(turn: Turn, values: Values) -> Reply:
    """Make the pass; the gate is told when the visitor comes soon."""
    if turn.person.tie_to(values[HOME]) is None:
        return turn.say("visitor.unbound")
    start_at, until = span_of(values)
    one = Pass(
        number=next_number(turn),
        kind=VISITOR,
        person=turn.person.address,
        label=values[HOME],
        subject=values["who"],
        made_at=turn.now,
        valid_from=start_at,
        valid_until=until,
        details={"party": values["party"], "plate": values.get("plate", "")},
    )
    keep(turn, one)
    tell_gate(turn, one, "staff.visitor_soon")
    return turn.say("visitor.made", **values_of(one, turn.now))


FORM = Form(
    name="visitor",
    title="访客预约",
    service="visitor",
    slots=(
        home_slot("visitor.ask_home", "visitor.home_hint"),
        Slot(
            name="who",
            ask="visitor.ask_who",
            hint="visitor.who_hint",
            find=find_who,
            take=take_who,
            choices=_kinds,
            asked_firmly=True,
        ),
        window_slot("visitor.ask_visit", "visitor.visit_hint", TIMES),
        Slot(
            name="party",
            ask="visitor.ask_party",
            hint="visitor.party_hint",
            find=find_party,
            take=take_party,
            anyway=party_anyway,
            choices=_parties,
            asked_firmly=True,
        ),
    ),
    opening=_first_words,
    put_right=put_right,
    quote=_quote,
    finish=_made,
    summary="visitor.summary",
    again="visitor.confirm_again",
)

SCRIPTS = FORM.scripts(QUOTED) | {
    "visitor.unbound": frozenset[str](),
    "visitor.made": PASS_VALUES,
    "staff.visitor_soon": PASS_VALUES,
}
