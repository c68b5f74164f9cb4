"""Answer what words mean: by a service, by the knowledge, by asking back, or honestly not at all."""

import re
from collections.abc import Sequence

from bot.conversation.misses import ASKED_BACK, MISSED, SCRIPTS_BY_MISSES, keeps_quiet, whole
from bot.conversation.switchboard import Switchboard
from bot.conversation.turn import Turn, with_buttons
from bot.knowledge.model import Intent
from bot.reply import SILENCE, Button, Reply

# More than three to choose from is no help on a phone.
CHOICES = 3

CHAT = "chat"
# Words that answer a question; with none asked they mean nothing.
ANSWERS_NOTHING = re.compile(
    r"^(?:喂+|是的?|是吗|对的?|确认|同意|不同意|结束|不是|没有|有的?|可以|行|嗯+|啊+|哦+|那个|[。.!！,，~～\s])+$"
)

SCRIPTS = {
    "system.nothing_asked": frozenset[str](),
    "system.is_it": frozenset[str](),
    "system.which": frozenset[str](),
    "system.which_again": frozenset[str](),
    "staff.help": frozenset[str](),
    **dict.fromkeys(SCRIPTS_BY_MISSES.values(), frozenset[str]()),
}


def by_words(turn: Turn, board: Switchboard) -> Reply:
    """Answer the words of the message.

    A service that recognises its own matter by what is named (a trouble and a place) comes before likeness to
    phrases: no list of phrases can hold all that breaks.
    """
    for service, recognises in board.recognisers.items():
        if not turn.person.is_staff and recognises(turn):
            heard = _heard(turn, board) if service in board.giving_way else None
            return heard or board.services[service](turn)
    understood = turn.mind.understand(turn.text)
    if understood.decision == "answer" and understood.intent and not _gives_way(understood.intent, board):
        return by_intent(turn, board, understood.intent)
    heard = _heard(turn, board)
    if heard is not None:
        return heard
    if understood.decision == "answer" and understood.intent:
        return by_intent(turn, board, understood.intent)
    if turn.person.is_staff:
        return turn.say("staff.help")
    if ANSWERS_NOTHING.match(turn.text.strip()):
        return turn.say("system.nothing_asked")
    offered = _worth_asking(turn, understood.offered) if understood.decision == "ask" else []
    return _ask_back(turn, offered[:CHOICES]) if offered else _not_understood(turn)


def _heard(turn: Turn, board: Switchboard) -> Reply | None:
    """Return the answer of the first listener that knows better."""
    offers = (listener(turn) for listener in board.listeners)
    return next((heard for heard in offers if heard is not None), None)


def _gives_way(intent: str, board: Switchboard) -> bool:
    """Whether a listener may know better: 有人吗 is no greeting from somebody in a lift that stands still."""
    return bool({intent, intent.partition(".")[0]} & board.giving_way)


def by_intent(turn: Turn, board: Switchboard, name: str) -> Reply:
    """Serve an intent: by its service, or by its own reply script."""
    intent = turn.mind.intent(name)
    if intent is None:
        # The button is older than the knowledge: its label still says what is meant.
        return by_words(turn, board) if turn.text else turn.say("system.not_understood")
    if intent.service and turn.person.is_staff:
        # Services are the residents'; a colleague's own words for the same are listed in the help.
        return turn.say("staff.help")
    return board.services[intent.service](turn) if intent.service else turn.say(intent.name)


def _worth_asking(turn: Turn, names: Sequence[str]) -> list[Intent]:
    """Return the intents that somebody could have meant to ask about: nobody chooses to be greeted."""
    known = (turn.mind.intent(name) for name in names)
    return [intent for intent in known if intent is not None and intent.topic != CHAT]


def _ask_back(turn: Turn, intents: Sequence[Intent]) -> Reply:
    choices = [Button(f"faq.{intent.name}", intent.title) for intent in intents]
    turn.missed(ASKED_BACK)
    # Who was asked back before may have had enough of choosing: that script offers a person as well.
    first = "system.is_it" if len(choices) == 1 else "system.which"
    asked = turn.say("system.which_again" if whole(turn.conversation) else first)
    offered = {button.label for button in asked.buttons}
    return with_buttons(asked, *(choice for choice in choices if choice.label not in offered))


def _not_understood(turn: Turn) -> Reply:
    """Give a hint, then offer a person, at last say that we'll be quiet, and be so for a while."""
    quiet = keeps_quiet(turn.before, turn.now)
    turn.missed(MISSED)
    return SILENCE if quiet else turn.say(SCRIPTS_BY_MISSES[whole(turn.conversation)])
