"""What read-only turns leave behind, stored together: signs of life, and what was said."""

from collections.abc import Sequence

from bot.conversation.talk import Line
from bot.outbox.notice import Seen
from bot.store.contacts import save_seen
from bot.store.database import Database
from bot.store.talk import save_talk


def save_visits(database: Database, estate: str, seen: Sequence[Seen], lines: Sequence[Line]) -> None:
    """Store a batch in one transaction."""
    with database.write() as connection:
        save_seen(connection, estate, seen)
        save_talk(connection, estate, lines)
