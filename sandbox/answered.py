"""Answers to idempotency keys, remembered until an instant of virtual time."""

import json
import sqlite3
from typing import Any


def recall(connection: sqlite3.Connection, key: str, now: float) -> dict[str, Any] | None:
    """Return the answer that this key got and that still holds at `now`."""
    row = connection.execute("SELECT answer FROM answered WHERE key = ? AND until > ?", (key, now)).fetchone()
    return json.loads(row["answer"]) if row else None


def remember(connection: sqlite3.Connection, key: str, until: float, answer: dict[str, Any]) -> None:
    """Keep an answer until this instant (seconds)."""
    text = json.dumps(answer, ensure_ascii=False)
    connection.execute("INSERT OR REPLACE INTO answered VALUES (?, ?, ?)", (key, until, text))
