"""What a tap sends: on a clickable answer, on the account's menu, on a template card."""

import json
import secrets
import sqlite3
from dataclasses import dataclass
from typing import Any

from .actions import Action
from .cast import Person
from .errors import SandboxError
from .inner import card_click, menu_answer, menu_click
from .menu import menu_entry
from .phones import button_on
from .world import World

CODE_LIFE = 72 * 3600.0


@dataclass(frozen=True)
class Tapped:
    """The elements that a tap sends, its label, and the sequence number of the tapped card."""

    fields: dict[str, Any]
    label: str
    sequence: int | None = None


def tap(world: World, connection: sqlite3.Connection, person: Person, action: Action, now: float) -> Tapped:
    """Return what the tap on this id sends; raises SandboxError 404 when the phone shows no such id."""
    found = button_on(connection, person, action.value)
    if found and person.channel == "wecom":
        return _on_card(connection, found[0], found[1], now)
    if found:
        button: dict[str, str] = found[1]
        content = button.get("content", button["label"])
        return Tapped(menu_answer(content, button["id"], action.msg_id), content)
    entry = menu_entry(world, action.value) if person.channel == "official" else None
    if entry:
        return Tapped(menu_click(entry["key"], entry["type"]), entry["name"])
    raise SandboxError(404, f"{person.name}的手机上没有“{action.value}”这个按钮或菜单")


def _on_card(connection: sqlite3.Connection, row: sqlite3.Row, button: dict[str, Any], now: float) -> Tapped:
    card, code = json.loads(row["card"]), secrets.token_hex(16)
    store_code(connection, code, card.get("task_id", ""), now + CODE_LIFE)
    return Tapped(card_click(button["key"], card, code), button["label"], row["seq"])


def store_code(connection: sqlite3.Connection, code: str, task_id: str, until: float) -> None:
    """Remember a response code; it serves once, until this instant (seconds)."""
    connection.execute("INSERT INTO response_codes VALUES (?, ?, ?)", (code, task_id, until))
