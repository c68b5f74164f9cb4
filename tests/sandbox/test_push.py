"""The push: three modes, three attempts, and answers that a real server would not take."""

import json
from collections.abc import Callable
from xml.etree import ElementTree

import pytest
from wechatpy.crypto import WeChatCrypto
from werkzeug.wrappers import Response

from .conftest import OFFICIAL, PATIENCE, FakeHouse, Phones, reply_xml, slow, text_reply

FAULT = "该公众号提供的服务出现故障，请稍后再试"
Answer = Callable[[ElementTree.Element], bytes | Response]


def inside(text: str) -> Answer:
    return lambda message: reply_xml(message, text)


def to_somebody_else(message: ElementTree.Element) -> bytes:
    return text_reply("你好")(message).replace(b"oDemoOwner", b"oDemoOther")


def closed_for_another_app(message: ElementTree.Element) -> Response:
    crypto = WeChatCrypto(OFFICIAL.token, OFFICIAL.encoding_aes_key, "wxsomebodyelse")
    return Response(crypto.encrypt_message(text_reply("你好")(message).decode(), "nonce", "1"))


def wrongly_signed(message: ElementTree.Element) -> Response:
    crypto = WeChatCrypto("wrongToken", OFFICIAL.encoding_aes_key, OFFICIAL.app_id)
    return Response(crypto.encrypt_message(text_reply("你好")(message).decode(), "nonce", "1"))


def raising(message: ElementTree.Element) -> bytes:
    raise RuntimeError("broken handler")


ARTICLE = "<item><Title>停水通知</Title><Description>明早</Description></item>"
REFUSED: list[tuple[str, Answer]] = [
    ("broken XML", lambda message: b"<xml><Content>"),
    ("JSON", lambda message: Response('{"errcode": 0}')),
    ("HTML error page", lambda message: Response("<h1>Internal Server Error</h1>", 500)),
    ("a redirect", lambda message: Response("", 302)),
    ("no content status", lambda message: Response("", 204)),
    ("an exception", raising),
    ("a text one byte over 2048", text_reply("漏" * 682 + "abc")),
    ("an empty text", text_reply("")),
    ("From and To not swapped", to_somebody_else),
    ("no MsgType", inside("")),
    ("an unknown MsgType", inside("<MsgType>sticker</MsgType>")),
    ("a WeCom type on the official account", inside("<MsgType>update_button</MsgType>")),
    ("a second MsgType", inside("<MsgType>text</MsgType><Content>a</Content><MsgType>news</MsgType>")),
    ("a control character", text_reply("响铃\x07")),
    (
        "two articles",
        inside(f"<MsgType>news</MsgType><ArticleCount>2</ArticleCount><Articles>{ARTICLE * 2}</Articles>"),
    ),
    (
        "two articles counted as one",
        inside(f"<MsgType>news</MsgType><ArticleCount>1</ArticleCount><Articles>{ARTICLE * 2}</Articles>"),
    ),
    ("a picture without media", inside("<MsgType>image</MsgType>")),
    ("plain XML in safe mode", lambda message: Response(text_reply("你好")(message))),
    ("an answer closed for another account", closed_for_another_app),
    ("a wrong MsgSignature", wrongly_signed),
]
TAKEN: list[tuple[Answer, list[str]]] = [
    (lambda message: b"success", []),
    (lambda message: b"", []),
    (text_reply("您好"), ["您好"]),
    (text_reply("漏" * 682 + "ab"), ["漏" * 682 + "ab"]),  # 2048 bytes exactly
    (
        inside(f"<MsgType>news</MsgType><ArticleCount>1</ArticleCount><Articles>{ARTICLE}</Articles>"),
        ["停水通知\n明早"],
    ),
    (inside("<MsgType>image</MsgType><Image><MediaId>m1</MediaId></Image>"), [""]),
    (inside("<MsgType>voice</MsgType><Voice><MediaId>m1</MediaId></Voice>"), ["[语音]"]),
    (inside("<MsgType>transfer_customer_service</MsgType>"), ["[已转接人工客服]"]),
]


@pytest.mark.parametrize("answer", [row[1] for row in REFUSED], ids=[row[0] for row in REFUSED])
def test_a_bad_answer_is_asked_three_times_and_then_a_fault(
    phones: Phones, house: FakeHouse, answer: Answer
) -> None:
    house.answer = answer
    replies = phones.say("owner", text="你好")["replies"]
    assert [(each["via"], each["text"]) for each in replies] == [("system", FAULT)]
    assert len(house.seen) == 3


@pytest.mark.parametrize(("answer", "texts"), TAKEN)
def test_a_good_answer_is_asked_once(
    phones: Phones, house: FakeHouse, answer: Answer, texts: list[str]
) -> None:
    house.answer = answer
    assert [each["text"] for each in phones.say("owner", text="你好")["replies"]] == texts
    assert len(house.seen) == 1


def test_silence_is_asked_again_with_the_same_inner_xml(phones: Phones, house: FakeHouse) -> None:
    house.answer = slow(PATIENCE * 2)
    said = phones.say("owner", text="你好")
    assert (said["status"], said["replies"][0]["text"]) == (0, FAULT)
    assert len(house.seen) == 3
    assert len(set(house.seen)) == 1
    assert len(set(house.bodies)) == 3  # random16 and nonce are fresh


def test_the_retry_may_still_be_answered(phones: Phones, house: FakeHouse) -> None:
    answers = [slow(PATIENCE * 2), text_reply("来了")]
    house.answer = lambda message: answers.pop(0)(message)
    assert [each["text"] for each in phones.say("owner", text="你好")["replies"]] == ["来了"]
    assert len(house.seen) == 2


def test_wecom_shows_no_fault(phones: Phones, house: FakeHouse) -> None:
    house.answer = lambda message: Response("oops", 500)
    assert phones.say("technician", text="1") == {"status": 500, "replies": []}
    assert len(house.seen) == 3


def test_every_attempt_is_logged_with_the_reason(phones: Phones, house: FakeHouse) -> None:
    house.answer = lambda message: Response("oops", 500)
    phones.say("owner", text="你好")
    entries = phones.get("log")["entries"]
    assert [entry["direction"] for entry in entries] == ["push", "reply"] * 3
    assert "<Content><![CDATA[你好]]></Content>" in entries[0]["request"]
    assert (entries[0]["response"], entries[0]["status"], entries[0]["person"]) == ("oops", 500, "owner")
    assert "500" in entries[1]["summary"]


@pytest.mark.parametrize(
    ("mode", "plain_outside", "sealed"),
    [("plaintext", True, False), ("compatible", True, True), ("safe", False, True)],
)
def test_modes(phones: Phones, house: FakeHouse, mode: str, plain_outside: bool, sealed: bool) -> None:
    phones.post("settings", {"mode": mode})
    house.answer = text_reply("您好")
    assert [each["text"] for each in phones.say("owner", text="你好")["replies"]] == ["您好"]
    query, body = house.queries[0], house.bodies[0].decode()
    assert query.keys() >= {"signature", "timestamp", "nonce", "openid"}
    assert ("msg_signature" in query, query.get("encrypt_type") == "aes") == (sealed, sealed)
    assert ("你好" in body, "<Encrypt>" in body) == (plain_outside, sealed)


def test_wecom_is_always_encrypted(phones: Phones, house: FakeHouse) -> None:
    phones.post("settings", {"mode": "plaintext"})
    phones.say("technician", text="你好")
    assert house.queries[0].keys() == {"msg_signature", "timestamp", "nonce"}
    assert "<AgentID>" in house.bodies[0].decode()


def test_an_unknown_mode_is_refused(phones: Phones) -> None:
    assert "mode" in phones.post("settings", {"mode": "secret"}, status=400)["error"]
    assert phones.get("settings") == {"mode": "safe"}


def test_the_reply_in_the_log_is_readable(phones: Phones, house: FakeHouse) -> None:
    house.answer = text_reply("您好")
    phones.say("owner", text="你好")
    reply = phones.get("log")["entries"][-1]
    assert "您好" in reply["response"]
    assert json.dumps(reply["status"]) == "200"
