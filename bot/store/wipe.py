"""Emptying the database: for the stand-in, which starts over with its demo estate."""

from sqlalchemy import delete

from bot.store.database import Database
from bot.store.schema import facts, metadata


def wipe(database: Database) -> None:
    """Delete every row but the facts; numbers that were given out are not given out again."""
    with database.write() as connection:
        for table in reversed(metadata.sorted_tables):
            if table is not facts:
                connection.execute(delete(table))
