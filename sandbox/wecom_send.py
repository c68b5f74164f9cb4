"""POST message/send of WeCom."""

import hashlib
import json
import secrets
import sqlite3
from typing import Any

from .answered import recall, remember
from .cards import INTERACTIVE, card_bubble, check_card
from .cast import CAST, Person, member
from .errors import ServerError
from .phones import Bubble, show
from .reply_check import TEXT_BYTES
from .reply_view import text_bubble
from .server import Call
from .taps import CODE_LIFE, store_code
from .tokens import count_call

_PER_MINUTE = 30
_DUPLICATE_SECONDS, _LONGEST_DUPLICATE = 1800, 4 * 3600


def send_message(call: Call) -> dict[str, Any]:
    """Show a message on the members' phones; unknown members are listed in `invaliduser`, lower-cased."""
    body = call.body()
    people, unknown = _receivers(str(body.get("touser") or ""))
    if str(body.get("agentid")) != call.world.wecom.agent_id:
        raise ServerError(40056, "invalid agentid")
    if not people:
        raise ServerError(81013, "user & party & tag all invalid")
    bubble, now = _bubble(body), call.world.clock.now()
    with call.world.database.transaction() as connection:
        key, interval = _duplicate_key(body), _interval(body)
        if interval and (known := recall(connection, key, now.timestamp())):
            return known
        answer = _deliver(connection, people, bubble, now.timestamp(), now.isoformat())
        answer["invaliduser"] = "|".join(unknown)
        if interval:
            remember(connection, key, now.timestamp() + interval, answer)
        return answer


def _receivers(touser: str) -> tuple[list[Person], list[str]]:
    if touser == "@all":
        return [person for person in CAST if person.channel == "wecom"], []
    names = [name for name in touser.split("|") if name]
    found = {name.lower(): member(name) for name in names}
    return [person for person in found.values() if person], [name for name, who in found.items() if not who]


def _duplicate_key(body: dict[str, Any]) -> str:
    return "wecom:" + hashlib.sha256(json.dumps(body, sort_keys=True).encode()).hexdigest()


def _interval(body: dict[str, Any]) -> int:
    """Return for how many seconds the same JSON is not sent again, 0 for not at all."""
    if body.get("enable_duplicate_check") != 1:
        return 0
    return min(int(body.get("duplicate_check_interval") or _DUPLICATE_SECONDS), _LONGEST_DUPLICATE)


def _deliver(
    connection: sqlite3.Connection, people: list[Person], bubble: Bubble, now: float, at: str
) -> dict[str, Any]:
    answer: dict[str, Any] = {"errcode": 0, "errmsg": "ok", "invaliduser": "", "msgid": secrets.token_hex(24)}
    card = bubble.card
    if card and card["card_type"] in INTERACTIVE:
        _claim_task(connection, card["task_id"])
        answer["response_code"] = secrets.token_hex(16)
        store_code(connection, answer["response_code"], card["task_id"], now + CODE_LIFE)
    for person in people:
        if _may_reach(connection, person, now):
            show(connection, person, bubble, at)
    return answer


def _claim_task(connection: sqlite3.Connection, task_id: str) -> None:
    if connection.execute("INSERT OR IGNORE INTO card_tasks VALUES (?)", (task_id,)).rowcount == 0:
        raise ServerError(93000, "template_card task_id duplicated")


def _may_reach(connection: sqlite3.Connection, person: Person, now: float) -> bool:
    """Count the message against the member's minute; what is over the limit is dropped without a word."""
    try:
        count_call(connection, f"wecom:{person.id}", str(int(now // 60)), _PER_MINUTE)
    except ServerError:
        return False
    return True


def _bubble(body: dict[str, Any]) -> Bubble:
    kind = str(body.get("msgtype"))
    content = body.get(kind)
    if kind not in _VIEWS:
        raise ServerError(40008, "invalid message type")
    if not isinstance(content, dict):
        raise ServerError(44004, "empty content")
    return _VIEWS[kind](content)


def _text(content: dict[str, Any]) -> Bubble:
    text = str(content.get("content") or "")
    if not text:
        raise ServerError(44004, "empty content")
    # WeCom does not refuse a long text, it cuts it.
    return text_bubble(text.encode()[:TEXT_BYTES].decode(errors="ignore"), "wecom")


def _text_card(content: dict[str, Any]) -> Bubble:
    title, description, url = (str(content.get(name) or "") for name in ("title", "description", "url"))
    if not (title and description and url):
        raise ServerError(40058, "textcard.title, description and url are required")
    extra = {"kind": "textcard", "title": title, "description": description, "url": url}
    return Bubble("service", "wecom", f"{title}\n{description}", extra=extra)


def _card(content: dict[str, Any]) -> Bubble:
    return card_bubble(check_card(content))


_VIEWS = {"text": _text, "markdown": _text, "textcard": _text_card, "template_card": _card}
