"""Lets in what the account's own WeChat sent, and nothing else."""

import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from bot.webhook.account import Account
from bot.webhook.box import Box, Unopened, open_with
from bot.webhook.fields import Unreadable, read_fields
from bot.webhook.signature import is_fresh, is_signed, signature
from bot.webhook.xml_writer import element, letters, number, words


@dataclass(frozen=True, slots=True)
class Query:
    """What WeChat puts into the address of a push."""

    signature: str = ""
    msg_signature: str = ""
    timestamp: str = ""
    nonce: str = ""
    encrypt_type: str = ""
    echostr: str = ""

    @property
    def is_sealed(self) -> bool:
        """Whether the body is said to be encrypted."""
        return bool(self.msg_signature) or self.encrypt_type == "aes"


def read_query(values: Mapping[str, str]) -> Query:
    """Return what stands in an address; what is missing is ""."""
    return Query(**{name: values.get(name, "") for name in Query.__slots__})


@dataclass(frozen=True, slots=True)
class Opened:
    """A push that was signed: its plain XML (None when it would not open) and the box it came in."""

    xml: bytes | None
    box: Box | None


class Lock:
    """The checks of one account."""

    def __init__(self, account: Account) -> None:
        self._account = account
        self._boxes = tuple(Box(key, account.app_id) for key in account.aes_keys)

    def admits(self, query: Query, now: datetime) -> bool:
        """Tell from the address alone whether the body is worth reading."""
        if not is_fresh(query.timestamp, now):
            return False
        if query.is_sealed:
            return self._account.mode != "plaintext" and bool(query.msg_signature)
        return self._account.mode != "safe" and self._is_plainly_signed(query)

    def plain_echo(self, query: Query, now: datetime) -> str | None:
        """Return what answers the official account's check of our address, None for a stranger's."""
        admitted = query.echostr and is_fresh(query.timestamp, now) and self._is_plainly_signed(query)
        return query.echostr if admitted else None

    def sealed_echo(self, query: Query, now: datetime) -> str | None:
        """Return what answers WeCom's check of our address and keys, None for a stranger's."""
        opened = self._open_text(query, query.echostr) if is_fresh(query.timestamp, now) else None
        return opened.xml.decode(errors="replace") if opened and opened.xml else None

    def open(self, query: Query, body: bytes) -> Opened | None:
        """Return the push in this body, None when it is not signed; call it after `admits`."""
        if not query.is_sealed:
            return Opened(body, None)
        try:
            encrypted = read_fields(body).raw("Encrypt")
        except Unreadable:
            return None
        return self._open_text(query, encrypted)

    def close(self, xml: str, box: Box | None, nonce: str, now: datetime) -> str:
        """Return an answer as the push came: plain, or in the same box and signed."""
        if box is None:
            return xml
        stamp = int(now.timestamp())
        encrypted = box.close(xml.encode(), secrets.token_bytes(16))
        signed = signature(self._account.token, str(stamp), nonce, encrypted)
        return element(
            "xml",
            letters("Encrypt", encrypted),
            letters("MsgSignature", signed),
            number("TimeStamp", stamp),
            words("Nonce", nonce),
        )

    def _is_plainly_signed(self, query: Query) -> bool:
        # This signature covers timestamp and nonce, not the body.
        return is_signed(query.signature, self._account.token, query.timestamp, query.nonce)

    def _open_text(self, query: Query, encrypted: str) -> Opened | None:
        parts = (self._account.token, query.timestamp, query.nonce, encrypted)
        if not (encrypted and is_signed(query.msg_signature, *parts)):
            return None
        try:
            return Opened(*open_with(self._boxes, encrypted))
        except Unopened:
            return Opened(None, None)
