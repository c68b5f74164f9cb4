"""message/custom/send and typing: what the server shows and what it refuses."""

import json
from typing import Any

import pytest

from .conftest import Phones, Servers

OWNER = "oDemoOwner000000000000000001"
ENTRY = {"id": "101", "content": "满意"}


def body(kind: str, content: dict[str, Any], to: str = OWNER) -> dict[str, Any]:
    return {"touser": to, "msgtype": kind, kind: content}


REFUSED: list[tuple[str, dict[str, Any], int]] = [
    ("a stranger", body("text", {"content": "好"}, "oSomebodyElse"), 40003),
    ("a colleague of WeCom", body("text", {"content": "好"}, "technician"), 40003),
    ("nothing to say", body("text", {"content": ""}), 44004),
    ("no content element", {"touser": OWNER, "msgtype": "text"}, 44004),
    ("an unknown kind", body("sticker", {"a": "b"}), 40008),
    ("a text one byte over 2048", body("text", {"content": "漏" * 682 + "abc"}), 45002),
    ("a menu without entries", body("msgmenu", {"head_content": "满意吗", "list": []}), 47003),
    ("a menu entry without id", body("msgmenu", {"list": [{"content": "满意"}]}), 47003),
    ("a picture without media", body("image", {}), 40007),
    ("two articles", body("news", {"articles": [{"title": "a"}, {"title": "b"}]}), 45008),
]


@pytest.mark.parametrize(
    ("message", "errcode"), [row[1:] for row in REFUSED], ids=[row[0] for row in REFUSED]
)
def test_refused(phones: Phones, servers: Servers, message: dict[str, Any], errcode: int) -> None:
    phones.say("owner", text="你好")
    answer = servers.official("message/custom/send", message)
    assert answer["errcode"] == errcode
    assert " rid: " in answer["errmsg"]
    assert len(phones.messages("owner")) == 1


def test_a_text_of_2048_bytes_is_shown(phones: Phones, servers: Servers) -> None:
    phones.say("owner", text="你好")
    assert servers.custom(OWNER, "漏" * 682 + "ab") == 0


def test_a_menu_is_shown_with_buttons(phones: Phones, servers: Servers) -> None:
    phones.say("owner", text="你好")
    menu = {
        "head_content": "满意吗？",
        "list": [ENTRY, {"id": "102", "content": "不满意"}],
        "tail_content": "谢谢",
    }
    assert servers.official("message/custom/send", body("msgmenu", menu))["errcode"] == 0
    shown = phones.messages("owner")[-1]
    assert (shown["via"], shown["text"]) == ("custom", "满意吗？\n满意\n不满意\n谢谢")
    assert shown["buttons"] == [{"id": "101", "label": "满意"}, {"id": "102", "label": "不满意"}]


@pytest.mark.parametrize(
    ("raw", "errcode"),
    [
        (b"{", 47001),
        (b"[]", 47001),
        ('{"touser": "你好"}'.encode("gbk"), 47001),
        (
            json.dumps(body("text", {"content": "你好"})).encode(),
            47001,
        ),  # escaped Chinese would be shown as it is
        (
            json.dumps(body("text", {"content": "\\u4f60"}), ensure_ascii=False).encode(),
            0,
        ),  # a real backslash
    ],
)
def test_json_must_be_raw_utf8(phones: Phones, servers: Servers, raw: bytes, errcode: int) -> None:
    phones.say("owner", text="你好")
    token = servers.official_token()["access_token"]
    url = f"http://wechat.sandbox/cgi-bin/message/custom/send?access_token={token}"
    assert servers.http.post(url, data=raw).json()["errcode"] == errcode


def type_now(servers: Servers, command: str = "Typing") -> int:
    return int(servers.official("message/custom/typing", {"touser": OWNER, "command": command})["errcode"])


def test_typing_needs_a_message_within_half_a_minute(phones: Phones, servers: Servers) -> None:
    assert type_now(servers) == 45080
    phones.say("owner", text="你好")
    assert [type_now(servers), type_now(servers)] == [0, 45081]
    assert [type_now(servers, "CancelTyping"), type_now(servers)] == [0, 0]
    phones.advance("PT16S")
    assert type_now(servers) == 0
    assert [servers.custom(OWNER, "来了"), type_now(servers)] == [0, 0]  # a message ends the typing
    phones.advance("PT20S")
    assert type_now(servers) == 45080
    assert type_now(servers, "Dancing") == 45072
