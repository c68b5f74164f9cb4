"""What people of a partner company may do by chat: their own tickets, and nothing else of ours."""

from collections.abc import Mapping
from dataclasses import replace
from functools import wraps

from bot.conversation.turn import Handler, Turn
from bot.reply import Reply
from bot.tickets import partner


def is_partner(turn: Turn) -> bool:
    """Whether the person of this turn works for a partner company."""
    return partner.is_partner(turn.person.address, turn.rules)


def limited(taps: Mapping[str, Handler]) -> dict[str, Handler]:
    """Return the buttons' handlers; for partners those of our own people are closed."""
    return {name: _limited(name, handler) for name, handler in taps.items()}


def _limited(name: str, handler: Handler) -> Handler:
    @wraps(handler)
    def tapped(turn: Turn) -> Reply:
        if not is_partner(turn):
            return handler(turn)
        return refused(turn) if partner.closed(name) else trimmed(handler(turn))

    return tapped if name.startswith(partner.OURS) else handler


def refused(turn: Turn) -> Reply:
    """Say what a partner may do instead."""
    return turn.say("staff.partner_may")


def trimmed(reply: Reply) -> Reply:
    """Return the reply without the buttons that are not a partner's."""
    return replace(reply, buttons=partner.theirs(reply.buttons))
