"""The owner's yes or no to what a tenant wants to carry out: by tap, by word, or told to the front desk."""

from dataclasses import replace

from bot.conversation.turn import Turn
from bot.reply import Reply
from bot.residents.home import OWNER
from bot.residents.passes import GOODS, Pass, PassState, Standing
from handlers.gate.passes import PASS_VALUES, move, stands, tell, tell_gate, values_now, values_of

SCRIPTS = {
    "goods_out.agreed": PASS_VALUES,
    "goods_out.refused": PASS_VALUES,
    "goods_out.you_agreed": PASS_VALUES,
    "goods_out.you_refused": PASS_VALUES,
    "goods_out.decided": PASS_VALUES,
    "pass.unknown": frozenset({"number"}),
}


def owns(turn: Turn, one: Pass) -> bool:
    """Return whether the pass is for goods of a home that the person owns."""
    tie = turn.person.tie_to(one.label)
    return one.kind == GOODS and tie is not None and tie.role == OWNER


def waits_for(turn: Turn) -> list[Pass]:
    """Return the notes that wait for this owner's word, the earliest first."""
    current = turn.ledger.current_passes(turn.now)
    return [one for one in current if owns(turn, one) and stands(turn, one) is Standing.WAITING]


def tapped_agree(turn: Turn) -> Reply:
    """Let the goods of the tapped note go."""
    return answered(turn, turn.subject, agrees=True)


def tapped_refuse(turn: Turn) -> Reply:
    """Keep the goods of the tapped note."""
    return answered(turn, turn.subject, agrees=False)


def answered(turn: Turn, number: str, agrees: bool) -> Reply:
    """Take the owner's answer; a note that is none of theirs is as unknown as one that doesn't exist."""
    one = turn.ledger.find_pass(number)
    if one is None or not owns(turn, one):
        return turn.say("pass.unknown", number=number)
    if not _may_answer(turn, one, agrees):
        return turn.say("goods_out.decided", **values_now(turn, one))
    decided = decide(turn, one, agrees)
    return turn.say("goods_out.you_agreed" if agrees else "goods_out.you_refused", **decided)


def _may_answer(turn: Turn, one: Pass, agrees: bool) -> bool:
    """Whether the answer is awaited, or takes back another one while nothing has left yet."""
    now = stands(turn, one)
    if agrees:
        refused_in_time = now is Standing.REFUSED and stands(turn, replace(one, state=PassState.WAITING))
        return Standing.WAITING in {now, refused_in_time}
    # What never waited is the note of another owner, who needs nobody's yes.
    agreed = now in {Standing.EARLY, Standing.GOOD} and f"{PassState.VALID}_by" in one.details
    return now is Standing.WAITING or agreed


def decide(turn: Turn, one: Pass, agrees: bool) -> dict[str, str]:
    """Make a note valid or refused, tell the tenant, and return what scripts may quote of it."""
    decided = move(turn, one, PassState.VALID if agrees else PassState.REFUSED)
    tell(turn, one.person, decided, "goods_out.agreed" if agrees else "goods_out.refused")
    if agrees:
        tell_gate(turn, decided, "staff.goods_soon")
    return values_of(decided, turn.now)
