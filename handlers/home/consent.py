"""The notice before binding and the consent to it (PIPL 14–17), which is as easily taken back."""

from collections.abc import Mapping
from dataclasses import replace

from bot.conversation.forms.engine import quiet_for_long
from bot.conversation.forms.parking import without
from bot.conversation.turn import Turn
from bot.reply import Reply
from bot.residents.records import Agreed, Withdrew
from bot.residents.retention import in_words
from handlers.home.binding_words import agrees, phone_in, refuses, room_in

DIALOGUE = "bind_notice"
PURPOSE = "binding"
# The slot that names the form to go on with; without it that is binding.
WHAT_FOR = "for"
# The dialogues that need the consent.
REST_ON_IT = frozenset({"bind", "bind_papers", DIALOGUE})

SCRIPTS = {
    "binding.notice": frozenset({"kept"}),
    "binding.consent_first": frozenset[str](),
    "binding.refused": frozenset[str](),
}


def consented(turn: Turn, person: str = "") -> bool:
    """Return whether a person (by address; without one, who speaks) has agreed to be bound and still does."""
    consents = turn.ledger.consents_of(person or turn.person.address)
    return any(one.purpose == PURPOSE and one.withdrawn_at is None for one in consents)


def tell(turn: Turn, kept: Mapping[str, str]) -> Reply:
    """Tell what agreeing means; `kept` is what the dialogue goes on with once the person has agreed."""
    turn.confidential = True
    turn.go_to(DIALOGUE, "consent", kept)
    return turn.say("binding.notice", kept=in_words(turn.rules.estate.retention.consents))


def said_yes(turn: Turn) -> bool | None:
    """Return what the words say to the notice: agreed, refused, or None for another matter."""
    if quiet_for_long(turn):
        turn.leave()
        return None
    if refuses(turn.text):
        return False
    return True if agrees(turn.text) else None


def tells_already(turn: Turn) -> bool:
    """Return whether the words are a room or a phone, which must wait for the consent."""
    return bool(turn.conversation.dialogue and (room_in(turn.text) or phone_in(turn.text)))


def agree(turn: Turn) -> Mapping[str, str]:
    """Record the consent with the wording that was read, once; returns what the dialogue goes on with."""
    kept = turn.before.slots if turn.before.dialogue == DIALOGUE else {}
    if not consented(turn):
        turn.records.append(Agreed(turn.person.address, PURPOSE, turn.now, turn.mind.knowledge.version))
    turn.leave()
    return kept


def refuse(turn: Turn) -> Reply:
    """Serve the person all the same."""
    turn.leave()
    return turn.say("binding.refused")


def withdraw(turn: Turn) -> None:
    """Take the consent back: the last home is gone, and what was begun on it is left."""
    if turn.conversation.dialogue in REST_ON_IT:
        turn.leave()
    drop_parked(turn)
    if consented(turn):
        turn.records.append(Withdrew(turn.person.address, PURPOSE, turn.now))


def drop_parked(turn: Turn) -> None:
    """Forget a binding that waits behind another matter: it is settled, or may not go on."""
    kept = without(turn.conversation.parked, REST_ON_IT)
    if kept != turn.conversation.parked:
        turn.conversation = replace(turn.conversation, parked=kept)
