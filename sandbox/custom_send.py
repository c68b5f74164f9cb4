"""POST message/custom/send and message/custom/typing of the official account."""

from typing import Any

from . import quota
from .errors import ServerError
from .official_people import addressed
from .phones import Bubble, show
from .reply_check import TEXT_BYTES
from .reply_view import text_bubble
from .server import Call

_TYPING_AFTER, _TYPING_LASTS = 30.0, 15.0


def send_custom(call: Call) -> dict[str, Any]:
    """Show a customer-service message, within what the person's acts allow."""
    body = call.body()
    person = addressed(body)
    bubble = _bubble(body)
    now = call.world.clock.now()
    with call.world.database.transaction() as connection:
        quota.check_quota(now.timestamp(), quota.grants_of(connection, person.id))
        quota.count_send(connection, person.id, now.timestamp())
        connection.execute("DELETE FROM typing WHERE person = ?", (person.id,))
        show(connection, person, bubble, now.isoformat())
    return {"errcode": 0, "errmsg": "ok"}


def _bubble(body: dict[str, Any]) -> Bubble:
    kind = body.get("msgtype")
    content = body.get(kind) if isinstance(kind, str) else None
    if kind not in _VIEWS:
        raise ServerError(40008, "invalid message type")
    if not isinstance(content, dict):
        raise ServerError(44004, "empty content")
    return _VIEWS[kind](content)


def _text(content: dict[str, Any]) -> Bubble:
    return text_bubble(_sized(str(content.get("content") or "")), "custom")


def _sized(text: str) -> str:
    if not text:
        raise ServerError(44004, "empty content")
    if len(text.encode("utf-8", "replace")) > TEXT_BYTES:
        raise ServerError(45002, "content size out of limit")
    return text


def _menu(content: dict[str, Any]) -> Bubble:
    entries = content.get("list")
    if not isinstance(entries, list) or not entries or not all(_is_entry(entry) for entry in entries):
        raise ServerError(47003, "argument invalid! msgmenu.list invalid")
    labels = [entry["content"] for entry in entries]
    lines = [content.get("head_content") or "", *labels, content.get("tail_content") or ""]
    buttons = [{"id": str(entry["id"]), "label": entry["content"]} for entry in entries]
    return Bubble("service", "custom", _sized("\n".join(filter(None, lines))), buttons)


def _is_entry(entry: object) -> bool:
    return isinstance(entry, dict) and bool(entry.get("id")) and bool(entry.get("content"))


def _picture(content: dict[str, Any]) -> Bubble:
    if not content.get("media_id"):
        raise ServerError(40007, "invalid media_id")
    return Bubble("service", "custom", "", extra={"kind": "image", "name": content["media_id"]})


def _news(content: dict[str, Any]) -> Bubble:
    articles = content.get("articles") or []
    if len(articles) != 1:
        raise ServerError(45008, "article size out of limit")
    title, description = articles[0].get("title", ""), articles[0].get("description", "")
    extra = {"kind": "news", "title": title, "description": description, "url": articles[0].get("url", "")}
    return Bubble("service", "custom", "\n".join(filter(None, (title, description))), extra=extra)


_VIEWS = {"text": _text, "msgmenu": _menu, "image": _picture, "news": _news}


def type_now(call: Call) -> dict[str, Any]:
    """Show or stop "对方正在输入"; raises 45072, 45080, 45081 by the rules of the typing interface."""
    body = call.body()
    person, command = addressed(body), body.get("command")
    if command not in ("Typing", "CancelTyping"):
        raise ServerError(45072, "invalid command")
    now = call.world.clock.seconds()
    with call.world.database.transaction() as connection:
        shown = connection.execute("SELECT until FROM typing WHERE person = ?", (person.id,)).fetchone()
        if command == "Typing":
            if shown and shown["until"] > now:
                raise ServerError(45081, "typing status is already shown")
            if not _talked(quota.grants_of(connection, person.id), now):
                raise ServerError(45080, "no interaction with the user within 30 seconds")
            connection.execute(
                "INSERT OR REPLACE INTO typing VALUES (?, ?)", (person.id, now + _TYPING_LASTS)
            )
        else:
            connection.execute("DELETE FROM typing WHERE person = ?", (person.id,))
    return {"errcode": 0, "errmsg": "ok"}


def _talked(grants: list[quota.Grant], now: float) -> bool:
    return any(grant.kind == "message" and now - grant.at <= _TYPING_AFTER for grant in grants)
