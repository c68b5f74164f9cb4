"""POST message/update_template_card of WeCom: a card that was sent changes on the members' phones."""

import sqlite3
from typing import Any

from .cards import Card, check_card, newest_card, replace_card
from .cast import CAST, Person, member
from .errors import ServerError
from .server import Call


def update_card(call: Call) -> dict[str, Any]:
    """Replace the card of a response code (single use, 72 h) for the members named, or all who have it."""
    body = call.body()
    if str(body.get("agentid")) != call.world.wecom.agent_id:
        raise ServerError(40056, "invalid agentid")
    card, now, unknown = _new_face(body), call.world.clock.now(), []
    with call.world.database.transaction() as connection:
        task = _use_code(connection, str(body.get("response_code", "")), now.timestamp())
        for name, person in _members(body):
            sequence = newest_card(connection, person, task) if person else None
            if person and sequence:
                replace_card(connection, person, sequence, card, now.isoformat())
            elif name:
                unknown.append(name)
    return {"errcode": 0, "errmsg": "ok", "invaliduser": unknown}


def _new_face(body: dict[str, Any]) -> Card | str:
    if isinstance(body.get("template_card"), dict):
        return check_card(body["template_card"])
    name = (body.get("button") or {}).get("replace_name")
    if not name:
        raise ServerError(40058, "button.replace_name or template_card is required")
    return str(name)


def _use_code(connection: sqlite3.Connection, code: str, now: float) -> str:
    row = connection.execute("SELECT task_id, until FROM response_codes WHERE code = ?", (code,)).fetchone()
    if row is None or row["until"] <= now:
        raise ServerError(41088, "invalid or used response_code")
    connection.execute("DELETE FROM response_codes WHERE code = ?", (code,))
    return str(row["task_id"])


def _members(body: dict[str, Any]) -> list[tuple[str, Person | None]]:
    """Return (lower-cased name, member) pairs; everybody, unnamed, for `atall` and when nobody is named."""
    names = body.get("userids") or []
    if body.get("atall") or not names:
        return [("", person) for person in CAST if person.channel == "wecom"]
    return [(str(name).lower(), member(str(name))) for name in names]
