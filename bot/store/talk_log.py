"""The log of what was said as the admin's tools read it, and the names that they must not print."""

from datetime import datetime, timedelta

from sqlalchemy import bindparam, select

from bot.clock import Clock
from bot.conversation.asked import asked_in
from bot.errors import BotError
from bot.knowledge.asked import Asked
from bot.store.database import Database
from bot.store.schema import members, residents, tickets
from bot.store.talk import read_all_talk, read_talk

# What led to a ticket was said shortly before it was opened.
LED_TO_IT = timedelta(hours=12)

_TICKET = select(tickets.c.resident, tickets.c.opened_at).where(
    tickets.c.estate == bindparam("estate_is"), tickets.c.number == bindparam("number_is")
)


class SqlTalkLog:
    """The log of one estate."""

    def __init__(self, database: Database, estate: str, clock: Clock) -> None:
        self._database = database
        self._estate = estate
        self._clock = clock

    def now(self) -> datetime:
        """Return the present by the service's clock."""
        return self._clock.now()

    def asked(self, since: datetime) -> list[Asked]:
        """Return what all residents asked since then, oldest first."""
        return asked_in(read_all_talk(self._database, self._estate, since))

    def asked_by(self, person: str, since: datetime) -> list[Asked]:
        """Return what one resident asked since then, oldest first."""
        return asked_in(read_talk(self._database, self._estate, person, since))

    def asked_for(self, ticket: str) -> list[Asked]:
        """Return what a ticket's resident asked in the hours until it was opened.

        Raises `BotError` if there is no such ticket.
        """
        with self._database.read() as connection:
            row = connection.execute(_TICKET, {"estate_is": self._estate, "number_is": ticket}).one_or_none()
        if row is None:
            raise BotError(f"没有工单 {ticket}，请检查工单号。")
        asked = self.asked_by(row.resident, row.opened_at - LED_TO_IT)
        return [one for one in asked if one.at <= row.opened_at]

    def names(self) -> frozenset[str]:
        """Return the names of everybody in the register or bound to a home."""
        with self._database.read() as connection:
            found = {
                name
                for table in (members, residents)
                for name in connection.scalars(select(table.c.name).where(table.c.estate == self._estate))
            }
        return frozenset(found)
