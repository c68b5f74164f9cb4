"""POST message/template/send of the official account."""

import json
import secrets
import sqlite3
from typing import Any

from .answered import recall, remember
from .cast import Person
from .errors import ServerError
from .official_people import addressed
from .phones import Bubble, show
from .server import Call
from .templates import Template, template_of, values_of

_SAME_MESSAGE = 600.0  # client_msg_id holds for ten minutes per openid.


def send_template(call: Call) -> dict[str, Any]:
    """Show a template message; the result follows as a TEMPLATESENDJOBFINISH event."""
    body = call.body()
    person, template = addressed(body), template_of(body.get("template_id"))
    if not call.world.follows(person):
        raise ServerError(43004, "require subscribe")
    values = values_of(template, body.get("data"))
    return _send_once(
        call, person, _bubble(template, values, body.get("url") or ""), body.get("client_msg_id")
    )


def _bubble(template: Template, values: list[str], url: str) -> Bubble:
    pairs = [(label, value) for (_, label), value in zip(template.rows, values, strict=True)]
    text = "\n".join([template.title, *(f"{label}：{value}" for label, value in pairs)])
    rows = [{"label": label, "value": value} for label, value in pairs]
    extra = {"kind": "template", "title": template.title, "rows": rows, "url": url}
    return Bubble("service", "template", text, extra=extra)


def _send_once(call: Call, person: Person, bubble: Bubble, client_id: object) -> dict[str, Any]:
    now, key = call.world.clock.now(), f"template:{person.openid}:{client_id}"
    with call.world.database.transaction() as connection:
        if client_id and (known := recall(connection, key, now.timestamp())):
            return known
        show(connection, person, bubble, now.isoformat())
        answer = {"errcode": 0, "errmsg": "ok", "msgid": secrets.randbelow(2**53) + 2**53}
        if client_id:
            remember(connection, key, now.timestamp() + _SAME_MESSAGE, answer)
        _promise_event(connection, person, answer["msgid"])
        return answer


def _promise_event(connection: sqlite3.Connection, person: Person, number: Any) -> None:
    fields = {"MsgID": number, "Status": "success"}
    connection.execute(
        "INSERT INTO pending_events (person, name, fields) VALUES (?, 'TEMPLATESENDJOBFINISH', ?)",
        (person.id, json.dumps(fields)),
    )
