"""WeCom's door: everything there is encrypted."""

from xml.etree import ElementTree

import pytest
from flask.testing import FlaskClient

from bot.clock import FixedClock
from bot.reply import Button, Reply
from bot.webhook.account import Account
from bot.webhook.wecom import wecom_door
from tests.bot.webhook.pushes import (
    AWAY,
    HELLO,
    KEY,
    NONCE,
    NOW,
    STAMP,
    TOKEN,
    Answers,
    crypto,
    plain_query,
    sealed,
    unsealed,
)

TYPED = HELLO.replace("</xml>", "<AgentID>1000002</AgentID></xml>")
TAP = TYPED.replace("[text]", "[event]").replace(
    "</xml>", "<Event>template_card_event</Event><EventKey>accept:7</EventKey></xml>"
)


def push(wecom: FlaskClient, inner: str) -> ElementTree.Element | str:
    query, body = sealed(inner, crypto(wecom=True))
    del query["encrypt_type"]  # WeCom does not say it: there is nothing else
    answer = wecom.post("/wecom", query_string=query, data=body)
    assert answer.status_code == 200
    return answer.text if answer.text == "success" else unsealed(answer.data, crypto(wecom=True))


def echo(stamp: str = STAMP) -> dict[str, str]:
    envelope = ElementTree.fromstring(crypto(wecom=True).encrypt_message("1616140317555161061", NONCE, stamp))
    encrypted, signature = envelope.findtext("Encrypt", ""), envelope.findtext("MsgSignature", "")
    return {"msg_signature": signature, "timestamp": stamp, "nonce": NONCE, "echostr": encrypted}


def test_it_opens_echostr(wecom: FlaskClient) -> None:
    answer = wecom.get("/wecom", query_string=echo())
    assert (answer.status_code, answer.text, answer.mimetype) == (200, "1616140317555161061", "text/plain")


@pytest.mark.parametrize(
    "query",
    [
        {},
        {**echo(), "msg_signature": "0" * 40},
        {**echo(), "echostr": "garbage"},
        echo(str(int(STAMP) - 301)),
        {**plain_query(), "echostr": "1"},
    ],
)
def test_it_opens_echostr_for_nobody_else(wecom: FlaskClient, query: dict[str, str]) -> None:
    answer = wecom.get("/wecom", query_string=query)
    assert (answer.status_code, answer.text) == (403, "")


def test_a_message_is_answered_sealed(wecom: FlaskClient, answers: Answers) -> None:
    root = push(wecom, TYPED)
    assert isinstance(root, ElementTree.Element)
    assert root.findtext("Content") == "马上为您安排师傅。"
    assert answers.heard[0].sender == "wecom:oWang"


def test_a_plain_push_is_refused(wecom: FlaskClient, answers: Answers) -> None:
    assert wecom.post("/wecom", query_string=plain_query(), data=TYPED).status_code == 403
    assert answers.heard == []


def test_a_push_for_another_app_is_acknowledged_only(wecom: FlaskClient, answers: Answers) -> None:
    assert push(wecom, TYPED.replace("1000002", "1000003")) == "success"
    assert answers.heard == []


def test_a_tap_changes_the_card(wecom: FlaskClient, answers: Answers) -> None:
    answers.reply = Reply("您已接单", (Button("arrive:7", "到场"),))
    root = push(wecom, TAP)
    assert isinstance(root, ElementTree.Element)
    assert root.findtext("TemplateCard/ButtonList/Key") == "arrive:7"
    assert answers.heard[0].tap == "accept:7"


def test_after_a_failure_the_tapped_card_keeps_its_buttons(wecom: FlaskClient, answers: Answers) -> None:
    answers.failure = AWAY
    root = push(wecom, TAP)
    assert isinstance(root, ElementTree.Element)
    assert root.findtext("MsgType") == "text"


def test_it_is_not_built_without_encryption() -> None:
    with pytest.raises(ValueError, match="安全模式"):
        wecom_door(Account("ww1", TOKEN, KEY, mode="compatible"), "1", Answers(), FixedClock(NOW))
