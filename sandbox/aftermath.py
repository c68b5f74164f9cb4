"""Events that the server owes our service: the results of template messages, pushed after the call."""

import json
import sqlite3

from .cast import person_named
from .house import House
from .inner import inner_xml
from .push import push
from .world import World


def push_pending(world: World, house: House) -> None:
    """Push every event that is owed, oldest first; an event is pushed once, whoever comes first."""
    while (row := _take(world)) is not None:
        person = person_named(row["person"])
        fields = {"MsgType": "event", "Event": row["name"]} | json.loads(row["fields"])
        inner = inner_xml(world.channel_of(person), person, int(world.clock.seconds()), fields)
        push(world, house, person, inner, f"事件「{row['name']}」")


def _take(world: World) -> sqlite3.Row | None:
    first = "SELECT * FROM pending_events ORDER BY id LIMIT 1"
    if world.database.read().execute(first).fetchone() is None:
        return None
    with world.database.transaction() as connection:
        row: sqlite3.Row | None = connection.execute(first).fetchone()
        if row is not None:
            connection.execute("DELETE FROM pending_events WHERE id = ?", (row["id"],))
        return row
