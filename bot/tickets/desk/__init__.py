"""The desk: the only writer of tickets. What residents, staff and time do to a ticket, a file each."""

from bot.tickets.desk.core import Desk

__all__ = ["Desk"]
