"""What becomes of words that were held back: the better ones go, or others, or these all the same."""

import re
from collections.abc import Callable
from dataclasses import replace

from bot.conversation.turn import Turn
from bot.reply import Reply
from bot.tickets.desk.talking import QUIET
from bot.tickets.desk.wording_silence import DROPPED, IN_SPITE
from handlers.staff import talking, wording
from handlers.staff.kept_words import DIALOGUE, Held, held, settle, waiting

SCRIPTS = {
    "staff.wording_rewrite": frozenset({"number", "words"}),
    "staff.wording_gone": frozenset({"number"}),
    "staff.wording_dropped": frozenset({"number"}),
}

# The step in which the next words take the place of those that were held back under the mark in this slot.
REWRITE, REWRITES = "rewrite", "rewrites"


def go_on(turn: Turn) -> Reply | None:
    """Take the answer to what the last card asked, or the new words for it; else the talk goes on."""
    mark = _asked(turn)
    one = held(turn).get(mark)
    if one is None:
        return talking.go_on(turn)
    said = turn.text.strip()
    for words, act in TYPED:
        if words.fullmatch(said):
            return act(turn, mark, one)
    if turn.conversation.step != REWRITE or talking.NUMBER_FIRST.match(said):
        return talking.go_on(turn)
    settle(turn, mark)
    return talking.relay(turn, one.number, turn.text)


def rewriting(turn: Turn) -> bool:
    """Return whether the next words are for a resident, whatever they begin with."""
    return turn.conversation.step == REWRITE and bool(_asked(turn))


def send_better(turn: Turn, mark: str, one: Held) -> Reply:
    """Send the better words; what was promised may have changed since, so they are read once more."""
    return _send(turn, mark, replace(one, words=one.better))


def send_anyway(turn: Turn, mark: str, one: Held) -> Reply:
    """Send words that were only warned of; who did so, and in spite of what, is recorded."""
    ticket = talking.may_write(turn, one.number)
    found = wording.findings(turn, ticket, one.words)
    if not wording.only_warnings(found):
        return wording.hold(turn, ticket, one.words, found)
    sent = talking.deliver(turn, one.number, one.words, mark)
    told = "；".join(f"{finding.title}“{finding.excerpt}”" for finding in found)
    turn.desk.write(ticket, turn.person.address, IN_SPITE, told)
    return sent


def rewrite(turn: Turn, mark: str, one: Held) -> Reply:
    """Have the next words take the place of these."""
    slots = turn.conversation.slots if turn.conversation.dialogue == DIALOGUE else waiting(turn)
    turn.go_to(DIALOGUE, REWRITE, {**slots, REWRITES: mark})
    return turn.say("staff.wording_rewrite", number=one.number, words=one.words)


def drop(turn: Turn, mark: str, one: Held) -> Reply:
    """Send nothing: it is settled, and nobody is reminded of it."""
    ticket = talking.may_write(turn, one.number)
    settle(turn, mark)
    turn.desk.write(ticket, turn.person.address, DROPPED)
    turn.desk.change(ticket)
    return turn.say("staff.wording_dropped", number=one.number)


Act = Callable[[Turn, str, Held], Reply]


def _tapped(act: Act) -> Callable[[Turn], Reply]:
    def tapped(turn: Turn) -> Reply:
        if not turn.person.is_staff:
            return turn.say("staff.unknown_button")
        number, _, mark = turn.subject.partition(":")
        one = held(turn).get(mark)
        return act(turn, mark, one) if one else turn.say("staff.wording_gone", number=number)

    return tapped


tapped_better = _tapped(send_better)
tapped_anyway = _tapped(send_anyway)
tapped_rewrite = _tapped(rewrite)

# What is typed instead of tapped, first match wins.
TYPED: tuple[tuple[re.Pattern[str], Act], ...] = (
    (re.compile(r"送出(?:去|吧|这句)?|就?[发用]这(?:一)?句(?:吧)?"), send_better),
    (re.compile(r"仍要?发送?|仍然发送?|照样发|照发|还是要?发"), send_anyway),
    (re.compile(r"改(?:一改|一下|改)?|重写|我(?:来|自己)?(?:改|重写)"), rewrite),
    (re.compile(r"不(?:用|要)?发(?:了|送)?(?:吧)?"), drop),
)


def _asked(turn: Turn) -> str:
    """Return the mark of the words that are asked about now, "" for none, or when that is long ago."""
    conversation = turn.conversation
    since = conversation.changed_at
    if conversation.dialogue != DIALOGUE or since is None or turn.now - since > QUIET:
        return ""
    if conversation.step == REWRITE:
        return conversation.slots.get(REWRITES, "")
    return next(reversed(held(turn)), "") if conversation.step == wording.ASKED else ""


def _send(turn: Turn, mark: str, one: Held) -> Reply:
    ticket = talking.may_write(turn, one.number)
    found = wording.findings(turn, ticket, one.words)
    if found:
        return wording.hold(turn, ticket, one.words, found)
    return talking.deliver(turn, one.number, one.words, mark)
