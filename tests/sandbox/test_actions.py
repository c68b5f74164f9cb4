"""Bodies of …/say: what is understood, and what is refused in clear words."""

from typing import Any

import pytest

from sandbox.actions import read_action
from sandbox.errors import SandboxError

GOOD: list[tuple[dict[str, Any], str, str]] = [
    ({"text": "厨房漏水了"}, "text", "厨房漏水了"),
    ({"voice": "我家没水了"}, "voice", "我家没水了"),
    ({"voice": ""}, "voice", ""),  # recognition may find nothing
    ({"image": "leak.jpg"}, "image", "leak.jpg"),
    ({"location": {"lat": 31.2, "lon": 121.5, "label": "东门"}}, "location", "东门"),
    ({"location": {"lat": 31, "lon": 121}}, "location", ""),
    ({"click": "101"}, "click", "101"),
    ({"event": "subscribe"}, "event", "subscribe"),
    ({"event": "LOCATION", "location": {"lat": 31.2, "lon": 121.5}}, "event", "LOCATION"),
]
BAD: list[tuple[Any, str]] = [
    ([], "JSON 对象"),
    ("你好", "JSON 对象"),
    ({}, "给出一个"),
    ({"msg_id": "1"}, "给出一个"),
    ({"text": "你好", "image": "a.jpg"}, "只给一个"),
    ({"text": ""}, "不空"),
    ({"text": 5}, "不空的文字"),
    ({"text": None}, "不空的文字"),
    ({"text": "响铃\x07"}, "控制字符"),
    ({"text": "\ud800"}, "控制字符"),
    ({"image": ""}, "不空"),
    ({"event": "没有这种事件"}, "event"),
    ({"event": "a" * 65}, "event"),
    ({"event": "SCAN", "scene": 3}, "scene"),
    ({"text": "你好", "msg_id": 7}, "msg_id"),
    ({"text": "你好", "msg_id": ""}, "msg_id"),
    ({"location": "东门"}, "lat"),
    ({"location": {"lat": 91, "lon": 0}}, "lat"),
    ({"location": {"lat": 0, "lon": True}}, "lon"),
    ({"location": {"lat": "31", "lon": 121}}, "lat"),
    ({"location": {"lat": float("nan"), "lon": 121}}, "lat"),
]


@pytest.mark.parametrize(("body", "kind", "value"), GOOD)
def test_understood(body: dict[str, Any], kind: str, value: str) -> None:
    action = read_action(body)
    assert (action.kind, action.value) == (kind, value)


@pytest.mark.parametrize(("body", "hint"), BAD)
def test_refused_with_a_hint(body: Any, hint: str) -> None:
    with pytest.raises(SandboxError) as refusal:
        read_action(body)
    assert refusal.value.status == 400
    assert hint in refusal.value.sentence
