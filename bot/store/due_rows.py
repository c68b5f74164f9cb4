"""Due work as rows: added once, whoever asks again."""

from collections.abc import Iterable
from typing import Any

from sqlalchemy import Connection

from bot.due import Due
from bot.store.leases import FREE
from bot.store.schema import dues
from bot.store.upsert import insert_or_ignore

OPEN = "open"
DONE = "done"
DEAD = "dead"


def save_dues(connection: Connection, estate: str, added: Iterable[Due]) -> None:
    """Add what is not there yet, be it open, done or dead."""
    insert_or_ignore(connection, dues, [_row(estate, due) for due in added])


def _row(estate: str, due: Due) -> dict[str, Any]:
    return {
        "estate": estate,
        "name": due.name,
        "subject": due.subject,
        "detail": due.detail,
        "at": due.at,
        "state": OPEN,
        "next_at": due.at,
        "reason": "",
        "fence": 0,
        "lease_until": FREE,
    }
