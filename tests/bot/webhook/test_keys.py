"""Repetitions share a key, everything else has its own."""

import pytest

from bot.message import Channel
from bot.webhook.parse import Inbox, parse
from tests.bot.webhook.pushes import HELLO, NOW

CLICK = (
    "<xml><ToUserName>gh_1</ToUserName><FromUserName>oWang</FromUserName><CreateTime>1714112440</CreateTime>"
    "<MsgType>event</MsgType><Event>CLICK</Event><EventKey>k1</EventKey></xml>"
)
JOB = CLICK.replace("CLICK", "TEMPLATESENDJOBFINISH").replace("<EventKey>k1</EventKey>", "<MsgID>1</MsgID>")
TAP = CLICK.replace("CLICK", "template_card_event").replace(
    "</xml>", "<TaskId>t1</TaskId><AgentID>2</AgentID></xml>"
)
NO_ID = HELLO.replace("<MsgId>1234567890123456</MsgId>", "")


def key(xml: str, app_id: str = "wx1") -> str:
    return parse(xml.encode(), Inbox(Channel.OFFICIAL, app_id), NOW).message.key


SAME = [
    (HELLO, HELLO, "a repeated message"),
    (HELLO, HELLO.replace("1714112440", "1714112441"), "MsgId decides, not the time"),
    (CLICK, CLICK, "a repeated event"),
    (NO_ID, NO_ID, "a repeated message without id"),
]


@pytest.mark.parametrize(("one", "other", "why"), SAME)
def test_repetitions_share_a_key(one: str, other: str, why: str) -> None:
    assert key(one) == key(other), why


DIFFERENT = [
    (HELLO, HELLO.replace("3456<", "3457<"), "another message"),
    (HELLO, HELLO.replace("oWang", "oLi"), "two people may have the same MsgId"),
    (CLICK, CLICK.replace("k1", "k2"), "two menu entries in one second"),
    (CLICK, CLICK.replace("CLICK", "SCAN"), "two kinds of event in one second"),
    (CLICK, CLICK.replace("1714112440", "1714112441"), "the same entry a second later"),
    (JOB, JOB.replace("<MsgID>1", "<MsgID>2"), "two results in one second"),
    (TAP, TAP.replace("t1", "t2"), "the same button on two cards"),
    (TAP, TAP.replace("<AgentID>2", "<AgentID>3"), "the same button in two apps"),
    (NO_ID, NO_ID.replace("漏水", "停电"), "without id the words decide"),
]


@pytest.mark.parametrize(("one", "other", "why"), DIFFERENT)
def test_others_have_their_own(one: str, other: str, why: str) -> None:
    assert key(one) != key(other), why


def test_two_accounts_never_share_a_key() -> None:
    assert key(HELLO, "wx1") != key(HELLO, "wx2")


def test_a_key_is_64_hex_digits() -> None:
    assert len(key(HELLO)) == 64
    assert int(key(HELLO), 16)
