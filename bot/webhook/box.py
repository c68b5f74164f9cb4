"""WeChat's encryption: AES-256-CBC around random(16), length, message, app id (guide 消息加解密说明)."""

import base64
import binascii
import hmac

from cryptography.hazmat.primitives.ciphers import Cipher, CipherContext
from cryptography.hazmat.primitives.ciphers.algorithms import AES
from cryptography.hazmat.primitives.ciphers.modes import CBC

from bot.errors import BotError

_BLOCK = 32
_HEAD = 20  # 16 random bytes and the length in 4


class Unopened(BotError):
    """What came does not open with this key, or was not meant for this account."""

    def __init__(self, why: str) -> None:
        super().__init__("消息无法解密。", why)


class Box:
    """One EncodingAESKey of one account.

    wechatpy's own box is not used: it checks no padding, reads beyond the length, fails with six kinds of
    exception, and importing it costs the web processes a fifth of a second for clients that they never call.
    """

    def __init__(self, encoding_aes_key: str, app_id: str) -> None:
        key = base64.b64decode(encoding_aes_key + "=")
        self._cipher = Cipher(AES(key), CBC(key[:16]))
        self._app_id = app_id.encode()

    def open(self, encrypted: str) -> bytes:
        """Return the message inside; raises Unopened."""
        try:
            sealed = base64.b64decode(encrypted, validate=True)
        except (binascii.Error, ValueError):
            raise Unopened("not base64") from None
        if not sealed or len(sealed) % 16:
            raise Unopened("not whole blocks")
        return self._unpack(_through(self._cipher.decryptor(), sealed))

    def close(self, message: bytes, salt: bytes) -> str:
        """Return the message encrypted; `salt` is 16 random bytes."""
        packed = salt + len(message).to_bytes(4, "big") + message + self._app_id
        padding = _BLOCK - len(packed) % _BLOCK
        return base64.b64encode(
            _through(self._cipher.encryptor(), packed + bytes([padding]) * padding)
        ).decode()

    def _unpack(self, packed: bytes) -> bytes:
        padding = packed[-1]
        if not 1 <= padding <= _BLOCK or packed[-padding:] != bytes([padding]) * padding:
            raise Unopened("wrong padding: another EncodingAESKey?")
        end = _HEAD + int.from_bytes(packed[16:_HEAD], "big")
        if not hmac.compare_digest(packed[end:-padding], self._app_id):
            raise Unopened("meant for another app id")
        return packed[_HEAD:end]


def _through(step: CipherContext, data: bytes) -> bytes:
    return step.update(data) + step.finalize()


def open_with(boxes: tuple[Box, ...], encrypted: str) -> tuple[bytes, Box]:
    """Return the message and the box that opened it, in which the answer must go back; raises Unopened."""
    for box in boxes[:-1]:
        try:
            return box.open(encrypted), box
        except Unopened:
            continue
    return boxes[-1].open(encrypted), boxes[-1]
