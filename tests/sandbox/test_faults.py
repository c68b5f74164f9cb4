"""Fault switches: the next calls fail as told, then all is well again."""

from typing import Any

import pytest
import requests

from .conftest import Phones, Servers

OWNER = "oDemoOwner000000000000000001"


def test_an_errcode_so_many_times(phones: Phones, servers: Servers) -> None:
    phones.say("owner", text="你好")
    phones.post("faults", {"endpoint": "message/custom/send", "errcode": -1, "times": 2})
    assert [servers.custom(OWNER, "进度") for _ in range(3)] == [-1, -1, 0]
    assert phones.texts("owner") == ["你好", "进度"]


def test_a_status_is_an_html_page(phones: Phones, servers: Servers) -> None:
    phones.post("faults", {"endpoint": "gettoken", "status": 502})
    answer = servers.http.get("http://wecom.sandbox/cgi-bin/gettoken")
    assert (answer.status_code, answer.text.startswith("<html>")) == (502, True)


def test_a_pause_longer_than_the_caller_waits_is_a_timeout_with_unknown_outcome(
    phones: Phones, servers: Servers
) -> None:
    phones.say("owner", text="你好")
    servers.tokens["official"] = servers.official_token()["access_token"]
    phones.post("faults", {"endpoint": "message/custom/send", "hang": 30})
    body = {"touser": OWNER, "msgtype": "text", "text": {"content": "进度"}}
    with pytest.raises(requests.ReadTimeout):
        servers.official("message/custom/send", body, timeout=(1, 0.05))
    assert phones.texts("owner") == ["你好", "进度"]  # it arrived, though the caller can't know


def test_a_short_pause_is_only_slow(phones: Phones, servers: Servers) -> None:
    phones.say("owner", text="你好")
    phones.post("faults", {"endpoint": "message/custom/send", "hang": 0.01})
    assert servers.custom(OWNER, "进度") == 0


def test_clear(phones: Phones, servers: Servers) -> None:
    phones.post("faults", {"endpoint": "gettoken", "errcode": -1, "times": 5})
    assert phones.get("faults")["faults"][0]["times"] == 5
    phones.client.delete("/sandbox/api/faults")
    assert "access_token" in servers.wecom_token()


@pytest.mark.parametrize(
    "body",
    [
        [],
        {"errcode": -1},
        {"endpoint": "gettoken"},
        {"endpoint": "gettoken", "errcode": "x"},
        {"endpoint": "gettoken", "errcode": True},
        {"endpoint": "gettoken", "hang": -1},
        {"endpoint": "gettoken", "hang": 3600},
    ],
)
def test_bad_switches_are_refused(phones: Phones, body: Any) -> None:
    assert phones.post("faults", body, status=400)["error"]
