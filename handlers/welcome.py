"""First words and help."""

from bot.conversation.turn import Turn
from bot.reply import Reply

SCRIPTS = {
    "welcome.follow": frozenset[str](),
    "welcome.back": frozenset({"homes"}),
    "welcome.help": frozenset[str](),
}


def follow(turn: Turn) -> Reply:
    """Greet somebody who has just followed the account, or has come back: their homes are still bound."""
    if turn.person.homes:
        return turn.say("welcome.back", homes="、".join(home.label for home in turn.person.homes))
    return turn.say("welcome.follow")


def help_out(turn: Turn) -> Reply:
    """Tell what can be done here."""
    return turn.say("welcome.help")
