"""WeChat's later word about a template message: what never arrived is shown at the next contact."""

from bot.conversation.turn import Turn
from bot.outbox.notice import Undelivered
from bot.reply import SILENCE, Reply

ARRIVED = "success"


def template_finished(turn: Turn) -> Reply:
    """Take the receipt of a template message; the event carries its id as media and its fate as text."""
    if turn.message.media and turn.text != ARRIVED:
        turn.desk.docket.undelivered.append(Undelivered(turn.message.media, turn.text))
    return SILENCE
