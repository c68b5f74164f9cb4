"""What goes out by the official account, and what became of it."""

from typing import Any

import pytest
import requests

from bot.channels.api import official_api
from bot.channels.official import OfficialChannel
from bot.channels.outcome import Outcome, Verdict
from bot.channels.tokens import TokenProvider, stable_token
from tests.bot.channels.wire import Memory, TickingClock, Wire

CUSTOM, TEMPLATE, TOKEN = "message/custom/send", "message/template/send", "stable_token"
STALE = {"errcode": 40001, "errmsg": "invalid credential, access_token is invalid or not latest rid: 1"}


def make(send: list[Any], tokens: list[Any] | None = None) -> tuple[OfficialChannel, Wire]:
    given = tokens or [{"access_token": f"T{number}", "expires_in": 7200} for number in (1, 2, 3)]
    paths = {CUSTOM: send, TEMPLATE: send, TOKEN: given}
    wire = Wire({f"/cgi-bin/{path}": answers for path, answers in paths.items()})
    api, clock = official_api(adapter=wire), TickingClock()
    provider = TokenProvider(Memory(), "wx1", lambda: stable_token(api, "wx1", "s3cret"), clock)
    return OfficialChannel(api, provider, clock), wire


def test_a_text() -> None:
    channel, wire = make([{"errcode": 0, "errmsg": "ok"}])
    assert channel.send_text("oWang", "师傅已出发\x00🙂") == Outcome(Verdict.SENT, "已发出")
    assert wire.asked[-1].json == {"touser": "oWang", "msgtype": "text", "text": {"content": "师傅已出发🙂"}}
    assert wire.asked[-1].token == "T1"
    assert "师傅已出发🙂".encode() in wire.asked[-1].body


def test_a_template() -> None:
    channel, wire = make([{"errcode": 0, "errmsg": "ok", "msgid": 200163836}])
    fields = {"thing1": "3栋2单元楼道漏水，水已经流到一楼大厅的地面上了", "time5": "2026-11-21T15:01+08:00"}
    outcome = channel.send_template("oWang", "TPL", fields, "outbox-7")
    assert outcome == Outcome(Verdict.SENT, "已发出", id="200163836")
    assert wire.asked[-1].json == {
        "touser": "oWang",
        "template_id": "TPL",
        "client_msg_id": "outbox-7",
        "data": {
            "thing1": {"value": "3栋2单元楼道漏水，水已经流到一楼大厅…"},
            "time5": {"value": "2026年11月21日 15:01"},
        },
    }


def test_a_long_message_id_is_shortened_the_same_way_each_time() -> None:
    channel, wire = make([{"errcode": 0}])
    for _ in range(2):
        channel.send_template("oWang", "TPL", {"thing1": "x"}, "outbox-" * 9)
    first, second = (asked.json["client_msg_id"] for asked in wire.asked[-2:])
    assert first == second
    assert len(first) == 32


def test_a_template_that_can_only_lie_is_not_sent() -> None:
    channel, wire = make([{"errcode": 0}])
    outcome = channel.send_template("oWang", "TPL", {"time5": "尽快"}, "1")
    assert outcome == Outcome(Verdict.NEXT_RUNG, "模板字段 time5 没有合格的内容")
    assert wire.asked == []


@pytest.mark.parametrize("errcode", [40001, 40014, 42001, 41001])
def test_a_stale_token_is_renewed_and_the_message_sent_once_more(errcode: int) -> None:
    channel, wire = make([{"errcode": errcode, "errmsg": ""}, {"errcode": 0}])
    assert channel.send_text("oWang", "好").verdict is Verdict.SENT
    assert wire.paths() == [TOKEN, CUSTOM, TOKEN, CUSTOM]
    assert [asked.token for asked in wire.asked] == ["", "T1", "", "T2"]


def test_a_token_refused_twice_stops_the_channel() -> None:
    channel, wire = make([STALE])
    outcome = channel.send_text("oWang", "好")
    assert (outcome.verdict, outcome.code) == (Verdict.HALT, 40001)
    # The library would go on until its stack is full, and burn the day's tokens.
    assert wire.paths() == [TOKEN, CUSTOM, TOKEN, CUSTOM]


def test_other_refusals_are_not_tried_again_here() -> None:
    channel, wire = make([{"errcode": 45047, "errmsg": "out of response count limit"}])
    assert channel.send_text("oWang", "好").verdict is Verdict.NEXT_RUNG
    assert wire.paths() == [TOKEN, CUSTOM]


def test_a_wrong_secret_stops_the_channel_at_once() -> None:
    channel, wire = make([{"errcode": 0}], [{"errcode": 40125, "errmsg": "invalid appsecret"}])
    assert channel.send_text("oWang", "好").verdict is Verdict.HALT
    assert wire.paths() == [TOKEN]


def test_an_unknown_outcome_says_so() -> None:
    channel, _ = make([requests.ReadTimeout("https://x/?access_token=T1")])
    outcome = channel.send_text("oWang", "好")
    assert outcome.verdict is Verdict.RETRY
    assert "可能已送达也可能没有" in outcome.reason
    assert "T1" not in outcome.reason


def test_without_a_token_nothing_was_sent() -> None:
    channel, _ = make([{"errcode": 0}], [requests.ReadTimeout("slow")])
    outcome = channel.send_text("oWang", "好")
    assert outcome.verdict is Verdict.RETRY
    assert "这条没有发出" in outcome.reason
