"""Encryption against WeChat's published numbers, the library's code, and garbage."""

import base64

import pytest
from hypothesis import given
from hypothesis import strategies as st
from wechatpy.crypto.base import WeChatCipher

from bot.webhook.box import Box, Unopened, open_with
from bot.webhook.signature import signature
from tests.bot.webhook.pushes import APP_ID, KEY, NONCE, OTHER_KEY, crypto

PUBLISHED_PUSH = (
    "+qdx1OKCy+5JPCBFWw70tm0fJGb2Jmeia4FCB7kao+/Q5c/ohsOzQHi8khUOb05JCpj0JB4RvQMkUyus8TPxLKJGQqcvZqzDpVzazhZv6Js"
    "XUnnR8XGT740XgXZUXQ7vJVnAG+tE8NUd4yFyjPy7GgiaviNrlCTj+l5kdfMuFUPpRSrfMZuMcp3Fn2Pede2IuQrKEYwKSqFIZoNqJ4M8Ea"
    "jAsjLY2km32IIjdf8YL/P50F7mStwntrA2cPDrM1kb6mOcfBgRtWygb3VIYnSeOBrebufAlr7F9mFUPAJGj04="
)
PUBLISHED_ANSWER = "ELGduP2YcVatjqIS+eZbp80MNLoAUWvzzyJxgGzxZO/5sAvd070Bs6qrLARC9nVHm48Y4hyRbtzve1L32tmxSQ=="

box = Box(KEY, APP_ID)


def test_it_opens_the_published_push() -> None:
    assert (
        signature("AAAAA", "1714112445", NONCE, PUBLISHED_PUSH) == "046e02f8204d34f8ba5fa3b1db94908f3df2e9b3"
    )
    assert box.open(PUBLISHED_PUSH).endswith(b'"debug_str":"hello world"}')


def test_it_closes_the_published_answer() -> None:
    closed = box.close(b'{"demo_resp":"good luck"}', b"707722b803182950")
    assert closed == PUBLISHED_ANSWER
    assert signature("AAAAA", "1713424427", NONCE, closed) == "1b9339964ed2e271e7c7b6ff2b0ef902fc94dea1"


@given(st.binary(max_size=300), st.binary(min_size=16, max_size=16))
def test_it_opens_what_it_closed(message: bytes, salt: bytes) -> None:
    assert box.open(box.close(message, salt)) == message


def _encrypted(packed: bytes, key: str = KEY) -> str:
    cipher = WeChatCipher(base64.b64decode(key + "="))
    return base64.b64encode(cipher.encrypt(packed)).decode()


BAD = [
    ("", "empty"),
    ("签名", "not ASCII"),
    ("!!!!", "not base64"),
    ("QUJD", "not whole blocks"),
    (_encrypted(bytes(32)), "padding 0"),
    (_encrypted(bytes(31) + b"\x21"), "padding beyond the block"),
    (_encrypted(b"\0" * 19 + b"\2hi" + APP_ID.encode() + b"\0" * 23 + b"\x18"), "padding bytes that differ"),
    (_encrypted(b"\x10" * 16), "shorter than its head"),
    (_encrypted(bytes(16) + b"\xff\xff\xff\xff" + bytes(11) + b"\x01"), "a length beyond the end"),
    (Box(KEY, "wxother").close(b"hi", bytes(16)), "meant for another account"),
    (Box(OTHER_KEY, APP_ID).close(b"hi", bytes(16)), "another key"),
]


@pytest.mark.parametrize(("encrypted", "why"), BAD)
def test_it_refuses_what_is_not_ours(encrypted: str, why: str) -> None:
    with pytest.raises(Unopened):
        box.open(encrypted)


@given(st.binary(max_size=200))
def test_garbage_raises_one_error_only(garbage: bytes) -> None:
    with pytest.raises(Unopened):
        box.open(base64.b64encode(garbage).decode())


def test_broken_utf8_inside_still_opens() -> None:
    # The library's own unpacking raises UnicodeDecodeError here, and the resident's message is lost.
    assert box.open(box.close(b"\xff\xfe", bytes(16))) == b"\xff\xfe"


@pytest.mark.parametrize("key", [KEY, OTHER_KEY], ids=["present key", "previous key"])
def test_while_the_key_changes_both_open_and_the_answer_uses_the_same(key: str) -> None:
    boxes = (Box(KEY, APP_ID), Box(OTHER_KEY, APP_ID))
    message, opener = open_with(boxes, Box(key, APP_ID).close("在吗".encode(), bytes(16)))
    assert message.decode() == "在吗"
    assert opener is boxes[0 if key == KEY else 1]


def test_the_library_opens_what_we_close() -> None:
    encrypted = box.close("收到".encode(), b"0123456789abcdef")
    body = f"<xml><Encrypt><![CDATA[{encrypted}]]></Encrypt></xml>"
    signed = signature("AAAAA", "1", "2", encrypted)
    assert crypto().decrypt_message(body, signed, "1", "2") == "收到"
