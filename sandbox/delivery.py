"""What a person does becomes one delivery: the inner XML and its effects on our side, exactly once per id."""

import sqlite3
from dataclasses import dataclass
from typing import Any

from . import quota
from .actions import Action
from .cast import Person
from .errors import SandboxError
from .inner import inner_xml, message_fields
from .phones import Bubble, show
from .taps import Tapped, tap
from .world import World

_SHOWN = {
    "image": "图片",
    "voice": "语音",
    "location": "位置",
    "tap": "点击",
    "text": "文本",
    "event": "事件",
}
_GRANTS = {
    "subscribe": "follow",
    "scan": "scan",
    "click": "menu",
    "scancode_push": "menu",
    "scancode_waitmsg": "menu",
}


@dataclass(frozen=True)
class Delivery:
    """A push to be made: the same bytes at each attempt; `tapped` is the sequence number of a tapped card."""

    id: int
    inner: bytes
    summary: str
    tapped: int | None


def prepare(world: World, person: Person, action: Action) -> Delivery:
    """Return the delivery of this action: the stored one when its msg_id is known, otherwise a new one.

    Raises SandboxError 404 for a button nobody sees, 409 when the person no longer follows.
    """
    now = world.clock.now()
    with world.database.transaction() as connection:
        known = _known(connection, person, action.msg_id)
        if known:
            return known
        _refuse_strangers(connection, person, action)
        tapped = tap(world, connection, person, action, now.timestamp()) if action.kind == "click" else None
        channel = world.channel_of(person)
        fields = tapped.fields if tapped else message_fields(action, channel)
        inner = inner_xml(channel, person, int(now.timestamp()), fields)
        _apply(connection, person, action, now.timestamp())
        _show_own(connection, person, action, tapped, now.isoformat())
        return _store(connection, person, action, inner, tapped)


def _known(connection: sqlite3.Connection, person: Person, msg_id: str | None) -> Delivery | None:
    query = "SELECT * FROM deliveries WHERE person = ? AND msg_id = ?"
    row = connection.execute(query, (person.id, msg_id)).fetchone()
    return Delivery(row["id"], row["inner_xml"], row["summary"], row["tapped"]) if row else None


def _refuse_strangers(connection: sqlite3.Connection, person: Person, action: Action) -> None:
    if person.channel == "wecom" or (action.kind == "event" and action.value.lower() == "subscribe"):
        return
    if connection.execute("SELECT 1 FROM unfollowed WHERE person = ?", (person.id,)).fetchone():
        raise SandboxError(409, f"{person.name}已取消关注公众号，请先重新关注（subscribe）再发消息")


def _apply(connection: sqlite3.Connection, person: Person, action: Action, now: float) -> None:
    if person.channel == "wecom":
        return
    name = action.value.lower() if action.kind == "event" else action.kind
    if action.kind == "event" and name == "unsubscribe":
        connection.execute("INSERT OR IGNORE INTO unfollowed VALUES (?)", (person.id,))
        connection.execute("DELETE FROM grants WHERE person = ?", (person.id,))
    elif action.kind == "event" and name == "subscribe":
        connection.execute("DELETE FROM unfollowed WHERE person = ?", (person.id,))
    grant = _GRANTS.get(name) if action.kind in ("event", "click") else "message"
    if grant:
        quota.give(connection, person.id, grant, now)


def _show_own(
    connection: sqlite3.Connection, person: Person, action: Action, tapped: Tapped | None, at: str
) -> None:
    via = "wecom" if person.channel == "wecom" else "passive"
    if action.kind != "event":
        text = tapped.label if tapped else "" if action.kind == "image" else action.value
        show(connection, person, Bubble("person", via, text, extra=_own_extra(action)), at)


def _own_extra(action: Action) -> dict[str, Any]:
    if action.kind == "text":
        return {}
    extra: dict[str, Any] = {"kind": "tap" if action.kind == "click" else action.kind}
    if action.kind == "image":
        extra["name"] = action.value
    if action.place:
        extra |= {"label": action.place.label, "lat": action.place.lat, "lon": action.place.lon}
    return extra


def _store(
    connection: sqlite3.Connection, person: Person, action: Action, inner: bytes, tapped: Tapped | None
) -> Delivery:
    kind = "tap" if tapped else action.kind
    summary = f"{_SHOWN[kind]}「{(tapped.label if tapped else action.value)[:20]}」"
    sequence = tapped.sequence if tapped else None
    cursor = connection.execute(
        "INSERT INTO deliveries (person, msg_id, inner_xml, summary, tapped) VALUES (?, ?, ?, ?, ?)",
        (person.id, action.msg_id, inner, summary, sequence),
    )
    return Delivery(int(cursor.lastrowid or 0), inner, summary, sequence)
