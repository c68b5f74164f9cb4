"""First words and help."""

from bot.conversation.turn import Turn
from bot.reply import SILENCE, Reply

SCRIPTS = {
    "welcome.follow": frozenset[str](),
    "welcome.help": frozenset[str](),
}


def follow(turn: Turn) -> Reply:
    """Greet somebody who has just followed the account."""
    return turn.say("welcome.follow")


def unfollow(_turn: Turn) -> Reply:
    """Say nothing: nobody could read it."""
    return SILENCE


def help_out(turn: Turn) -> Reply:
    """Tell what can be done here."""
    return turn.say("welcome.help")
