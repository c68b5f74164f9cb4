"""What a person can do with the phone, read from the body of …/say."""

import re
from dataclasses import dataclass, field
from typing import Any, TypeGuard

from .errors import SandboxError

ACTIONS = ("text", "voice", "image", "location", "click", "event")
_EVENT_NAME = re.compile(r"[A-Za-z_]{1,64}")
# What XML cannot carry: control characters except tab and line ends, and halves of a surrogate pair.
_UNSENDABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
# In bytes: a phone sends no longer text, and the webhook takes no push of more than 64 KB, sealed.
_LONGEST_WORDS, _LONGEST_NAME = 40_000, 1_000
_WORDS = ("text", "voice")
_OPTIONS = ("scene", "key", "result", "template_id")


@dataclass(frozen=True)
class Place:
    """A point on the map; degrees."""

    lat: float
    lon: float
    label: str


@dataclass(frozen=True)
class Action:
    """One thing done: `value` is the text, file name, button id or event name."""

    kind: str
    value: str
    msg_id: str | None = None
    place: Place | None = None
    options: dict[str, str] = field(default_factory=dict)


def read_action(body: Any) -> Action:
    """Return the action that this JSON body asks for; raises SandboxError 400 in clear words."""
    if not isinstance(body, dict):
        raise SandboxError(400, '请求正文应为 JSON 对象，例如 {"text": "你好"}')
    # A position may belong to an event (LOCATION, location_select); then it is not the action itself.
    chosen = [name for name in ACTIONS if name in body and not (name == "location" and "event" in body)]
    if len(chosen) != 1:
        raise SandboxError(400, f"请在 {'、'.join(ACTIONS)} 里给出一个，且只给一个")
    return _read(chosen[0], body)


def _read(kind: str, body: dict[str, Any]) -> Action:
    msg_id, options = _message_id(body), {name: _option(body, name) for name in _OPTIONS if name in body}
    if kind == "location":
        point = _place(body["location"])
        return Action(kind, point.label, msg_id, point, options)
    value = body[kind]
    if not isinstance(value, str) or (not value and kind != "voice"):
        raise SandboxError(400, f"{kind} 应为不空的文字")
    _refuse_unsendable(value, _LONGEST_WORDS if kind in _WORDS else _LONGEST_NAME)
    if kind == "event" and not _EVENT_NAME.fullmatch(value):
        raise SandboxError(400, "event 应为事件名，只含字母和下划线，例如 subscribe")
    place = _place(body["location"]) if kind == "event" and "location" in body else None
    return Action(kind, value, msg_id, place, options)


def _refuse_unsendable(text: str, longest: int = _LONGEST_NAME) -> None:
    if _UNSENDABLE.search(text):
        raise SandboxError(400, "文字里有手机打不出的控制字符")
    if len(text.encode()) > longest:
        raise SandboxError(400, f"太长了，手机发不出去：最多 {longest} 字节")


def _message_id(body: dict[str, Any]) -> str | None:
    msg_id = body.get("msg_id")
    if msg_id is not None and (not isinstance(msg_id, str) or not msg_id):
        raise SandboxError(400, "msg_id 应为不空的文字")
    _refuse_unsendable(msg_id or "")
    return msg_id


def _option(body: dict[str, Any], name: str) -> str:
    if not isinstance(body[name], str):
        raise SandboxError(400, f"{name} 应为文字")
    _refuse_unsendable(body[name])
    return str(body[name])


def _place(value: Any) -> Place:
    if not isinstance(value, dict):
        raise SandboxError(400, 'location 应为 {"lat": 纬度, "lon": 经度, "label": 地点名}')
    lat, lon, label = value.get("lat"), value.get("lon"), value.get("label", "")
    if not _between(lat, 90) or not _between(lon, 180) or not isinstance(label, str):
        raise SandboxError(
            400, "location 的 lat 应在 -90 到 90 之间，lon 应在 -180 到 180 之间，label 应为文字"
        )
    _refuse_unsendable(label)
    return Place(float(lat), float(lon), label)


def _between(value: Any, limit: float) -> TypeGuard[float]:
    return isinstance(value, int | float) and not isinstance(value, bool) and -limit <= value <= limit
