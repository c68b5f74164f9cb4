"""WeCom's message/send: who gets it, what is shown, what is dropped."""

from typing import Any

import pytest

from .conftest import Phones, Servers


def message(kind: str = "text", content: dict[str, Any] | None = None, **changes: Any) -> dict[str, Any]:
    body = {
        "touser": "technician",
        "agentid": 1000002,
        "msgtype": kind,
        kind: content or {"content": "新工单"},
    }
    return body | changes


def send(servers: Servers, *arguments: Any, **changes: Any) -> dict[str, Any]:
    return servers.wecom("message/send", message(*arguments, **changes))


def test_a_text_is_shown_to_all_who_are_named(phones: Phones, servers: Servers) -> None:
    answer = send(servers, touser="Technician|nobody|MANAGER|Stranger")
    assert (answer["errcode"], answer["invaliduser"]) == (0, "nobody|stranger")
    assert [phones.texts(who) for who in ("technician", "manager", "butler")] == [["新工单"], ["新工单"], []]


def test_everybody(phones: Phones, servers: Servers) -> None:
    send(servers, touser="@all")
    assert len(phones.get("phones")["messages"]) == 13


@pytest.mark.parametrize(
    ("changes", "errcode"),
    [
        ({"touser": "nobody"}, 81013),
        ({"touser": ""}, 81013),
        ({"touser": "oDemoOwner000000000000000001"}, 81013),  # an openid of the other account
        ({"agentid": 7}, 40056),
        ({"msgtype": "sticker"}, 40008),
        ({"text": {"content": ""}}, 44004),
        ({"msgtype": "textcard", "textcard": {"title": "工单"}}, 40058),
    ],
)
def test_refused(servers: Servers, changes: dict[str, Any], errcode: int) -> None:
    assert send(servers, **changes)["errcode"] == errcode


def test_a_text_card(phones: Phones, servers: Servers) -> None:
    card = {"title": "超时提醒", "description": "工单 1001", "url": "https://example.org/1001"}
    assert send(servers, "textcard", card)["errcode"] == 0
    shown = phones.messages("technician")[0]
    assert (shown["text"], shown["kind"], shown["url"]) == ("超时提醒\n工单 1001", "textcard", card["url"])


def test_a_long_text_is_cut_not_refused(phones: Phones, servers: Servers) -> None:
    assert send(servers, "text", {"content": "漏" * 700})["errcode"] == 0
    assert phones.texts("technician") == ["漏" * 682]


def test_the_same_json_is_shown_once_while_the_check_lasts(phones: Phones, servers: Servers) -> None:
    checked = {"enable_duplicate_check": 1, "duplicate_check_interval": 600}
    first = send(servers, **checked)
    assert send(servers, **checked)["msgid"] == first["msgid"]
    assert phones.texts("technician") == ["新工单"]
    send(servers, "text", {"content": "另一单"}, **checked)
    phones.advance("PT10M")
    send(servers, **checked)
    assert phones.texts("technician") == ["新工单", "另一单", "新工单"]


def test_without_the_check_it_is_shown_twice(phones: Phones, servers: Servers) -> None:
    send(servers)
    send(servers)
    assert len(phones.texts("technician")) == 2


def test_what_is_over_thirty_a_minute_is_dropped_in_silence(phones: Phones, servers: Servers) -> None:
    phones.post("clock", {"set": "2035-05-01T08:00:00+08:00"})
    assert {send(servers)["errcode"] for _ in range(32)} == {0}
    assert len(phones.texts("technician")) == 30
    phones.advance("PT1M")
    send(servers)
    assert len(phones.texts("technician")) == 31
