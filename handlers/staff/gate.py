"""The gate by chat: check a pass or plate (查 F1001), let in (放行 F1001), the owner's word (同意 F1001)."""

import re
import unicodedata
from collections.abc import Callable

from bot.conversation.turn import Turn
from bot.reply import Reply
from bot.residents.passes import GOODS, OPEN, Pass, PassState, Standing
from bot.understanding.slots.plate import PLATE, find_plates
from handlers.gate.goods_consent import decide
from handlers.gate.goods_ticket import settle
from handlers.gate.passes import (
    NUMBER,
    PASS_VALUES,
    find_pass_numbers,
    move,
    stands,
    tell,
    values_now,
    values_of,
)

SCRIPTS = {
    **dict.fromkeys((f"staff.pass_{each}" for each in Standing), PASS_VALUES),
    "staff.pass_unknown": frozenset({"number"}),
    "staff.plate_unknown": frozenset({"plate"}),
    "staff.pass_several": frozenset({"passes"}),
    "staff.pass_line": PASS_VALUES,
    "staff.let_in": PASS_VALUES,
    "staff.owner_agreed": PASS_VALUES,
    "staff.owner_refused": PASS_VALUES,
    "staff.gate_how": frozenset[str](),
    "staff.gate_not_yours": frozenset[str](),
    "staff.owner_not_yours": frozenset[str](),
    "visitor.arrived": PASS_VALUES,
    "goods_out.left": PASS_VALUES,
    "goods_out.too_late": PASS_VALUES,
}

# Who stands at the gate or answers for it; nobody else may try out numbers.
AT_THE_GATE = frozenset({"guard", "front_desk", "manager"})
# Whoever is asked to ring an owner up may look at what it is about.
MAY_LOOK = AT_THE_GATE | {"butler"}
# Who rings the owner up: butlers answer the desk's tickets, too.
ASKS_OWNERS = frozenset({"front_desk", "butler", "manager"})
NOT_YOURS = {
    MAY_LOOK: "staff.gate_not_yours",
    AT_THE_GATE: "staff.gate_not_yours",
    ASKS_OWNERS: "staff.owner_not_yours",
}
BARE = re.compile(r"(?:通行[号单]|放行[单条]|访客|单号|车牌号?|号|一下|的|了|[\s,，。:：、!！])+")
SPLIT = re.compile(r"(?<=[^\W_])[ ·.-]+(?=[A-Z0-9])")

Act = Callable[[Turn, str], Reply]


def begin(turn: Turn) -> Reply | None:
    """Do what the words want of the pass or plate that they name; None for other words."""
    words = unicodedata.normalize("NFKC", turn.text)
    numbers, plates = find_pass_numbers(words), find_plates(words)
    if not numbers and not plates:
        # 豫 A8 K236, as it is dictated at the gate.
        words = SPLIT.sub("", words.upper())
        plates = find_plates(words)
    verb = BARE.sub("", NUMBER.sub("", PLATE.sub("", words)))
    if not numbers and not plates:
        return turn.say("staff.gate_how") if turn.text.strip() == "放行" else None
    if verb not in ACTS:
        return None
    roles, act = ACTS[verb]
    if not roles & set(turn.person.roles):
        return turn.say(NOT_YOURS[roles])
    return act(turn, numbers[0]) if numbers else _by_plate(turn, plates[0], act)


def tapped_let_in(turn: Turn) -> Reply:
    """Let in whom the tapped pass announces."""
    return _tapped(turn, AT_THE_GATE, let_in)


def tapped_agrees(turn: Turn) -> Reply:
    """Write down that the owner agreed to the tapped note."""
    return _tapped(turn, ASKS_OWNERS, owner_agrees)


def tapped_refuses(turn: Turn) -> Reply:
    """Write down that the owner refused the tapped note."""
    return _tapped(turn, ASKS_OWNERS, owner_refuses)


def check(turn: Turn, number: str) -> Reply:
    """Tell how a pass stands; whose home it is stands only in one that is still to be let in."""
    one = turn.ledger.find_pass(number)
    return _told(turn, one) if one else turn.say("staff.pass_unknown", number=number)


def let_in(turn: Turn, number: str) -> Reply:
    """Mark a good pass as used and tell the resident; any other is refused with how it stands."""
    one = turn.ledger.find_pass(number)
    if one is None or stands(turn, one) is not Standing.GOOD:
        return check(turn, number)
    used = move(turn, one, PassState.USED)
    tell(turn, one.person, used, "goods_out.left" if one.kind == GOODS else "visitor.arrived")
    return turn.say("staff.let_in", **values_of(used, turn.now))


def owner_agrees(turn: Turn, number: str) -> Reply:
    """Write down the owner's yes, heard by phone."""
    return _owner_said(turn, number, agrees=True)


def owner_refuses(turn: Turn, number: str) -> Reply:
    """Write down the owner's no, heard by phone."""
    return _owner_said(turn, number, agrees=False)


def _owner_said(turn: Turn, number: str, agrees: bool) -> Reply:
    one = turn.ledger.find_pass(number)
    answer = "业主同意" if agrees else "业主不同意"
    if one and stands(turn, one) is Standing.EXPIRED and settle(turn, one, f"{answer}，时间已过"):
        # Nothing waits for the answer any more; whoever waited hears how it ended.
        tell(turn, one.person, one, "goods_out.too_late")
    if one is None or stands(turn, one) is not Standing.WAITING:
        return check(turn, number)
    known = decide(turn, one, agrees)
    settle(turn, one, answer)
    return turn.say("staff.owner_agreed" if agrees else "staff.owner_refused", **known)


def _told(turn: Turn, one: Pass) -> Reply:
    return turn.say(f"staff.pass_{stands(turn, one)}", **values_now(turn, one))


def _by_plate(turn: Turn, plate: str, act: Act) -> Reply:
    """Do it for the only pass with this plate; of several the guard names one."""
    known = [one for one in turn.ledger.current_passes(turn.now) if one.details.get("plate") == plate]
    still_open = [one for one in known if stands(turn, one) in OPEN]
    good = [one for one in still_open if stands(turn, one) is Standing.GOOD]
    meant = good or still_open or known[-1:]
    if not meant:
        return turn.say("staff.plate_unknown", plate=plate)
    if len(meant) == 1:
        return act(turn, meant[0].number)
    lines = [turn.say("staff.pass_line", **values_now(turn, one)).text for one in meant]
    return turn.say("staff.pass_several", passes="\n".join(lines))


def _tapped(turn: Turn, roles: frozenset[str], act: Act) -> Reply:
    if not roles & set(turn.person.roles):
        return turn.say(NOT_YOURS[roles])
    return act(turn, turn.subject)


ACTS: dict[str, tuple[frozenset[str], Act]] = {
    "": (MAY_LOOK, check),
    "查": (MAY_LOOK, check),
    "查查": (MAY_LOOK, check),
    "看": (MAY_LOOK, check),
    "查验": (MAY_LOOK, check),
    "核对": (MAY_LOOK, check),
    "有没有问题": (MAY_LOOK, check),
    "能放行吗": (MAY_LOOK, check),
    "放": (AT_THE_GATE, let_in),
    "放行": (AT_THE_GATE, let_in),
    "已放行": (AT_THE_GATE, let_in),
    "同意": (ASKS_OWNERS, owner_agrees),
    "业主同意": (ASKS_OWNERS, owner_agrees),
    "不同意": (ASKS_OWNERS, owner_refuses),
    "业主不同意": (ASKS_OWNERS, owner_refuses),
}
