"""What a person does, as our webhook sees it and as the phone shows it."""

from datetime import datetime
from typing import Any
from xml.etree import ElementTree

import pytest

from .conftest import FakeHouse, Phones, text_reply

OWNER = "oDemoOwner000000000000000001"

PUSHED: list[tuple[str, dict[str, Any], dict[str, str]]] = [
    ("owner", {"text": "你好"}, {"MsgType": "text", "Content": "你好", "ToUserName": "gh_demo00000001"}),
    ("owner", {"text": "<a>&]]>"}, {"Content": "<a>&]]>"}),
    ("owner", {"voice": "没水了"}, {"MsgType": "voice", "Recognition": "没水了", "Format": "amr"}),
    (
        "owner",
        {"image": "漏水 1.jpg"},
        {"MsgType": "image", "PicUrl": "http://mmbiz.qpic.cn/sandbox/%E6%BC%8F%E6%B0%B4%201.jpg"},
    ),
    (
        "owner",
        {"location": {"lat": 31.2, "lon": 121.5, "label": "东门"}},
        {"MsgType": "location", "Location_X": "31.2", "Location_Y": "121.5", "Label": "东门"},
    ),
    ("owner", {"event": "subscribe"}, {"MsgType": "event", "Event": "subscribe", "EventKey": ""}),
    ("owner", {"event": "subscribe", "scene": "b3"}, {"Event": "subscribe", "EventKey": "qrscene_b3"}),
    ("owner", {"event": "scan", "scene": "lift7"}, {"Event": "SCAN", "EventKey": "lift7"}),
    (
        "owner",
        {"event": "LOCATION", "location": {"lat": 31.2, "lon": 121.5}},
        {"Event": "LOCATION", "Latitude": "31.2", "Longitude": "121.5"},
    ),
    (
        "owner",
        {"event": "VIEW", "key": "https://example.org"},
        {"Event": "VIEW", "EventKey": "https://example.org"},
    ),
    ("owner", {"event": "scancode_waitmsg", "result": "a1"}, {"ScanCodeInfo/ScanResult": "a1"}),
    ("owner", {"event": "brand_new_event"}, {"Event": "brand_new_event"}),  # WeChat adds events
    (
        "owner",
        {"event": "subscribe_msg_popup_event", "template_id": "t"},
        {"SubscribeMsgPopupEvent/List/SubscribeStatusString": "accept"},
    ),
    (
        "technician",
        {"text": "1"},
        {"FromUserName": "technician", "AgentID": "1000002", "ToUserName": "wwdemo000000000001"},
    ),
]


@pytest.mark.parametrize(("person", "body", "elements"), PUSHED)
def test_the_webhook_sees(
    phones: Phones, house: FakeHouse, person: str, body: dict[str, Any], elements: dict[str, str]
) -> None:
    assert phones.say(person, **body) == {"status": 200, "replies": []}
    message = ElementTree.fromstring(house.seen[0])
    assert {path: message.findtext(path) for path in elements} == elements


def test_events_carry_no_message_id(phones: Phones, house: FakeHouse) -> None:
    phones.say("owner", event="subscribe")
    assert b"MsgId" not in house.seen[0]


def test_a_wecom_recording_comes_without_words(phones: Phones, house: FakeHouse) -> None:
    phones.say("technician", voice="到了")
    assert b"Recognition" not in house.seen[0]


def test_create_time_follows_the_virtual_clock(phones: Phones, house: FakeHouse) -> None:
    phones.post("clock", {"set": "2035-05-01T08:00:00+08:00"})
    phones.say("owner", text="你好")
    start = datetime.fromisoformat("2035-05-01T08:00:00+08:00").timestamp()
    created = int(ElementTree.fromstring(house.seen[0]).findtext("CreateTime") or 0)
    assert 0 <= created - start < 60
    assert 0 <= int(house.queries[0]["timestamp"]) - start < 60


def test_a_reply_is_shown_below_the_own_words(phones: Phones, house: FakeHouse) -> None:
    house.answer = text_reply("您好，王阿姨")
    said = phones.say("owner", text="你好")
    shown = phones.messages("owner")
    assert [(each["n"], each["from"], each["via"], each["text"]) for each in shown] == [
        (1, "person", "passive", "你好"),
        (2, "service", "passive", "您好，王阿姨"),
    ]
    assert said == {"status": 200, "replies": [shown[1]]}
    assert shown[1]["at"].endswith("+08:00")


def test_a_picture_has_no_text(phones: Phones) -> None:
    phones.say("owner", image="leak.jpg")
    shown = phones.messages("owner")[0]
    assert (shown["text"], shown["kind"], shown["name"]) == ("", "image", "leak.jpg")


def test_events_are_no_bubbles(phones: Phones) -> None:
    phones.say("owner", event="subscribe")
    assert phones.messages("owner") == []


def test_after_shows_only_what_is_new(phones: Phones, house: FakeHouse) -> None:
    house.answer = text_reply("好")
    phones.say("owner", text="一")
    phones.say("owner", text="二")
    assert [each["n"] for each in phones.messages("owner", after=3)] == [4]


def test_who_left_can_only_come_back(phones: Phones, house: FakeHouse) -> None:
    house.answer = text_reply("再见")
    assert phones.say("owner", event="unsubscribe")["replies"] == []  # nobody is there to read it
    assert "取消关注" in phones.say("owner", text="在吗", status=409)["error"]
    phones.say("owner", event="subscribe")
    phones.say("owner", text="我回来了")
    assert len(house.seen) == 3


def test_unknown_people_and_buttons_are_404(phones: Phones) -> None:
    assert "没有“nobody”" in phones.say("nobody", text="你好", status=404)["error"]
    assert "没有“101”" in phones.say("owner", click="101", status=404)["error"]
    assert "没有“101”" in phones.say("technician", click="101", status=404)["error"]


def test_a_body_that_is_no_json_is_400(phones: Phones) -> None:
    answer = phones.client.post("/sandbox/api/people/owner/say", data=b"{")
    assert (answer.status_code, answer.get_json()) == (400, {"error": "请求正文不是合法的 JSON"})
