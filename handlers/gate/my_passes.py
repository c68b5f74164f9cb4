"""A resident's own passes: the list, one of them, and taking one back."""

import re
from datetime import timedelta

from bot.conversation.turn import Turn
from bot.reply import Button, Reply
from bot.residents.passes import OPEN, Pass, PassState
from handlers.gate.goods_consent import answered, owns, waits_for
from handlers.gate.goods_ticket import call_off
from handlers.gate.passes import PASS_VALUES, find_pass_numbers, move, stands, values_now, values_of

SCRIPTS = {
    "pass.list": frozenset({"passes"}),
    "pass.line": PASS_VALUES,
    "pass.none": frozenset[str](),
    "pass.one": PASS_VALUES,
    "pass.ended": PASS_VALUES,
    "pass.cancelled": PASS_VALUES,
    "pass.too_late": PASS_VALUES,
    "pass.waits_for_you": frozenset({"passes"}),
    "pass.template_remark": frozenset[str](),
}

# No pass is announced longer ahead than what a resident may still want to see.
RECENT = timedelta(days=400)
LISTED = 5
CANCELLING = re.compile(r"取消|作废|撤|不来了|不用来|不搬了|不要了|退掉")
REFUSING = re.compile(r"不同意|不行|不可以|拒绝|不准")
AGREEING = re.compile(r"同意|可以|准了|放行")
# Said without a number: an answer when exactly one note waits for it.
_LET = r"(?:让[他她]们?搬|放行|搬|出去|[的了吧啊呀，,。!！~\s])*"
YES = re.compile(rf"^\s*我?(?:同意|可以|行|没问题|准了?|让[他她]们?搬){_LET}$")
NO = re.compile(rf"^\s*我?(?:先|暂时)?(?:不同意|不行|不可以|不准|不让|别让[他她]们?搬|不放行){_LET}$")


def recognises(turn: Turn) -> bool:
    """Return whether the words name a pass by its number, or answer the only one that waits for it."""
    return bool(find_pass_numbers(turn.text)) or _answers_the_only_one(turn) is not None


def _answers_the_only_one(turn: Turn) -> Pass | None:
    if not (YES.match(turn.text) or NO.match(turn.text)):
        return None
    waiting = waits_for(turn)
    return waiting[0] if len(waiting) == 1 else None


def serve(turn: Turn) -> Reply:
    """Show, cancel or answer the pass that is named, or list those that something may still come of."""
    numbers = find_pass_numbers(turn.text)
    if numbers:
        return _about(turn, numbers[0])
    only = _answers_the_only_one(turn)
    if only:
        return answered(turn, only.number, agrees=bool(YES.match(turn.text)))
    mine = [one for one in _mine(turn) if stands(turn, one) in OPEN]
    if len(mine) == 1 and CANCELLING.search(turn.text):
        return _shown(turn, mine[0])
    return _listed(turn, mine)


def tapped_cancel(turn: Turn) -> Reply:
    """Take back the pass of the tapped button."""
    return _cancelled(turn, turn.subject)


def _about(turn: Turn, number: str) -> Reply:
    one = turn.ledger.find_pass(number)
    if one is not None and one.person != turn.person.address and owns(turn, one):
        if REFUSING.search(turn.text):
            return answered(turn, number, agrees=False)
        if AGREEING.search(turn.text):
            return answered(turn, number, agrees=True)
    if CANCELLING.search(turn.text):
        return _cancelled(turn, number)
    own = _own(turn, number)
    return _shown(turn, own) if own else turn.say("pass.unknown", number=number)


def _cancelled(turn: Turn, number: str) -> Reply:
    one = _own(turn, number)
    if one is None:
        return turn.say("pass.unknown", number=number)
    if one.state is PassState.CANCELLED:
        return turn.say("pass.cancelled", **values_of(one, turn.now))
    if stands(turn, one) not in OPEN:
        return turn.say("pass.too_late", **values_now(turn, one))
    call_off(turn, one)
    return turn.say("pass.cancelled", **values_of(move(turn, one, PassState.CANCELLED), turn.now))


def _listed(turn: Turn, mine: list[Pass]) -> Reply:
    waiting = waits_for(turn)
    if not mine and not waiting:
        return turn.say("pass.none")
    parts, buttons = [], []
    for script, passes in (("pass.waits_for_you", waiting[:LISTED]), ("pass.list", mine[-LISTED:])):
        if passes:
            parts.append(turn.say(script, passes=_lines(turn, passes)).text)
    for one in waiting[:1]:
        buttons += [Button(f"pass.agree:{one.number}", f"同意 {one.number}")]
        buttons += [Button(f"pass.refuse:{one.number}", f"不同意 {one.number}")]
    buttons += [Button(f"pass.cancel:{one.number}", f"取消 {one.number}") for one in mine[-LISTED:]]
    return Reply("\n\n".join(parts), tuple(buttons), "pass.list", turn.speech.knowledge.version)


def _lines(turn: Turn, passes: list[Pass]) -> str:
    return "\n".join(turn.say("pass.line", **values_now(turn, one)).text for one in passes)


def _shown(turn: Turn, one: Pass) -> Reply:
    script = "pass.one" if stands(turn, one) in OPEN else "pass.ended"
    return turn.say(script, **values_now(turn, one))


def _own(turn: Turn, number: str) -> Pass | None:
    one = turn.ledger.find_pass(number)
    return one if one is not None and one.person == turn.person.address else None


def _mine(turn: Turn) -> list[Pass]:
    return turn.ledger.passes_of(turn.person.address, turn.now - RECENT)
