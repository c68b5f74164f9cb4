"""Route one message: events, taps, a staff member's command, emergencies, the open dialogue, the meaning."""

from bot.conversation.meaning import by_intent, by_words
from bot.conversation.switchboard import Switchboard
from bot.conversation.turn import Turn
from bot.message import MessageKind
from bot.reply import SILENCE, Reply
from bot.tickets.refused import Refused

# Buttons of the knowledge name a service or an intent; all others are a handler's own.
SERVICE = "service."
INTENT = "faq."


def answer(turn: Turn, board: Switchboard) -> Reply:
    """Return the reply to the turn's message; what the desk refuses is said by the refusal's script."""
    try:
        return _answer(turn, board)
    except Refused as refused:
        turn.forget()
        return turn.say(refused.script, **refused.values_for_script)


def _answer(turn: Turn, board: Switchboard) -> Reply:
    if turn.message.tap:
        return _tapped(turn, board)
    if turn.message.kind is MessageKind.EVENT:
        handler = board.events.get(turn.message.event)
        return handler(turn) if handler else SILENCE
    if not turn.text:
        return board.not_text(turn)
    return _said(turn, board)


def _said(turn: Turn, board: Switchboard) -> Reply:
    if turn.person.is_staff:
        done = board.staff_words(turn)
        if done is not None:
            return done
    # Life and safety come before every dialogue, binding and limit.
    if turn.mind.emergency(turn.text):
        return board.emergency(turn)
    dialogue = board.dialogues.get(turn.conversation.dialogue)
    answered = dialogue(turn) if dialogue else None
    return answered or by_words(turn, board)


def _tapped(turn: Turn, board: Switchboard) -> Reply:
    tap = turn.message.tap
    if tap.startswith(INTENT):
        return by_intent(turn, board, tap.removeprefix(INTENT))
    service = board.services.get(tap.removeprefix(SERVICE)) if tap.startswith(SERVICE) else None
    handler = service or board.taps.get(tap.partition(":")[0])
    if handler:
        return handler(turn)
    if turn.message.kind is MessageKind.EVENT:
        known = board.events.get(turn.message.event)
        return known(turn) if known else SILENCE
    # A button that this version doesn't know any more: its label is read as if it had been typed.
    return _said(turn, board) if turn.text else SILENCE
