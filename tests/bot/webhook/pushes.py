"""Pushes as WeChat makes them, sealed and opened by the library's own code, which ours does not use."""

from dataclasses import dataclass, field
from datetime import UTC, datetime
from xml.etree import ElementTree
from zoneinfo import ZoneInfo

from wechatpy.crypto import WeChatCrypto
from wechatpy.utils import WeChatSigner
from wechatpy.work.crypto import WeChatCrypto as WorkCrypto

from bot.errors import StoreAway
from bot.message import Message
from bot.reply import Reply

TOKEN = "AAAAA"
KEY = "A" * 43
OTHER_KEY = "B" * 43
APP_ID = "wxba5fad812f8e6fb9"
NOW = datetime.fromtimestamp(1714112445, ZoneInfo("Asia/Shanghai"))
STAMP = str(int(NOW.timestamp()))
NONCE = "415670741"

HELLO = (
    "<xml><ToUserName><![CDATA[gh_estate]]></ToUserName><FromUserName><![CDATA[oWang]]></FromUserName>"
    "<CreateTime>1714112440</CreateTime><MsgType><![CDATA[text]]></MsgType>"
    "<Content><![CDATA[厨房漏水了]]></Content><MsgId>1234567890123456</MsgId></xml>"
)


@dataclass
class Answers:
    """An answerer that keeps what it was asked, and can be made to fail."""

    reply: Reply = field(default_factory=lambda: Reply("马上为您安排师傅。"))
    failure: Exception | None = None
    second_failure: Exception | None = None
    rest_failure: Exception | None = None
    heard: list[Message] = field(default_factory=list)
    left_over: list[str] = field(default_factory=list)

    def answer(self, message: Message) -> Reply:
        self.heard.append(message)
        if self.failure:
            raise self.failure
        return self.reply

    def answer_without_store(self, message: Message) -> Reply:
        return self._second("系统正忙，报修请拨打值班电话。")

    def apologise(self, message: Message) -> Reply:
        return self._second("抱歉，刚才没处理好，请再说一次。")

    def rest(self, message: Message, text: str) -> None:
        if self.rest_failure:
            raise self.rest_failure
        self.left_over.append(text)

    def _second(self, words: str) -> Reply:
        if self.second_failure:
            raise self.second_failure
        return Reply(words)


AWAY = StoreAway("locked")


def sign(*parts: str) -> str:
    signer = WeChatSigner()
    signer.add_data(*parts)
    return str(signer.signature)


def plain_query(stamp: str = STAMP, token: str = TOKEN) -> dict[str, str]:
    return {"signature": sign(token, stamp, NONCE), "timestamp": stamp, "nonce": NONCE, "openid": "oWang"}


def crypto(wecom: bool = False, key: str = KEY, app_id: str = APP_ID) -> WeChatCrypto:
    return (WorkCrypto if wecom else WeChatCrypto)(TOKEN, key, app_id)


def sealed(inner: str, box: WeChatCrypto, stamp: str = STAMP) -> tuple[dict[str, str], str]:
    """Return the query and the body of an encrypted push."""
    envelope = ElementTree.fromstring(box.encrypt_message(inner, NONCE, stamp))
    query = {"msg_signature": envelope.findtext("MsgSignature", ""), "timestamp": stamp, "nonce": NONCE}
    encrypted = envelope.findtext("Encrypt")
    body = (
        f"<xml><ToUserName><![CDATA[gh_estate]]></ToUserName><Encrypt><![CDATA[{encrypted}]]></Encrypt></xml>"
    )
    return {**query, "encrypt_type": "aes"}, body


def unsealed(answer: bytes, box: WeChatCrypto) -> ElementTree.Element:
    """Return the root of an encrypted answer; raises when signature, key or app id are wrong."""
    envelope = ElementTree.fromstring(answer)
    signature, stamp = envelope.findtext("MsgSignature"), envelope.findtext("TimeStamp")
    return ElementTree.fromstring(
        box.decrypt_message(answer.decode(), signature, stamp, envelope.findtext("Nonce"))
    )


def at(seconds: int) -> datetime:
    return datetime.fromtimestamp(seconds, UTC)
