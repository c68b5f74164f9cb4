"""WeChat and WeCom as our service meets them: signed and sealed pushes over HTTP, the same bytes again."""

import http.client
import re
import secrets
import threading
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any, TypeVar

from sandbox.accounts import Channel, OfficialAccount, WeComApp, official_channel, wecom_channel
from sandbox.cast import Person
from sandbox.envelope import Push, seal
from sandbox.inner import inner_xml, menu_answer
from sandbox.reply_check import check_reply, open_reply
from sandbox.xmltext import text_of

OFFICIAL = official_channel(OfficialAccount())
WECOM = wecom_channel(WeComApp())
# WeChat gives up after this and asks again.
ANSWER_SECONDS = 5.0
CREATED = re.compile(rb"<CreateTime>\d+</CreateTime>")

Result = TypeVar("Result")


@dataclass(frozen=True)
class Answer:
    """What a push was answered: the HTTP status (0: nothing came), the reply's XML apart from its time."""

    status: int
    xml: bytes = b""
    text: str = ""


@dataclass(frozen=True)
class Delivery:
    """One push, signed and sealed once: sent again it is the same bytes."""

    channel: Channel
    sender: Person
    push: Push


def resident(openid: str) -> Person:
    """Return somebody who follows the official account."""
    return Person(openid, openid, "resident", "official", openid, "", "")


def colleague(userid: str) -> Person:
    """Return a member of the company."""
    return Person(userid, userid, "staff", "wecom", userid, "", "")


def says(sender: Person, text: str, at: float) -> Delivery:
    """Return the push of a text, sent `at` seconds since 1970."""
    return _sealed(sender, {"MsgType": "text", "Content": text, "MsgId": secrets.randbelow(2**62)}, at)


def taps(sender: Person, button: str, label: str, at: float) -> Delivery:
    """Return the push of a tap on a button in a reply of the official account."""
    return _sealed(sender, menu_answer(label, button, None), at)


def _sealed(sender: Person, fields: dict[str, Any], at: float) -> Delivery:
    channel = WECOM if sender.channel == "wecom" else OFFICIAL
    inner = inner_xml(channel, sender, int(at), fields)
    return Delivery(channel, sender, seal(channel, "safe", inner, sender.openid, int(at)))


def send(port: int, delivery: Delivery, patience: float = ANSWER_SECONDS) -> Answer:
    """Push once and return the answer; one that the real server would refuse raises `Malformed`."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=patience)
    try:
        path = f"{delivery.push.path}?{delivery.push.query}"
        connection.request("POST", path, delivery.push.body, {"Content-Type": "text/xml"})
        answer = connection.getresponse()
        return _opened(delivery, answer.status, answer.read())
    except (OSError, http.client.HTTPException):
        return Answer(0)
    finally:
        connection.close()


def at_once(calls: Sequence[Callable[[], Result]]) -> list[Result]:
    """Make the calls in threads that begin together; return what each came to."""
    start = threading.Barrier(len(calls))

    def run(call: Callable[[], Result]) -> Result:
        start.wait()
        return call()

    with ThreadPoolExecutor(len(calls)) as threads:
        return list(threads.map(run, calls))


def _opened(delivery: Delivery, status: int, body: bytes) -> Answer:
    if status != 200:
        return Answer(status)
    plain = open_reply(delivery.channel, "safe", status, body)
    if plain is None:
        return Answer(status)
    root = check_reply(delivery.channel, delivery.sender, plain)
    return Answer(status, CREATED.sub(b"", plain), text_of(root, "Content"))
