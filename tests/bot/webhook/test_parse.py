"""Every kind of push becomes a Message."""

from contextlib import suppress
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.message import Channel, Location, Message, MessageKind
from bot.webhook.events import needs_attention
from bot.webhook.fields import Unreadable
from bot.webhook.parse import Inbox, parse
from tests.bot.webhook.pushes import HELLO, NOW, at

OFFICIAL = Inbox(Channel.OFFICIAL, "wx1")
WECOM = Inbox(Channel.WECOM, "ww1", "1000002")


def read(inside: str, inbox: Inbox = OFFICIAL) -> Message:
    head = (
        "<ToUserName>gh_1</ToUserName><FromUserName>oWang</FromUserName><CreateTime>1714112440</CreateTime>"
    )
    return parse(f"<xml>{head}{inside}</xml>".encode(), inbox, NOW).message


def told(message: Message) -> dict[str, Any]:
    """What a message tells beside who, when and which."""
    names = ("kind", "text", "tap", "event", "media", "location")
    return {name: value for name in names if (value := getattr(message, name))}


def kind(name: str) -> str:
    return f"<MsgType>{name}</MsgType><MsgId>1</MsgId>"


POINT = "<Location_X>23.134521</Location_X><Location_Y>113.358803</Location_Y><Scale>20</Scale>"
K = MessageKind

MESSAGES: list[tuple[str, dict[str, Any], str]] = [
    (kind("text") + "<Content> 漏水了\n快来 </Content>", {"kind": K.TEXT, "text": "漏水了\n快来"}, "typed"),
    (
        kind("text") + "<Content>满意</Content><bizmsgmenuid>rate:5</bizmsgmenuid>",
        {"kind": K.TEXT, "text": "满意", "tap": "rate:5"},
        "a tapped answer",
    ),
    (kind("text"), {"kind": K.TEXT}, "nothing typed"),
    (
        kind("image") + "<PicUrl>http://x</PicUrl><MediaId>m1</MediaId>",
        {"kind": K.IMAGE, "media": "m1"},
        "picture",
    ),
    (
        kind("voice") + "<MediaId>m2</MediaId><Recognition>电梯坏了</Recognition>",
        {"kind": K.VOICE, "media": "m2", "text": "电梯坏了"},
        "voice with its recognition",
    ),
    (
        kind("voice") + "<MediaId>m2</MediaId>",
        {"kind": K.VOICE, "media": "m2"},
        "recognition not switched on",
    ),
    (kind("video") + "<MediaId>m3</MediaId>", {"kind": K.VIDEO, "media": "m3"}, "video"),
    (
        kind("shortvideo") + "<MediaId>m4</MediaId>",
        {"kind": K.VIDEO, "media": "m4"},
        "a short one is one too",
    ),
    (
        kind("location") + POINT + "<Label>三号楼</Label>",
        {"kind": K.LOCATION, "location": Location(23.134521, 113.358803, "三号楼")},
        "X is the latitude",
    ),
    (kind("location") + POINT.replace("23.1", "nan"), {"kind": K.LOCATION}, "not a number"),
    (kind("location") + POINT.replace("23.1", "123.1"), {"kind": K.LOCATION}, "not on earth"),
    (kind("location"), {"kind": K.LOCATION}, "no point at all"),
    (
        kind("link") + "<Title>电梯困人</Title><Url>https://e</Url>",
        {"kind": K.LINK, "media": "电梯困人 https://e"},
        "a headline is nobody's cry for help",
    ),
    (kind("link") + "<Url>https://e</Url>", {"kind": K.LINK, "media": "https://e"}, "without a title"),
    (kind("file") + "<MediaId>m5</MediaId>", {"kind": K.UNKNOWN, "media": "m5"}, "a type we don't know"),
    (kind("TEXT") + "<Content>a</Content>", {"kind": K.TEXT, "text": "a"}, "upper case"),
    ("<MsgId>1</MsgId>", {"kind": K.UNKNOWN}, "no type at all"),
]


@pytest.mark.parametrize(("inside", "expected", "why"), MESSAGES)
def test_it_reads_messages(inside: str, expected: dict[str, Any], why: str) -> None:
    assert told(read(inside)) == expected, why


POPUP = "<List><TemplateId>T{0}</TemplateId><SubscribeStatusString>{1}</SubscribeStatusString></List>"
SENT = "<List><TemplateId>T1</TemplateId><MsgID>77</MsgID><ErrorStatus>success</ErrorStatus></List>"


def inside_of(name: str, *parts: str) -> str:
    return f"<{name}>{''.join(parts)}</{name}>"


HEARD: list[tuple[str, str, dict[str, Any], str]] = [
    ("subscribe", "", {}, "found us by the name"),
    ("subscribe", "<EventKey>qrscene_lift-3-2</EventKey>", {"tap": "lift-3-2"}, "by the code in a lift"),
    ("subscribe", "<EventKey>last_trade_no_1</EventKey>", {}, "after a payment: not a scene"),
    ("unsubscribe", "", {}, "their data must go"),
    ("SCAN", "<EventKey>lift-3-2</EventKey>", {"tap": "lift-3-2"}, "a code, already a follower"),
    ("CLICK", "<EventKey>menu:repair</EventKey>", {"tap": "menu:repair"}, "the account's menu"),
    (
        "scancode_waitmsg",
        "<EventKey>k</EventKey><ScanCodeInfo><ScanType>qrcode</ScanType><ScanResult>1</ScanResult></ScanCodeInfo>",
        {"tap": "k", "text": "1"},
        "what they scanned",
    ),
    ("scancode_push", "<EventKey>k</EventKey>", {"tap": "k"}, "without a result"),
    (
        "location_select",
        f"<EventKey>k</EventKey><SendLocationInfo>{POINT}<Poiname>东门</Poiname></SendLocationInfo>",
        {"tap": "k", "location": Location(23.134521, 113.358803, "东门")},
        "a place they chose",
    ),
    (
        "TEMPLATESENDJOBFINISH",
        "<MsgID>9</MsgID><Status>success</Status>",
        {"media": "9", "text": "success"},
        "",
    ),
    (
        "subscribe_msg_popup_event",
        inside_of("SubscribeMsgPopupEvent", POPUP.format(1, "accept"), POPUP.format(2, "reject")),
        {"media": "T1 T2", "text": "accept reject"},
        "several at once",
    ),
    (
        "subscribe_msg_change_event",
        inside_of("SubscribeMsgPopupEvent", POPUP.format(1, "reject")),
        {"media": "T1", "text": "reject"},
        "the tag of the official example, which is the wrong one",
    ),
    (
        "subscribe_msg_change_event",
        inside_of("SubscribeMsgChangeEvent", POPUP.format(1, "reject")),
        {"media": "T1", "text": "reject"},
        "the tag that it should be",
    ),
    (
        "subscribe_msg_sent_event",
        inside_of("SubscribeMsgSentEvent", SENT),
        {"media": "77", "text": "success"},
        "whether it arrived",
    ),
    ("user_authorization_revoke", "<OpenID>oLi</OpenID><RevokeInfo>1</RevokeInfo>", {"text": "1"}, "privacy"),
]


def event(name: str, inside: str) -> str:
    return f"<MsgType>event</MsgType><Event>{name}</Event>{inside}"


@pytest.mark.parametrize(("name", "inside", "expected", "why"), HEARD)
def test_it_reads_events(name: str, inside: str, expected: dict[str, Any], why: str) -> None:
    message = read(event(name, inside))
    assert told(message) == {"kind": K.EVENT, "event": name.lower(), **expected}, why
    assert needs_attention(message)


@pytest.mark.parametrize(
    "name",
    [
        "LOCATION",
        "VIEW",
        "view_miniprogram",
        "MASSSENDJOBFINISH",
        "pic_weixin",
        "enter_agent",
        "something_new",
        "",
    ],
)
def test_nobody_is_asked_about_noise(name: str) -> None:
    assert not needs_attention(read(event(name, "<EventKey>k</EventKey>")))


def test_a_tap_on_a_wecom_card_is_read() -> None:
    inside = event(
        "template_card_event", "<EventKey>accept:7</EventKey><TaskId>t</TaskId><AgentID>1000002</AgentID>"
    )
    message = read(inside, WECOM)
    assert told(message) == {"kind": K.EVENT, "event": "template_card_event", "tap": "accept:7"}
    assert message.sender == "wecom:oWang"


def test_the_person_of_a_privacy_event_is_the_one_it_names() -> None:
    assert read(event("user_authorization_revoke", "<OpenID>oLi</OpenID>")).sender == "official:oLi"


def test_it_says_who_and_when_in_the_estates_zone() -> None:
    delivery = parse(HELLO.encode(), OFFICIAL, NOW)
    assert delivery.message.sender == "official:oWang"
    assert delivery.own_name == "gh_estate"
    assert delivery.message.at == at(1714112440)
    assert delivery.message.at.tzinfo is NOW.tzinfo


@pytest.mark.parametrize("seconds", ["", "soon", "9" * 30, "9" * 5000, "12.5"])
def test_without_a_time_it_is_now(seconds: str) -> None:
    xml = HELLO.replace("1714112440", seconds)
    assert parse(xml.encode(), OFFICIAL, NOW).message.at == NOW


REFUSED = [
    (HELLO.replace("oWang", ""), OFFICIAL, "nobody to answer"),
    (HELLO.replace("oWang", "o" * 129), OFFICIAL, "no openid is that long"),
    (HELLO.replace("</xml>", "<Encrypt>x</Encrypt></xml>"), OFFICIAL, "the plain half of an encrypted push"),
    (HELLO.replace("</xml>", "<AgentID>7</AgentID></xml>"), WECOM, "another app of the company"),
    ("<xml/>", OFFICIAL, "nothing"),
]


@pytest.mark.parametrize(("xml", "inbox", "why"), REFUSED)
def test_it_refuses(xml: str, inbox: Inbox, why: str) -> None:
    with pytest.raises(Unreadable):
        parse(xml.encode(), inbox, NOW)


HEADS = ["MsgType", "Event", "EventKey", "FromUserName", "CreateTime", "MsgId", "AgentID", "Content"]
DEEPER = ["ScanCodeInfo", "ScanResult", "SendLocationInfo", "Location_X", "SubscribeMsgPopupEvent", "List"]
NAMES = st.sampled_from([*HEADS, *DEEPER])
WORDS = st.sampled_from(["text", "event", "location", "subscribe", "CLICK", "1", "-1", "nan", ""]) | st.text(
    st.characters(exclude_characters="<>&"), max_size=8
)
NODES = st.recursive(
    WORDS,
    lambda inner: st.lists(st.tuples(NAMES, inner), max_size=4).map(
        lambda pairs: "".join(f"<{name}>{value}</{name}>" for name, value in pairs)
    ),
    max_leaves=12,
)


@given(NODES)
def test_any_xml_becomes_a_message_or_is_refused(inside: str) -> None:
    xml = f"<xml><FromUserName>oWang</FromUserName>{inside}</xml>"
    try:
        message = parse(xml.encode("utf-8", "surrogatepass"), OFFICIAL, NOW).message
    except Unreadable:
        return
    assert len(message.key) == 64
    assert message.at.tzinfo is not None
    assert message.text == message.text.strip()


@given(st.binary(max_size=300))
def test_any_bytes_become_a_message_or_are_refused(body: bytes) -> None:
    with suppress(Unreadable):
        assert isinstance(parse(body, OFFICIAL, NOW).message, Message)
