"""What goes out by WeCom, and what became of it."""

from typing import Any

import pytest

from bot.channels.api import wecom_api
from bot.channels.outcome import Outcome, Verdict
from bot.channels.tokens import TokenProvider, wecom_token
from bot.channels.wecom import WeComChannel
from bot.reply import Button
from tests.bot.channels.wire import Memory, TickingClock, Wire

SENT = {"errcode": 0, "errmsg": "ok", "msgid": "m1", "invaliduser": "", "response_code": "r1"}
BUTTONS = (Button("accept:7", "接单"), Button("decline:7", "退单"))
ONCE = {"enable_duplicate_check": 1, "duplicate_check_interval": 1800}


def make(*send: Any) -> tuple[WeComChannel, Wire]:
    token = {"errcode": 0, "access_token": "T1", "expires_in": 7200}
    wire = Wire({"/cgi-bin/message/send": list(send) or [SENT], "/cgi-bin/gettoken": [token]})
    api, clock = wecom_api(adapter=wire), TickingClock()
    provider = TokenProvider(Memory(), "ww1", lambda: wecom_token(api, "ww1", "s"), clock)
    return WeComChannel(api, provider, "1000002", clock), wire


def test_a_text() -> None:
    channel, wire = make()
    assert channel.send_text("LiShifu", "新工单 A-0007") == Outcome(Verdict.SENT, "已发出", id="m1")
    text = {"msgtype": "text", "text": {"content": "新工单 A-0007"}}
    assert wire.asked[-1].json == {"touser": "LiShifu", "agentid": 1000002, **text, **ONCE}


def test_a_card() -> None:
    channel, wire = make()
    assert channel.send_card("li", "新工单 A-0007", "3栋漏水", BUTTONS, "A-0007@1").verdict is Verdict.SENT
    assert wire.asked[-1].json["template_card"] == {
        "card_type": "button_interaction",
        "main_title": {"title": "新工单 A-0007"},
        "sub_title_text": "3栋漏水",
        "task_id": "A-0007@1",
        "button_list": [
            {"text": "接单", "style": 1, "key": "accept:7"},
            {"text": "退单", "style": 1, "key": "decline:7"},
        ],
    }
    assert ONCE.items() <= wire.asked[-1].json.items()


def test_a_card_without_buttons_is_a_text() -> None:
    channel, wire = make()
    channel.send_card("li", "提醒", "巡检还有一小时", (), "t")
    assert wire.asked[-1].json["text"] == {"content": "提醒\n巡检还有一小时"}


@pytest.mark.parametrize("task", ["工单7", "a b", "x" * 129, ""])
def test_a_task_id_that_wecom_would_refuse_is_replaced(task: str) -> None:
    channel, wire = make()
    channel.send_card("li", "t", "b", BUTTONS, task)
    sent = wire.asked[-1].json["template_card"]["task_id"]
    assert len(sent) == 64
    assert int(sent, 16)


NOT_REACHED = [
    ({"invaliduser": "lishifu"}, "应用可见范围", "WeCom answers in lower case"),
    ({"invaliduser": "other|lishifu"}, "应用可见范围", "among others"),
    ({"unlicenseduser": "LiShifu"}, "接口许可", "no licence"),
]


@pytest.mark.parametrize(("lists", "word", "why"), NOT_REACHED)
def test_accepted_is_not_reached(lists: dict[str, str], word: str, why: str) -> None:
    outcome = make({**SENT, **lists})[0].send_text("LiShifu", "好")
    assert outcome.verdict is Verdict.DROP, why
    assert word in outcome.reason, why


def test_somebody_else_in_the_list_is_not_this_person() -> None:
    assert make({**SENT, "invaliduser": "lishifu2"})[0].send_text("LiShifu", "好").verdict is Verdict.SENT


@pytest.mark.parametrize("user", ["@all", "li|zhao"])
def test_it_writes_to_one_person_only(user: str) -> None:
    channel, wire = make()
    assert channel.send_text(user, "好").verdict is Verdict.DROP
    assert wire.asked == []


def test_a_text_that_wecom_would_cut_silently_is_not_sent() -> None:
    channel, wire = make()
    assert channel.send_text("li", "长" * 700).verdict is Verdict.DROP
    assert wire.asked == []


def test_a_refusal_is_judged_by_wecoms_table() -> None:
    outcome = make({"errcode": 60020, "errmsg": "not allow to access from your ip, from ip: 1.2.3.4"})[0]
    judged = outcome.send_text("li", "好")
    assert (judged.verdict, judged.code) == (Verdict.HALT, 60020)
    assert "1.2.3.4" in judged.reason


def test_an_expired_token_is_renewed_once() -> None:
    channel, wire = make({"errcode": 42001, "errmsg": "access_token expired"}, SENT)
    assert channel.send_text("li", "好").verdict is Verdict.SENT
    assert wire.paths() == ["gettoken", "message/send", "gettoken", "message/send"]
