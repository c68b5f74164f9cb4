"""Every way in which a call can fail becomes one of two errors, and none tells a secret."""

import traceback

import pytest
import requests
from requests.adapters import BaseAdapter
from urllib3.exceptions import ConnectTimeoutError, MaxRetryError, NewConnectionError, ReadTimeoutError

from bot.channels.api import ApiAway, ApiRefused, official_api, wecom_api
from bot.channels.rewrite import RewriteAdapter
from tests.bot.channels.wire import Wire, response

PATH = "/cgi-bin/message/custom/send"
SECRET_URL = "/cgi-bin/message/custom/send?access_token=SECRET"


def post(answer: object, token: str | None = "SECRET") -> tuple[object, Wire]:
    wire = Wire({PATH: [answer]})
    api = official_api(adapter=wire)
    return api.post("message/custom/send", {"text": "漏水"}, token), wire


def test_json_goes_out_as_raw_utf8_with_the_token_and_timeouts() -> None:
    answer, wire = post({"errcode": 0, "msgid": 7})
    assert answer == {"errcode": 0, "msgid": 7}
    assert wire.asked[0].url == f"https://api.weixin.qq.com{SECRET_URL}"
    assert wire.asked[0].body == '{"text": "漏水"}'.encode()
    assert wire.options[0]["timeout"] == (3.0, 5.0)


def test_without_a_token_none_is_fetched() -> None:
    _, wire = post({"errcode": 0}, None)
    assert [asked.url for asked in wire.asked] == [f"https://api.weixin.qq.com{PATH}"]


def test_wecom_asks_its_own_host() -> None:
    wire = Wire({"/cgi-bin/gettoken": [{"errcode": 0}]})
    wecom_api(adapter=wire).get("gettoken", {"corpid": "ww1"})
    assert wire.asked[0].url == "https://qyapi.weixin.qq.com/cgi-bin/gettoken?corpid=ww1"


def refused(reason: Exception) -> requests.ConnectionError:
    return requests.ConnectionError(MaxRetryError(None, SECRET_URL, reason))  # type: ignore[arg-type]


NO_PEER = NewConnectionError(None, "refused")  # type: ignore[arg-type]
AWAY = [
    (refused(NO_PEER), False, "nobody listens: nothing was sent"),
    (refused(ConnectTimeoutError()), False, "no connection in time"),
    (requests.ConnectTimeout(SECRET_URL), False, "the same, said otherwise"),
    (requests.exceptions.ProxyError(SECRET_URL), False, "the proxy is away"),
    (requests.ReadTimeout(SECRET_URL), True, "sent, and no answer"),
    (refused(ReadTimeoutError(None, "", "")), True, "likewise"),  # type: ignore[arg-type]
    (requests.ConnectionError(SECRET_URL), True, "cut off somewhere"),
    (requests.ConnectionError(), True, "cut off without a word"),
    (response(b"bad gateway", 502), True, "an error of theirs"),
    (response(b"<html>maintenance</html>"), True, "a page in place of JSON"),
    (response(b"[]"), True, "JSON of another shape"),
    (response(b'{"errcode": "often"}'), True, "an errcode that is no number"),
    (response(b'{"errcode": null}'), True, "an errcode that is nothing"),
]


@pytest.mark.parametrize(("answer", "unknown", "why"), AWAY)
def test_no_usable_answer(answer: object, unknown: bool, why: str) -> None:
    with pytest.raises(ApiAway) as caught:
        post(answer)
    assert caught.value.unknown is unknown, why
    assert "SECRET" not in "".join(traceback.format_exception(caught.value)), why


def test_a_redirect_is_not_followed() -> None:
    moved = response(b"", 302)
    moved.headers["Location"] = "https://elsewhere.example/take-the-token"
    wire = Wire({PATH: [moved]})
    with pytest.raises(ApiAway):
        official_api(adapter=wire).post("message/custom/send", {}, "SECRET")
    assert len(wire.asked) == 1


def test_a_refusal_carries_what_was_said() -> None:
    with pytest.raises(ApiRefused) as caught:
        post({"errcode": 45015, "errmsg": "response out of time limit rid: 1"})
    assert (caught.value.errcode, caught.value.errmsg) == (45015, "response out of time limit rid: 1")


def test_a_base_takes_the_place_of_the_host_and_keeps_its_own_path() -> None:
    wire = Wire({"/sandbox/wx/cgi-bin/x": [{"errcode": 0}]})
    official_api("http://127.0.0.1:8000/sandbox/wx/", wire).post("x", {}, "T")
    assert wire.asked[0].url == "http://127.0.0.1:8000/sandbox/wx/cgi-bin/x?access_token=T"


def test_a_base_is_reached_without_the_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HTTPS_PROXY", "http://proxy.example:1")
    wire = Wire({"/cgi-bin/x": [{"errcode": 0}]})
    official_api("http://127.0.0.1:8000", wire).post("x", {}, "T")
    assert wire.options[0]["proxies"] == {}


def test_the_rewriting_adapter_is_closed_with_its_inner_one() -> None:
    class Closing(BaseAdapter):
        closed = False

        def close(self) -> None:
            self.closed = True

    inner = Closing()
    RewriteAdapter("http://x", inner).close()
    assert inner.closed
