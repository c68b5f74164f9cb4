"""Who was put on the list for abuse: told once a day where to turn, and always helped in an emergency."""

from datetime import datetime, time

from bot.conversation.switchboard import Switchboard
from bot.conversation.turn import Turn
from bot.message import MessageKind
from bot.reply import SILENCE, Reply
from bot.residents.records import Tried

SCRIPT = "system.blocked"
TOLD = "told of being blocked"


def is_blocked(turn: Turn) -> bool:
    """Whether the turn's person is on the list now; what WeChat reports of them is not their doing."""
    until = turn.before.blocked_until
    reported = turn.message.kind is MessageKind.EVENT and not turn.message.tap
    return until is not None and turn.now < until and not reported and not turn.person.is_staff


def answer_blocked(turn: Turn, board: Switchboard) -> Reply:
    """Serve an emergency and what is said while help is on its way; else point to the desk once a day."""
    return _emergency(turn, board) or _once_a_day(turn)


def _emergency(turn: Turn, board: Switchboard) -> Reply | None:
    if turn.message.tap:
        return _tapped(turn, board)
    if not turn.text:
        return None
    if turn.mind.emergency(turn.text):
        return board.emergency(turn)
    for listener in board.listeners:
        heard = listener(turn)
        if heard is not None:
            return heard
    return None


def _tapped(turn: Turn, board: Switchboard) -> Reply | None:
    """Serve the buttons below the person's own emergency."""
    ticket = turn.desk.docket.ticket(turn.subject.partition(":")[0])
    handler = board.taps.get(turn.message.tap.partition(":")[0])
    if ticket is None or handler is None or ticket.resident != turn.person.address:
        return None
    return handler(turn) if ticket.kind == "emergency" else None


def _once_a_day(turn: Turn) -> Reply:
    told = turn.ledger.attempts(turn.person.address, TOLD).since
    if told is not None and told.astimezone(turn.now.tzinfo).date() == turn.today:
        return SILENCE
    midnight = datetime.combine(turn.today, time(), turn.now.tzinfo)
    turn.records.append(Tried(turn.person.address, TOLD, turn.now, midnight))
    return turn.say(SCRIPT)
