"""The three ways in which a push is closed: plaintext, compatible and safe mode; WeCom is always safe."""

import secrets
from dataclasses import dataclass
from urllib.parse import urlencode

from .accounts import Channel
from .crypto import decrypt, encrypt, same_signature, signature
from .errors import Malformed
from .xmltext import read_xml, text_of, write_xml

MODES = ("plaintext", "compatible", "safe")


@dataclass(frozen=True)
class Push:
    """One POST at the webhook."""

    path: str
    query: str
    body: bytes


def seal(channel: Channel, mode: str, inner: bytes, openid: str, timestamp: int) -> Push:
    """Return the signed POST of this inner XML; random16 and nonce are fresh at each call."""
    stamp, nonce = str(timestamp), str(secrets.randbelow(9_000_000_000) + 1_000_000_000)
    query = {} if channel.name == "wecom" else {"signature": signature(channel.token, stamp, nonce)}
    query |= {"timestamp": stamp, "nonce": nonce}
    if channel.name == "official":
        query["openid"] = openid
    if mode == "plaintext":
        return Push(channel.path, urlencode(query), inner)
    sealed = encrypt(channel.encoding_aes_key, inner, channel.receive_id, secrets.token_bytes(16))
    if channel.name == "official":
        query["encrypt_type"] = "aes"
    query["msg_signature"] = signature(channel.token, stamp, nonce, sealed)
    return Push(channel.path, urlencode(query), _outer(channel, mode, inner, sealed))


def _outer(channel: Channel, mode: str, inner: bytes, sealed: str) -> bytes:
    if mode == "compatible":
        return inner.removesuffix(b"</xml>") + write_xml({"Encrypt": sealed}).removeprefix(b"<xml>")
    fields = {"ToUserName": channel.address}
    if channel.agent_id:
        fields["AgentID"] = channel.agent_id
    return write_xml(fields | {"Encrypt": sealed})


def unseal(channel: Channel, mode: str, body: bytes) -> bytes:
    """Return the plain XML of a passive reply; raises Malformed as the real server would refuse it."""
    root = read_xml(body)
    if root.find("Encrypt") is None:
        if mode == "safe":
            raise Malformed("安全模式下的回复必须加密")
        return body
    if mode == "plaintext":
        raise Malformed("明文模式下的回复不能加密")
    parts = [text_of(root, name) for name in ("TimeStamp", "Nonce", "Encrypt")]
    if not all(parts):
        raise Malformed("加密回复缺少 TimeStamp、Nonce 或 Encrypt")
    if not same_signature(signature(channel.token, *parts), text_of(root, "MsgSignature")):
        raise Malformed("回复的 MsgSignature 不对")
    return decrypt(channel.encoding_aes_key, parts[2], channel.receive_id)


def verification(channel: Channel, echo: str, timestamp: int) -> tuple[str, str]:
    """Return the query of a GET verification and the body that it must be answered with."""
    stamp, nonce = str(timestamp), secrets.token_hex(5)
    if channel.name == "official":
        query = {"signature": signature(channel.token, stamp, nonce)}
        return urlencode(query | {"timestamp": stamp, "nonce": nonce, "echostr": echo}), echo
    sealed = encrypt(channel.encoding_aes_key, echo.encode(), channel.receive_id, secrets.token_bytes(16))
    query = {"msg_signature": signature(channel.token, stamp, nonce, sealed)}
    return urlencode(query | {"timestamp": stamp, "nonce": nonce, "echostr": sealed}), echo
