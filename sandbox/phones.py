"""What each person's phone shows: one row per bubble, numbered per person and over all."""

import json
import sqlite3
from dataclasses import dataclass, field
from typing import Any

from .cast import Person

Message = dict[str, Any]


@dataclass(frozen=True)
class Bubble:
    """Something about to be shown. `extra`: optional keys of the message, `card`: the WeCom card's JSON."""

    sender: str
    via: str
    text: str
    buttons: list[dict[str, str]] = field(default_factory=list)
    extra: dict[str, Any] = field(default_factory=dict)
    card: dict[str, Any] | None = None


def show(connection: sqlite3.Connection, person: Person, bubble: Bubble, at: str) -> int:
    """Put a bubble on the phone inside a write transaction; returns its global sequence number."""
    number = "(SELECT coalesce(max(n), 0) + 1 FROM messages WHERE person = :person)"
    cursor = connection.execute(
        "INSERT INTO messages (person, n, at, sender, via, text, buttons, extra, card)"
        f" VALUES (:person, {number}, :at, :sender, :via, :text, :buttons, :extra, :card)",
        {
            "person": person.id,
            "at": at,
            "sender": bubble.sender,
            "via": bubble.via,
            "text": bubble.text,
            "buttons": _json(bubble.buttons),
            "extra": _json(bubble.extra),
            "card": _json(bubble.card) if bubble.card else None,
        },
    )
    return int(cursor.lastrowid or 0)


def by_sequence(connection: sqlite3.Connection, sequence: int) -> Message:
    """Return the message with this global sequence number."""
    return as_message(connection.execute("SELECT * FROM messages WHERE seq = ?", (sequence,)).fetchone())


def of_person(connection: sqlite3.Connection, person: Person, after: int) -> list[Message]:
    """Return the messages of one phone with n > after, oldest first."""
    query = "SELECT * FROM messages WHERE person = ? AND n > ? ORDER BY n"
    return [as_message(row) for row in connection.execute(query, (person.id, after))]


def of_all(connection: sqlite3.Connection, after: int) -> list[Message]:
    """Return the messages of all phones with seq > after, oldest first, with person and seq."""
    rows = connection.execute("SELECT * FROM messages WHERE seq > ? ORDER BY seq", (after,))
    return [as_message(row) | {"person": row["person"], "seq": row["seq"]} for row in rows]


def newest_sequence(connection: sqlite3.Connection) -> int:
    """Return the highest global sequence number, 0 when no phone shows anything."""
    return int(connection.execute("SELECT coalesce(max(seq), 0) FROM messages").fetchone()[0])


def take_buttons(connection: sqlite3.Connection, sequence: int) -> int:
    """Take the buttons off a message that is being replaced; returns its n."""
    connection.execute("UPDATE messages SET buttons = '[]' WHERE seq = ?", (sequence,))
    return int(connection.execute("SELECT n FROM messages WHERE seq = ?", (sequence,)).fetchone()["n"])


def button_on(
    connection: sqlite3.Connection, person: Person, button: str
) -> tuple[sqlite3.Row, Message] | None:
    """Return the newest message with this button, as (row, button); None when the phone shows none."""
    query = "SELECT * FROM messages WHERE person = ? AND buttons <> '[]' ORDER BY n DESC"
    for row in connection.execute(query, (person.id,)):
        for each in json.loads(row["buttons"]):
            if button in (each["id"], each.get("key")):
                return row, each
    return None


def as_message(row: sqlite3.Row) -> Message:
    """Return the JSON shape of a row."""
    buttons = [{"id": each["id"], "label": each["label"]} for each in json.loads(row["buttons"])]
    shown = {"n": row["n"], "at": row["at"], "from": row["sender"], "via": row["via"], "text": row["text"]}
    extra: Message = json.loads(row["extra"])
    return shown | {"buttons": buttons} | extra


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)
