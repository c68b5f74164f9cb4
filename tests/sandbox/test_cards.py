"""WeCom template cards: sent, tapped, replaced by a passive reply or by a call."""

from typing import Any
from xml.etree import ElementTree

import pytest

from .conftest import FakeHouse, Phones, Servers, reply_xml

CARD: dict[str, Any] = {
    "card_type": "button_interaction",
    "main_title": {"title": "新工单", "desc": "厨房漏水"},
    "horizontal_content_list": [{"keyname": "地点", "value": "3栋2单元1201"}],
    "task_id": "t-1001",
    "button_list": [
        {"text": "接单", "style": 1, "key": "accept"},
        {"text": "退单", "style": 2, "key": "decline"},
    ],
}
DONE = """<MsgType>update_template_card</MsgType><TemplateCard><CardType>button_interaction</CardType>
<MainTitle><Title>已接单</Title></MainTitle><HorizontalContentList><KeyName>承办</KeyName><Value>李师傅</Value></HorizontalContentList>
<ButtonList><Text>到场</Text><Key>arrive</Key></ButtonList><ButtonList><Text>转单</Text><Key>transfer</Key></ButtonList>
<TaskId>t-1001</TaskId></TemplateCard>"""


def send(servers: Servers, card: dict[str, Any] = CARD, to: str = "technician|technician2") -> dict[str, Any]:
    body = {"touser": to, "agentid": 1000002, "msgtype": "template_card", "template_card": card}
    return servers.wecom("message/send", body)


def update(servers: Servers, code: str, **body: Any) -> dict[str, Any]:
    return servers.wecom("message/update_template_card", {"agentid": 1000002, "response_code": code} | body)


def button(phones: Phones, person: str, label: str) -> str:
    found = [
        each["id"] for shown in phones.messages(person) for each in shown["buttons"] if each["label"] == label
    ]
    return found[-1]


def test_a_card_shows_its_rows_and_buttons(phones: Phones, servers: Servers) -> None:
    assert send(servers)["response_code"]
    shown = phones.messages("technician")[0]
    assert (shown["text"], shown["via"], shown["kind"]) == (
        "新工单\n厨房漏水\n地点：3栋2单元1201",
        "wecom",
        "card",
    )
    assert [each["label"] for each in shown["buttons"]] == ["接单", "退单"]


def test_a_tap_is_a_card_event(phones: Phones, house: FakeHouse, servers: Servers) -> None:
    send(servers)
    phones.say("technician", click=button(phones, "technician", "接单"))
    event = ElementTree.fromstring(house.seen[0])
    names = ("Event", "EventKey", "TaskId", "CardType", "AgentID", "FromUserName")
    assert [event.findtext(name) for name in names] == [
        "template_card_event",
        "accept",
        "t-1001",
        "button_interaction",
        "1000002",
        "technician",
    ]
    assert event.findtext("ResponseCode")
    assert phones.messages("technician")[-1]["text"] == "接单"


def test_two_cards_with_the_same_keys_are_told_apart(
    phones: Phones, house: FakeHouse, servers: Servers
) -> None:
    send(servers)
    first = button(phones, "technician", "接单")
    send(servers, CARD | {"task_id": "t-1002"})
    phones.say("technician", click=first)
    assert ElementTree.fromstring(house.seen[0]).findtext("TaskId") == "t-1001"


def test_a_passive_reply_replaces_the_buttons(phones: Phones, house: FakeHouse, servers: Servers) -> None:
    send(servers)
    inside = "<MsgType>update_button</MsgType><Button><ReplaceName>已接单</ReplaceName></Button>"
    house.answer = lambda message: reply_xml(message, inside)
    (shown,) = phones.say("technician", click=button(phones, "technician", "接单"))["replies"]
    assert (shown["replaces"], shown["state"], shown["buttons"]) == (1, "已接单", [])
    assert shown["text"].endswith("[已接单]")
    assert phones.messages("technician")[0]["buttons"] == []
    assert phones.messages("technician2")[0]["buttons"] != []  # only the tapped one


def test_a_passive_reply_replaces_the_card(phones: Phones, house: FakeHouse, servers: Servers) -> None:
    send(servers)
    house.answer = lambda message: reply_xml(message, DONE)
    (shown,) = phones.say("technician", click=button(phones, "technician", "接单"))["replies"]
    assert (shown["replaces"], shown["text"]) == (1, "已接单\n承办：李师傅")
    house.answer = lambda message: b"success"
    phones.say("technician", click=button(phones, "technician", "转单"))
    assert ElementTree.fromstring(house.seen[-1]).findtext("EventKey") == "transfer"


def test_a_tap_on_a_replaced_card_is_404(phones: Phones, house: FakeHouse, servers: Servers) -> None:
    send(servers)
    old = button(phones, "technician", "接单")
    house.answer = lambda message: reply_xml(message, DONE)
    phones.say("technician", click=old)
    phones.say("technician", click=old, status=404)


def test_a_call_changes_it_for_those_who_are_named(phones: Phones, servers: Servers) -> None:
    code = send(servers)["response_code"]
    answer = update(
        servers, code, userids=["Technician2", "ghost"], button={"replace_name": "已被李师傅接单"}
    )
    assert (answer["errcode"], answer["invaliduser"]) == (0, ["ghost"])
    assert phones.messages("technician2")[-1]["state"] == "已被李师傅接单"
    assert len(phones.messages("technician")) == 1


def test_a_code_serves_once_and_for_72_hours(phones: Phones, servers: Servers) -> None:
    code = send(servers)["response_code"]
    done = {"button": {"replace_name": "已结单"}}
    assert [update(servers, code, **done)["errcode"] for _ in range(2)] == [0, 41088]
    code = send(servers, CARD | {"task_id": "t-2"})["response_code"]
    phones.advance("P3D")
    servers.tokens.clear()
    assert update(servers, code, **done)["errcode"] == 41088


def test_the_code_of_a_tap_serves_too(phones: Phones, house: FakeHouse, servers: Servers) -> None:
    send(servers)
    phones.say("technician", click=button(phones, "technician", "接单"))
    code = ElementTree.fromstring(house.seen[0]).findtext("ResponseCode") or ""
    assert (
        update(servers, code, template_card=CARD | {"main_title": {"title": "已派给李师傅"}})["errcode"] == 0
    )
    assert phones.texts("technician2")[-1].startswith("已派给李师傅")


@pytest.mark.parametrize(
    ("changes", "errcode"),
    [
        ({"card_type": "poster"}, 42014),
        ({"main_title": {}}, 42017),
        ({"task_id": ""}, 42016),
        ({"task_id": "工单 1"}, 42016),
        ({"button_list": []}, 42019),
        ({"button_list": [{"text": "接单"}]}, 42020),
        ({"horizontal_content_list": [{"keyname": "a", "value": "b"}] * 7}, 42018),
    ],
)
def test_bad_cards_are_refused(
    phones: Phones, servers: Servers, changes: dict[str, Any], errcode: int
) -> None:
    assert send(servers, CARD | changes)["errcode"] == errcode
    assert phones.messages("technician") == []


def test_a_task_id_serves_once(servers: Servers) -> None:
    assert [send(servers)["errcode"] for _ in range(2)] == [0, 93000]


def test_a_notice_has_no_buttons_and_needs_no_task(phones: Phones, servers: Servers) -> None:
    notice = {
        "card_type": "text_notice",
        "main_title": {"title": "今日待办"},
        "card_action": {"type": 1, "url": "https://e.org"},
    }
    assert send(servers, notice)["errcode"] == 0
    assert (phones.messages("technician")[0]["buttons"], phones.texts("technician")) == ([], ["今日待办"])
