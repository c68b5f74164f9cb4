"""Route one message: events, taps, a staff member's command, emergencies, the open dialogue, the meaning."""

from bot.conversation import choices
from bot.conversation.blocked import answer_blocked, is_blocked
from bot.conversation.forms import engine
from bot.conversation.forms.beside import RESUME_TAP, resume, take_up_again, with_open_form
from bot.conversation.forms.words import RESUME
from bot.conversation.ladder import ends_here, hear_out, thanked
from bot.conversation.meaning import by_choice, by_words
from bot.conversation.several import beside_form
from bot.conversation.switchboard import Switchboard
from bot.conversation.turn import Turn
from bot.message import MessageKind
from bot.reply import FAQ, SERVICE, SILENCE, Reply
from bot.tickets.refused import Refused


def answer(turn: Turn, board: Switchboard) -> Reply:
    """Return the reply to the turn's message; what the desk refuses is said by the refusal's script."""
    try:
        if is_blocked(turn):
            return answer_blocked(turn, board)
        reply = _answer(turn, board)
    except Refused as refused:
        turn.forget()
        reply = turn.say(refused.script, **refused.values_for_script)
    if turn.message.tap or (turn.text and turn.message.kind is not MessageKind.EVENT):
        # A sticker or a photo tells nothing of whether we understand each other.
        turn.understood()
    reply = hear_out(turn, board, reply)
    return reply if ends_here(turn, reply) else with_open_form(turn, board.forms, reply)


def _answer(turn: Turn, board: Switchboard) -> Reply:
    if turn.message.tap:
        return _tapped(turn, board)
    if turn.message.kind is MessageKind.EVENT:
        handler = board.events.get(turn.message.event)
        return handler(turn) if handler else SILENCE
    if not turn.text:
        form = board.forms.get(turn.conversation.dialogue)
        return (engine.without_words(turn, form) if form else None) or board.not_text(turn)
    return _said(turn, board)


def _said(turn: Turn, board: Switchboard) -> Reply:
    if turn.person.is_staff:
        done = board.staff_words(turn)
        if done is not None:
            return done
    # Life and safety come before every dialogue, binding and limit.
    if turn.mind.emergency(turn.text):
        return board.emergency(turn)
    return thanked(turn, board) or _in_dialogue(turn, board) or by_words(turn, board)


def _in_dialogue(turn: Turn, board: Switchboard) -> Reply | None:
    """Return the answer of the dialogue that is open or that the words take up again."""
    form = board.forms.get(turn.conversation.dialogue)
    if form is not None:
        first = next((service for service, asks in board.always.items() if asks(turn)), None)
        return board.services[first](turn) if first else beside_form(turn, board, form)
    if turn.conversation.dialogue == engine.ASKED:
        chosen = choices.chosen(turn)
        if chosen:
            return _chosen(turn, board, chosen)
        choices.leave_asked(turn)
    dialogue = board.dialogues.get(turn.conversation.dialogue)
    answered = dialogue(turn) if dialogue else None
    if answered is None and turn.conversation.parked and RESUME.match(turn.text.strip()):
        return resume(turn, board.forms)
    return answered


def _chosen(turn: Turn, board: Switchboard, tap: str) -> Reply:
    """Serve what was chosen in words as if it had been tapped; for none of it there is a colleague."""
    if tap == choices.NONE:
        choices.leave_asked(turn)
        return turn.say("system.none_of_these")
    with turn.tapping(tap):
        return _tapped(turn, board)


def _tapped(turn: Turn, board: Switchboard) -> Reply:
    tap = turn.message.tap
    if tap.startswith(FAQ):
        return by_choice(turn, board, tap.removeprefix(FAQ))
    choices.leave_asked(turn)
    if tap.partition(":")[0] == RESUME_TAP:
        return resume(turn, board.forms)
    form = board.forms.get(tap.partition(":")[0])
    if form is not None:
        take_up_again(turn, board.forms, form)
        return engine.tapped(turn, form)
    service = board.services.get(tap.removeprefix(SERVICE)) if tap.startswith(SERVICE) else None
    handler = service or board.taps.get(tap.partition(":")[0])
    if handler:
        return handler(turn)
    if turn.message.kind is MessageKind.EVENT:
        known = board.events.get(turn.message.event)
        return known(turn) if known else SILENCE
    # A button that this version doesn't know any more: its label is read as if it had been typed.
    return _said(turn, board) if turn.text else SILENCE
