"""Signatures and AES as WeChat and WeCom compute them (message push, safe mode)."""

import base64
import binascii
import hashlib
import hmac
import struct

from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

from .errors import Malformed

_BLOCK = 32  # PKCS#7 pads to the key's length here, not to the cipher's block.
_RANDOM = 16


def signature(*parts: str) -> str:
    """Return sha1 over the sorted parts: token, timestamp, nonce and, in safe mode, the ciphertext."""
    return hashlib.sha1("".join(sorted(parts)).encode()).hexdigest()


def same_signature(one: str, other: str) -> bool:
    """Compare two signatures in constant time."""
    return hmac.compare_digest(one.encode(), other.encode())


def _cipher(encoding_aes_key: str) -> Cipher[modes.CBC]:
    key = base64.b64decode(encoding_aes_key + "=")
    return Cipher(algorithms.AES(key), modes.CBC(key[:16]))


def encrypt(encoding_aes_key: str, message: bytes, receive_id: str, random16: bytes) -> str:
    """Return the base64 ciphertext of random16 + length + message + receive id."""
    plain = random16 + struct.pack(">I", len(message)) + message + receive_id.encode()
    missing = _BLOCK - len(plain) % _BLOCK
    encryptor = _cipher(encoding_aes_key).encryptor()
    sealed = encryptor.update(plain + bytes([missing]) * missing) + encryptor.finalize()
    return base64.b64encode(sealed).decode()


def decrypt(encoding_aes_key: str, ciphertext: str, receive_id: str) -> bytes:
    """Return the message inside; raises Malformed when it is not ours or is damaged."""
    try:
        sealed = base64.b64decode(ciphertext, validate=True)
        decryptor = _cipher(encoding_aes_key).decryptor()
        plain = decryptor.update(sealed) + decryptor.finalize()
    except (ValueError, binascii.Error) as error:
        raise Malformed("密文无法解开") from error
    return _unpack(_without_padding(plain), receive_id)


def _without_padding(plain: bytes) -> bytes:
    count = plain[-1] if plain else 0
    if not 1 <= count <= _BLOCK or plain[-count:] != bytes([count]) * count:
        raise Malformed("密文的填充不对（密钥不一致？）")
    return plain[:-count]


def _unpack(plain: bytes, receive_id: str) -> bytes:
    if len(plain) < _RANDOM + 4:
        raise Malformed("密文太短")
    (length,) = struct.unpack(">I", plain[_RANDOM : _RANDOM + 4])
    message, owner = plain[_RANDOM + 4 :][:length], plain[_RANDOM + 4 + length :]
    if len(message) != length or owner != receive_id.encode():
        raise Malformed("密文里的 AppID/CorpID 不是本账号的")
    return message
