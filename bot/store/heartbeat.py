"""Signs of life of our own processes, on the clock of the machine that runs the database."""

from functools import cache

from sqlalchemy import func, select

from bot.store.columns import MachineSeconds
from bot.store.database import Database
from bot.store.schema import heartbeats
from bot.store.upsert import Insert, insert_into

_AGE = select(MachineSeconds() - func.max(heartbeats.c.beat_at))


class SqlHeartbeat:
    """Who has ticked, and how long ago."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def beat(self, process: str) -> None:
        """Note that this process is alive now."""
        with self._database.write() as connection:
            connection.execute(_beat(connection.dialect.name), {"process": process})

    def last_beat(self) -> float | None:
        """Return the seconds since the newest beat, None if there never was one."""
        with self._database.read() as connection:
            return connection.scalar(_AGE)


@cache
def _beat(dialect: str) -> Insert:
    statement = insert_into(dialect, heartbeats).values(beat_at=MachineSeconds())
    return statement.on_conflict_do_update(
        index_elements=["process"], set_={"beat_at": statement.excluded.beat_at}
    )
