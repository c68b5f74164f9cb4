"""Words of a colleague that have not gone out yet: they wait in the conversation, so that nothing is lost."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from hashlib import sha256

from bot.conversation.turn import Turn
from bot.tickets.ticket import ENDED

DIALOGUE = "staff_talk"
# The slots of what waits, by the mark of its card: words for which it is asked who is to read them, and words
# that were held back.
UNSENT, HELD = "unsent.", "held."
# A card holds six buttons (wechat.md 3.3); nobody looks for more cards than that.
MOST = 6
MARK_LETTERS = 6


@dataclass(frozen=True, slots=True)
class Held:
    """Words about one ticket that were held back, and what could be said instead."""

    number: str
    words: str
    better: str


def mark_of(turn: Turn) -> str:
    """Return the mark of the card that asks about this turn's words: the same delivery, the same mark."""
    return sha256(turn.message.key.encode()).hexdigest()[:MARK_LETTERS]


def waiting(turn: Turn) -> dict[str, str]:
    """Return all that waits, oldest first, by its slots; whatever dialogue of a colleague's keeps it."""
    slots = turn.conversation.slots
    return {name: words for name, words in slots.items() if name.startswith((UNSENT, HELD))}


def unsent(turn: Turn) -> dict[str, str]:
    """Return the words that wait for their resident to be named, oldest first, by their slots."""
    return {name: words for name, words in waiting(turn).items() if name.startswith(UNSENT)}


def held(turn: Turn) -> dict[str, Held]:
    """Return the words that were held back, oldest first, by the marks of their cards."""
    slots = {name: words for name, words in waiting(turn).items() if name.startswith(HELD)}
    return {name.removeprefix(HELD): Held(**json.loads(words)) for name, words in slots.items()}


def still_held(turn: Turn) -> dict[str, str]:
    """Return the slots of held words whose ticket is not over: nobody will send the others any more."""
    tickets = {mark: turn.desk.docket.ticket(one.number) for mark, one in held(turn).items()}
    going_on = {f"{HELD}{mark}" for mark, ticket in tickets.items() if ticket and ticket.status not in ENDED}
    return {name: words for name, words in waiting(turn).items() if name in going_on}


def with_held(turn: Turn, mark: str, words: Held) -> dict[str, str]:
    """Return what waits together with these words, which take the place of others about the same ticket."""
    older = {f"{HELD}{each}" for each, one in held(turn).items() if one.number == words.number}
    others = {name: text for name, text in waiting(turn).items() if name not in older and text != words.words}
    newest = dict(list(others.items())[1 - MOST :])
    return {**newest, f"{HELD}{mark}": json.dumps(asdict(words), ensure_ascii=False)}


def settle(turn: Turn, mark: str) -> None:
    """Keep the words no longer that were held back under a mark."""
    name = f"{HELD}{mark}"
    if name in turn.conversation.slots:
        stay(turn, {each: words for each, words in turn.conversation.slots.items() if each != name})


def stay(turn: Turn, slots: Mapping[str, str]) -> None:
    """Go on with these slots in the talk, or leave it where none is left."""
    if slots:
        turn.go_to(DIALOGUE, "words", slots)
    else:
        turn.leave()
