"""Template messages: what each kind of keyword may hold, who gets them, and that none comes twice."""

from typing import Any
from xml.etree import ElementTree

import pytest

from sandbox.templates import keyword_fits

from .conftest import FakeHouse, Phones, Servers

OWNER = "oDemoOwner000000000000000001"
TICKET = "TicketUpdate00000000000000000000000000000001"

FITS: list[tuple[str, str, bool]] = [
    ("thing2", "厨房漏水", True),
    ("thing2", "漏" * 20, True),
    ("thing2", "漏" * 21, False),
    ("thing2", "", False),
    ("thing2", "  ", False),
    ("number1", "12.5", True),
    ("number1", "十二", False),
    ("number1", "1" * 33, False),
    ("letter1", "abcXYZ", True),
    ("letter1", "a1", False),
    ("symbol1", "★!", True),
    ("symbol1", "!!!!!!", False),
    ("character_string1", "R-20261121-0001", True),
    ("character_string1", "A" * 33, False),
    ("character_string1", "工单1001", False),  # no Chinese
    ("time4", "15:01", True),
    ("time4", "2019年10月1日 15:01", True),
    ("time4", "2019年10月1日 15:01~2019年10月1日 16:01", True),
    ("time4", "2019-10-01 15:01", False),
    ("time4", "25:00", False),
    ("time4", "明天下午", False),
    ("date1", "2019年10月1日", True),
    ("date1", "2019年13月1日", False),
    ("amount1", "¥150.50", True),
    ("amount1", "150元", True),
    ("amount1", "一百元", False),
    ("phone_number1", "+86-0766-66888866", True),
    ("phone_number1", "1" * 18, False),
    ("car_number1", "粤A8Z888挂", True),
    ("car_number1", "粤A8Z888挂12", False),
    ("name1", "王" * 10, True),
    ("name1", "王" * 11, False),
    ("name1", "Li Ming", True),
    ("name1", "a" * 21, False),
    ("phrase3", "处理中", True),
    ("phrase3", "正在处理中了", False),
    ("phrase3", "处理 中", False),
    ("phrase3", "done", False),
    ("const3", "报修", True),
    ("const3", "报" * 21, False),
    ("remark", "谢谢", False),  # no such kind any more
]


@pytest.mark.parametrize(("keyword", "value", "fits"), FITS)
def test_what_a_keyword_may_hold(keyword: str, value: str, fits: bool) -> None:
    assert keyword_fits(keyword, value) is fits


def message(**changes: Any) -> dict[str, Any]:
    data = {
        "character_string1": "R1001",
        "thing2": "厨房漏水",
        "phrase3": "已派单",
        "time4": "15:01",
        "thing5": "李师傅",
    }
    rows = {keyword: {"value": value} for keyword, value in data.items()}
    return {"touser": OWNER, "template_id": TICKET, "data": rows} | changes


def send(servers: Servers, **changes: Any) -> dict[str, Any]:
    return servers.official("message/template/send", message(**changes))


def test_the_phone_shows_title_and_rows(phones: Phones, servers: Servers) -> None:
    assert send(servers)["errcode"] == 0
    shown = phones.messages("owner")[0]
    assert (shown["via"], shown["kind"], shown["title"]) == ("template", "template", "工单进度通知")
    assert (
        shown["text"]
        == "工单进度通知\n工单号：R1001\n事项：厨房漏水\n状态：已派单\n时间：15:01\n备注：李师傅"
    )
    assert shown["rows"][0] == {"label": "工单号", "value": "R1001"}


@pytest.mark.parametrize(
    ("changes", "errcode", "words"),
    [
        ({"touser": "oNobody"}, 40003, "invalid openid"),
        ({"template_id": "none"}, 40037, "invalid template_id"),
        ({"data": {}}, 47003, "data.character_string1.value invalid"),
        (
            {"data": message()["data"] | {"thing2": {"value": ""}}},
            47003,
            "argument invalid! data.thing2.value",
        ),
        ({"data": message()["data"] | {"thing2": "厨房"}}, 47003, "data.thing2.value"),
        ({"data": message()["data"] | {"thing9": {"value": "多"}}}, 47003, "data.thing9.value"),
        ({"data": message()["data"] | {"phrase3": {"value": "处理得差不多了"}}}, 47003, "data.phrase3.value"),
    ],
)
def test_refused(phones: Phones, servers: Servers, changes: dict[str, Any], errcode: int, words: str) -> None:
    answer = send(servers, **changes)
    assert answer["errcode"] == errcode
    assert words in answer["errmsg"]
    assert phones.messages("owner") == []


def test_only_followers_get_them(phones: Phones, servers: Servers) -> None:
    phones.say("owner", event="unsubscribe")
    assert send(servers)["errcode"] == 43004
    phones.say("owner", event="subscribe")
    assert send(servers)["errcode"] == 0


def test_the_same_client_id_is_one_message_for_ten_minutes(phones: Phones, servers: Servers) -> None:
    first = send(servers, client_msg_id="outbox-1")
    assert send(servers, client_msg_id="outbox-1") == first
    assert len(phones.messages("owner")) == 1
    send(servers, client_msg_id="outbox-1", touser="oDemoNeighbour00000000000001")
    assert len(phones.messages("neighbour")) == 1
    phones.advance("PT10M")
    assert send(servers, client_msg_id="outbox-1")["msgid"] != first["msgid"]
    assert len(phones.messages("owner")) == 2


def test_the_result_is_pushed_once_before_the_next_request(
    phones: Phones, house: FakeHouse, servers: Servers
) -> None:
    number = send(servers)["msgid"]
    assert house.seen == []
    phones.get("people")
    phones.get("people")
    event = ElementTree.fromstring(house.seen[0])
    assert len(house.seen) == 1
    assert [event.findtext(name) for name in ("Event", "MsgID", "Status", "FromUserName")] == [
        "TEMPLATESENDJOBFINISH",
        str(number),
        "success",
        OWNER,
    ]
