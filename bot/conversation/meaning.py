"""Answer what words mean: by a service, by the knowledge, by asking back, or honestly not at all."""

import re

from bot.conversation import choices, labels
from bot.conversation.matters import matters_in
from bot.conversation.misses import MISSED, SCRIPTS_BY_MISSES, keeps_quiet, whole
from bot.conversation.several import take_all
from bot.conversation.switchboard import Switchboard
from bot.conversation.turn import Turn
from bot.reply import FAQ, SILENCE, Reply

# Words that answer a question; with none asked they mean nothing.
ANSWERS_NOTHING = re.compile(
    r"^(?:喂+|是的?|是吗|对的?|确认|同意|不同意|结束|不是|没有|有的?|可以|行|嗯+|啊+|哦+|那个|[。.!！,，~～\s])+$"
)

SCRIPTS = choices.SCRIPTS | {
    "system.nothing_asked": frozenset[str](),
    "staff.help": frozenset[str](),
    **dict.fromkeys(SCRIPTS_BY_MISSES.values(), frozenset[str]()),
}


def by_words(turn: Turn, board: Switchboard) -> Reply:
    """Answer the words of the message.

    A service that recognises its own matter by what is named (a trouble and a place) comes before likeness to
    phrases: no list of phrases can hold all that breaks.
    """
    told = None if turn.person.is_staff else _recognised(turn, board)
    if told is not None:
        return told
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
    pressed = labels.typed(turn, board)
    if pressed is not None:
        return pressed
    offered = choices.worth_asking(turn, understood.offered) if understood.decision == "ask" else []
    return choices.ask_back(turn, offered) if offered else _not_understood(turn)


def _recognised(turn: Turn, board: Switchboard) -> Reply | None:
    """Answer a resident's words by what they name, whatever phrases they are like."""
    for offer in board.beforehand:
        known = offer(turn)
        if known is not None:
            return _heard(turn, board) or known
    matters = matters_in(turn, board)
    if matters:
        # From somebody in need the words are for those who help.
        return _heard(turn, board) or take_all(turn, board, matters)
    for service, recognises in board.recognisers.items():
        if recognises(turn):
            heard = _heard(turn, board) if service in board.giving_way else None
            return heard or board.services[service](turn)
    return None


def by_choice(turn: Turn, board: Switchboard, name: str) -> Reply:
    """Serve the intent that was chosen, with the sentence for which it was offered."""
    words, intent = choices.words_for(turn, f"{FAQ}{name}"), turn.mind.intent(name)
    choices.leave_asked(turn)
    if not words or intent is None:
        return by_intent(turn, board, name)
    with turn.hearing(words, meant=intent.service or ""):
        return by_intent(turn, board, name)


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


def _not_understood(turn: Turn) -> Reply:
    """Give a hint, then offer a person, at last say that we'll be quiet, and be so for a while."""
    quiet = keeps_quiet(turn.before, turn.now)
    turn.missed(MISSED)
    return SILENCE if quiet else turn.say(SCRIPTS_BY_MISSES[whole(turn.conversation)])
