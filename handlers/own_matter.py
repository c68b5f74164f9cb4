"""A resident's own matter becomes a ticket: whose it is, where, and the photos that came along."""

from typing import Any

from bot.conversation.turn import Turn
from bot.tickets.desk.opening import Matter, open_ticket
from bot.tickets.ticket import Ticket

NOT_BOUND = "还没有绑定房屋"


def open_own(turn: Turn, category: str, problem: str, photos: str = "", **more: Any) -> Ticket:
    """Open a ticket of who speaks; `more` are further parts of the matter, without a place it is at home.

    `photos` are media ids as a form keeps them, with spaces between.
    """
    home, address = turn.person.home, turn.person.address
    where = {"place": home.label, "building": home.building} if home else {"place": NOT_BOUND}
    known = {"resident": address, "reporter": address, **where, **more}
    ticket = open_ticket(turn.desk, Matter(category, problem=problem, **known))
    keep_photos(turn, ticket, photos)
    return ticket


def keep_photos(turn: Turn, ticket: Ticket, photos: str) -> None:
    """Write the photos into the ticket's timeline."""
    for photo in photos.split():
        turn.desk.write(ticket, turn.person.address, "photo", photo)
