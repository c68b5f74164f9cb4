"""Answer what words mean: by a service, by the knowledge, by asking back, or honestly not at all."""

from collections.abc import Sequence

from bot.conversation.switchboard import Switchboard
from bot.conversation.turn import Turn, with_buttons
from bot.reply import Button, Reply

# More than three to choose from is no help on a phone.
CHOICES = 3

SCRIPTS = {
    "system.which": frozenset[str](),
    "system.not_understood": frozenset[str](),
}


def by_words(turn: Turn, board: Switchboard) -> Reply:
    """Answer the words of the message.

    A service that recognises its own matter by what is named (a trouble and a place) comes before likeness to
    phrases: no list of phrases can hold all that breaks.
    """
    for service, recognises in board.recognisers.items():
        if recognises(turn):
            return board.services[service](turn)
    understood = turn.mind.understand(turn.text)
    if understood.decision == "answer" and understood.intent:
        return by_intent(turn, board, understood.intent)
    for listener in board.listeners:
        heard = listener(turn)
        if heard is not None:
            return heard
    if understood.decision == "ask":
        return _ask_back(turn, understood.offered[:CHOICES])
    return turn.say("system.not_understood")


def by_intent(turn: Turn, board: Switchboard, name: str) -> Reply:
    """Serve an intent: by its service, or by its own reply script."""
    intent = turn.mind.intent(name)
    if intent is None:
        # The button is older than the knowledge: its label still says what is meant.
        return by_words(turn, board) if turn.text else turn.say("system.not_understood")
    return board.services[intent.service](turn) if intent.service else turn.say(intent.name)


def _ask_back(turn: Turn, names: Sequence[str]) -> Reply:
    intents = [intent for name in names if (intent := turn.mind.intent(name))]
    choices = [Button(f"faq.{intent.name}", intent.title) for intent in intents]
    return with_buttons(turn.say("system.which"), *choices)
