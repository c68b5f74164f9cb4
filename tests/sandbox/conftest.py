"""A stand-in in a fresh directory, and a small house that answers as each test tells it to."""

import json
import time
from collections.abc import Callable, Iterable
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
import requests
from flask import Flask
from flask.testing import FlaskClient
from wechatpy.crypto import WeChatCrypto
from wechatpy.work.crypto import WeChatCrypto as WeComCrypto
from werkzeug.wrappers import Request, Response

from sandbox import OfficialAccount, Sandbox, WeComApp, create_sandbox

OFFICIAL, WECOM = OfficialAccount(), WeComApp()
PATIENCE = 0.4  # seconds in place of WeChat's five


class FakeHouse:
    """Keeps what it was pushed and worked at; `answer` turns the XML into a plain reply or a Response."""

    def __init__(self) -> None:
        self.answer: Callable[[ElementTree.Element], bytes | Response] = lambda message: b"success"
        self.seen: list[bytes] = []
        self.queries: list[dict[str, str]] = []
        self.bodies: list[bytes] = []
        self.due: list[datetime] = []
        self.worked: list[datetime] = []
        self.resets = 0

    def webhook(self, environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        request = Request(environ)
        return self._respond(request)(environ, start_response)

    def _respond(self, request: Request) -> Response:
        query, body = request.args, request.get_data()
        self.queries.append(query.to_dict())
        self.bodies.append(body)
        crypto = self._crypto(request.path)
        sealed = "msg_signature" in query
        plain = body
        if sealed:
            signed = (query["msg_signature"], query["timestamp"], query["nonce"])
            plain = crypto.decrypt_message(body, *signed).encode()
        self.seen.append(plain)
        reply = self.answer(ElementTree.fromstring(plain))
        if isinstance(reply, Response):
            return reply
        if sealed and reply not in (b"", b"success"):
            reply = crypto.encrypt_message(reply.decode(), query["nonce"], query["timestamp"]).encode()
        return Response(reply)

    def _crypto(self, path: str) -> Any:
        if path == "/wecom":
            return WeComCrypto(WECOM.token, WECOM.encoding_aes_key, WECOM.corp_id)
        return WeChatCrypto(OFFICIAL.token, OFFICIAL.encoding_aes_key, OFFICIAL.app_id)

    def tickets(self) -> list[dict[str, object]]:
        return [{"number": "1001"}]

    def bound(self) -> set[str]:
        return {"oDemoOwner000000000000000001", "technician"}

    def next_due(self) -> datetime | None:
        return min(self.due, default=None)

    def work(self, now: datetime) -> None:
        self.worked.append(now)
        self.due = [due for due in self.due if due > now]

    def reset(self) -> None:
        self.resets += 1


def reply_xml(message: ElementTree.Element, inside: str) -> bytes:
    """Return a reply to this message with From and To swapped."""
    to, sender = message.findtext("FromUserName"), message.findtext("ToUserName")
    head = f"<ToUserName>{to}</ToUserName><FromUserName>{sender}</FromUserName><CreateTime>1</CreateTime>"
    return f"<xml>{head}{inside}</xml>".encode()


def text_reply(content: str) -> Callable[[ElementTree.Element], bytes]:
    """Return an answer that says this text."""
    inside = f"<MsgType>text</MsgType><Content><![CDATA[{content}]]></Content>"
    return lambda message: reply_xml(message, inside)


class Phones:
    """The stand-in's own interface, as tools outside drive it."""

    def __init__(self, client: FlaskClient) -> None:
        self.client = client

    def get(self, path: str) -> Any:
        return self.client.get(f"/sandbox/api/{path}").get_json()

    def post(self, path: str, body: object = None, status: int = 200) -> Any:
        answer = self.client.post(f"/sandbox/api/{path}", json=body)
        assert answer.status_code == status, answer.get_data(as_text=True)
        return answer.get_json()

    def say(self, person: str, status: int = 200, **body: object) -> Any:
        return self.post(f"people/{person}/say", body, status)

    def messages(self, person: str, after: int = 0) -> list[dict[str, Any]]:
        return self.get(f"people/{person}/messages?after={after}")["messages"]

    def texts(self, person: str) -> list[str]:
        return [message["text"] for message in self.messages(person)]

    def advance(self, duration: str) -> Any:
        return self.post("clock", {"advance": duration})


class Servers:
    """Our service's side of the API servers: a requests session with the stand-in's adapter mounted."""

    def __init__(self, sandbox: Sandbox) -> None:
        self.http = requests.Session()
        self.http.mount("http://", sandbox.adapter())
        self.tokens: dict[str, str] = {}

    def official_token(self, force: bool = False) -> dict[str, Any]:
        body = {"grant_type": "client_credential", "appid": OFFICIAL.app_id, "secret": OFFICIAL.app_secret}
        url = "http://wechat.sandbox/cgi-bin/stable_token"
        return self.http.post(url, json=body | {"force_refresh": force}).json()

    def wecom_token(self) -> dict[str, Any]:
        query = {"corpid": WECOM.corp_id, "corpsecret": WECOM.secret}
        return self.http.get("http://wecom.sandbox/cgi-bin/gettoken", params=query).json()

    def official(self, endpoint: str, body: dict[str, Any], **options: Any) -> dict[str, Any]:
        if "official" not in self.tokens:
            self.tokens["official"] = self.official_token()["access_token"]
        return self._post("http://wechat.sandbox", "official", endpoint, body, options)

    def wecom(self, endpoint: str, body: dict[str, Any], **options: Any) -> dict[str, Any]:
        if "wecom" not in self.tokens:
            self.tokens["wecom"] = self.wecom_token()["access_token"]
        return self._post("http://wecom.sandbox", "wecom", endpoint, body, options)

    def _post(
        self, base: str, account: str, endpoint: str, body: dict[str, Any], options: dict[str, Any]
    ) -> dict[str, Any]:
        url = f"{base}/cgi-bin/{endpoint}"
        data = json.dumps(body, ensure_ascii=False).encode()
        query = {"access_token": self.tokens[account]}
        return self.http.post(url, params=query, data=data, **options).json()

    def custom(self, openid: str, text: str) -> int:
        body = {"touser": openid, "msgtype": "text", "text": {"content": text}}
        return int(self.official("message/custom/send", body)["errcode"])


@pytest.fixture
def house() -> FakeHouse:
    return FakeHouse()


@pytest.fixture
def sandbox(tmp_path: Path) -> Sandbox:
    return create_sandbox(tmp_path / "data", OFFICIAL, WECOM, patience=PATIENCE)


@pytest.fixture
def phones(sandbox: Sandbox, house: FakeHouse) -> Phones:
    app = Flask(__name__)
    app.register_blueprint(sandbox.blueprint(house))
    return Phones(app.test_client())


@pytest.fixture
def servers(sandbox: Sandbox, phones: Phones) -> Servers:
    return Servers(sandbox)


@pytest.fixture
def soon(sandbox: Sandbox) -> Callable[[float], datetime]:
    """Return the instant so many virtual seconds from now."""
    return lambda seconds: sandbox.clock.now() + timedelta(seconds=seconds)


def slow(seconds: float, reply: bytes = b"success") -> Callable[[ElementTree.Element], bytes]:
    """Return an answer that takes so many machine seconds."""

    def answer(message: ElementTree.Element) -> bytes:
        time.sleep(seconds)
        return reply

    return answer
