"""First words, help, and a person when one is wanted."""

from bot.conversation.turn import Turn
from bot.reply import SILENCE, Reply
from bot.tickets.desk.opening import Matter, open_ticket

SCRIPTS = {
    "welcome.follow": frozenset[str](),
    "welcome.help": frozenset[str](),
    "welcome.human": frozenset({"number", "due"}),
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


def human(turn: Turn) -> Reply:
    """Ask the front desk to call on the resident: a ticket, so that the asking can't be lost."""
    turn.leave()
    home = turn.person.home
    ticket = open_ticket(
        turn.desk,
        Matter(
            category="enquiry",
            place=home.label if home else "还没有绑定房屋",
            problem=turn.text or "想找人工客服",
            resident=turn.person.address,
            reporter=turn.person.address,
            building=home.building if home else "",
        ),
    )
    values = turn.desk.values(ticket)
    return turn.say("welcome.human", number=ticket.number, due=values["response"])
