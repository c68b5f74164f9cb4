"""Deleting one's data on request (PIPL 47): what goes and what stays is said first, then it is done."""

import re
from collections.abc import Sequence
from dataclasses import replace

from bot.conversation.forms.engine import quiet_for_long
from bot.conversation.forms.words import LEAVE, YES
from bot.conversation.turn import Turn
from bot.reply import Reply
from bot.residents.records import Forgotten
from bot.tickets.ticket import ENDED, Ticket
from handlers.mine.my_data import KEPT, kept

DIALOGUE, CONFIRM = "forget_me", "confirm"
REASON = "asked for in the chat"

SCRIPTS = {
    "forget_me.confirm": KEPT | {"attempts_kept", "open"},
    "forget_me.open": frozenset({"numbers"}),
    "forget_me.sure": frozenset[str](),
    "forget_me.done": frozenset({"open"}),
    "forget_me.open_later": frozenset({"numbers"}),
    "forget_me.kept": frozenset[str](),
}

# What can't be taken back is done at no mere 嗯: the words must say it.
SURELY = re.compile(
    r"^(?:好的?|是的?|对|嗯)?[，,。\s]*"
    r"(?:我?(?:确认|确定)要?(?:全部|都)?(?:删除|删掉|删)?(?:我的信息)?|(?:全部|都)?(?:删除|删掉|删))"
    r"(?:吧|了|[。!！~\s])*$"
)
RATHER_NOT = re.compile(r"不(?:要|想|用|能)?删|别删|先不|保留|留着|再?想想|考虑")


def start(turn: Turn) -> Reply:
    """Say exactly what goes and what stays, and ask whether it is really meant."""
    # What this process still holds back of the log of the talk must be there to be deleted.
    turn.ledger.talk_of(turn.person.address, turn.now)
    turn.go_to(DIALOGUE, CONFIRM, {})
    return turn.say("forget_me.confirm", open=_said_of(turn, "forget_me.open"), **kept(turn))


def typed(turn: Turn) -> Reply | None:
    """Take a typed answer; None for another matter, with which the question is over."""
    words = turn.text.strip()
    if quiet_for_long(turn):
        turn.leave()
        return None
    if LEAVE.match(words) or RATHER_NOT.search(words):
        return _keep(turn)
    if SURELY.match(words):
        return _forget(turn)
    if YES.match(words):
        return turn.say("forget_me.sure")
    turn.leave()
    return None


def tapped(turn: Turn) -> Reply:
    """Take a tapped answer; a button from another day asks anew."""
    if turn.subject == "no":
        return _keep(turn)
    asked = turn.conversation.dialogue == DIALOGUE and not quiet_for_long(turn)
    return _forget(turn) if asked else start(turn)


def _keep(turn: Turn) -> Reply:
    turn.leave()
    return turn.say("forget_me.kept")


def _forget(turn: Turn) -> Reply:
    turn.leave()
    turn.conversation = replace(turn.conversation, parked={})
    turn.records.append(Forgotten(turn.person.address, REASON, turn.now, turn.message.key))
    return turn.say("forget_me.done", open=_said_of(turn, "forget_me.open_later"))


def _said_of(turn: Turn, script: str) -> str:
    """Return a line about the tickets that are not ended, "" when there is none."""
    running = _running(turn)
    if not running:
        return ""
    numbers = "、".join(ticket.number for ticket in running)
    return turn.say(script, numbers=numbers).text


def _running(turn: Turn) -> Sequence[Ticket]:
    mine = turn.ledger.tickets_of(turn.person.address, turn.now)
    return [ticket for ticket in mine if ticket.status not in ENDED]
