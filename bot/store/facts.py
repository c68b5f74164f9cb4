"""Small facts about the database itself, by name; they outlive a wipe."""

from functools import cache

from sqlalchemy import bindparam, select

from bot.store.database import Database
from bot.store.schema import facts
from bot.store.upsert import Insert, insert_into

_ONE = select(facts.c.value).where(facts.c.name == bindparam("name_is"))


class SqlFacts:
    """Named facts, such as who made this database."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def get(self, name: str) -> str | None:
        """Return the fact, None if it was never set."""
        with self._database.read() as connection:
            return connection.scalar(_ONE, {"name_is": name})

    def set(self, name: str, value: str) -> None:
        """Set the fact, whatever it was."""
        with self._database.write() as connection:
            connection.execute(_set(connection.dialect.name), {"name": name, "value": value})


@cache
def _set(dialect: str) -> Insert:
    statement = insert_into(dialect, facts)
    return statement.on_conflict_do_update(index_elements=["name"], set_={"value": statement.excluded.value})
