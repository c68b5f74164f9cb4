"""WeChat's encryption: AES-256-CBC around random(16), length, message, app id (guide 消息加解密说明)."""

import base64
import binascii
import hmac

from wechatpy.crypto.base import WeChatCipher

from bot.errors import BotError

_BLOCK = 32
_HEAD = 20  # 16 random bytes and the length in 4


class Unopened(BotError):
    """What came does not open with this key, or was not meant for this account."""

    def __init__(self, why: str) -> None:
        super().__init__("消息无法解密。", why)


class Box:
    """One EncodingAESKey of one account.

    Of the library only the cipher is used: its own unpacking checks no padding, reads beyond the length,
    and fails with six kinds of exception.
    """

    def __init__(self, encoding_aes_key: str, app_id: str) -> None:
        self._cipher = WeChatCipher(base64.b64decode(encoding_aes_key + "="))
        self._app_id = app_id.encode()

    def open(self, encrypted: str) -> bytes:
        """Return the message inside; raises Unopened."""
        try:
            sealed = base64.b64decode(encrypted, validate=True)
        except (binascii.Error, ValueError):
            raise Unopened("not base64") from None
        if not sealed or len(sealed) % 16:
            raise Unopened("not whole blocks")
        return self._unpack(self._cipher.decrypt(sealed))

    def close(self, message: bytes, salt: bytes) -> str:
        """Return the message encrypted; `salt` is 16 random bytes."""
        packed = salt + len(message).to_bytes(4, "big") + message + self._app_id
        padding = _BLOCK - len(packed) % _BLOCK
        return base64.b64encode(self._cipher.encrypt(packed + bytes([padding]) * padding)).decode()

    def _unpack(self, packed: bytes) -> bytes:
        padding = packed[-1]
        if not 1 <= padding <= _BLOCK or packed[-padding:] != bytes([padding]) * padding:
            raise Unopened("wrong padding: another EncodingAESKey?")
        end = _HEAD + int.from_bytes(packed[16:_HEAD], "big")
        if not hmac.compare_digest(packed[end:-padding], self._app_id):
            raise Unopened("meant for another app id")
        return packed[_HEAD:end]


def open_with(boxes: tuple[Box, ...], encrypted: str) -> tuple[bytes, Box]:
    """Return the message and the box that opened it, in which the answer must go back; raises Unopened."""
    for box in boxes[:-1]:
        try:
            return box.open(encrypted), box
        except Unopened:
            continue
    return boxes[-1].open(encrypted), boxes[-1]
