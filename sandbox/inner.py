"""The inner XML of a push, before it is signed and closed."""

import hashlib
import secrets
from typing import Any
from urllib.parse import quote

from .accounts import Channel
from .actions import Action
from .cast import Person
from .events import event_fields
from .xmltext import write_xml

Fields = dict[str, Any]
_LARGEST_ID = 2**63 - 1


def message_number(msg_id: str | None) -> int:
    """Return a 63-bit MsgId: digits as they are, other words hashed, None a random one."""
    if msg_id is None:
        return secrets.randbelow(2**62) + 2**62
    if msg_id.isascii() and msg_id.isdigit() and int(msg_id) <= _LARGEST_ID:
        return int(msg_id)
    return int.from_bytes(hashlib.sha256(msg_id.encode()).digest()[:8], "big") >> 1


def inner_xml(channel: Channel, person: Person, created: int, fields: Fields) -> bytes:
    """Return the XML from this person at `created` (seconds since 1970) with these elements."""
    head: Fields = {"ToUserName": channel.address, "FromUserName": person.openid, "CreateTime": created}
    tail: Fields = {"AgentID": int(channel.agent_id)} if channel.agent_id else {}
    return write_xml(head | fields | tail)


def message_fields(action: Action, channel: Channel) -> Fields:
    """Return MsgType, its elements and MsgId of what a person sends; events carry no MsgId."""
    if action.kind == "event":
        return {"MsgType": "event"} | event_fields(action)
    number = message_number(action.msg_id)
    return _content(action, channel, number) | {"MsgId": number}


def _content(action: Action, channel: Channel, number: int) -> Fields:
    media = {"MediaId": f"media-{number}"}
    if action.kind == "image":
        url = f"http://mmbiz.qpic.cn/sandbox/{quote(action.value)}"
        return {"MsgType": "image", "PicUrl": url} | media
    if action.kind == "voice":
        # Only the official account recognises speech; a WeCom app gets the recording alone.
        words = {"Recognition": action.value} if channel.name == "official" else {}
        return {"MsgType": "voice", "Format": "amr"} | media | words
    if action.kind == "location" and action.place:
        place = action.place
        point = {"Location_X": place.lat, "Location_Y": place.lon, "Scale": 16, "Label": place.label}
        return {"MsgType": "location"} | point
    return {"MsgType": "text", "Content": action.value}


def menu_answer(label: str, button: str, msg_id: str | None) -> Fields:
    """Return the text message that a tap on a msgmenu entry or bizmsgmenu link sends."""
    fields: Fields = {"MsgType": "text", "Content": label, "MsgId": message_number(msg_id)}
    return fields | {"bizmsgmenuid": button}


def menu_click(key: str, kind: str) -> Fields:
    """Return the event of a tap on an entry of the account's own menu."""
    return {"MsgType": "event", "Event": "CLICK" if kind == "click" else kind, "EventKey": key}


def card_click(key: str, card: dict[str, Any], code: str) -> Fields:
    """Return the event of a tap on a template card's button."""
    event = {"MsgType": "event", "Event": "template_card_event", "EventKey": key}
    return event | {"TaskId": card.get("task_id", ""), "CardType": card["card_type"], "ResponseCode": code}
