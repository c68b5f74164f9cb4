"""Signatures and AES against the vectors that WeChat's own documents print."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sandbox.crypto import decrypt, encrypt, signature
from sandbox.errors import Malformed

TOKEN, KEY, APP_ID = "AAAAA", "A" * 43, "wxba5fad812f8e6fb9"
RECEIVED = (
    "+qdx1OKCy+5JPCBFWw70tm0fJGb2Jmeia4FCB7kao+/Q5c/ohsOzQHi8khUOb05JCpj0JB4RvQMkUyus8TPxLKJGQqcvZqzDpVzazhZv6"
    "JsXUnnR8XGT740XgXZUXQ7vJVnAG+tE8NUd4yFyjPy7GgiaviNrlCTj+l5kdfMuFUPpRSrfMZuMcp3Fn2Pede2IuQrKEYwKSqFIZoNqJ"
    "4M8EajAsjLY2km32IIjdf8YL/P50F7mStwntrA2cPDrM1kb6mOcfBgRtWygb3VIYnSeOBrebufAlr7F9mFUPAJGj04="
)
ANSWERED = "ELGduP2YcVatjqIS+eZbp80MNLoAUWvzzyJxgGzxZO/5sAvd070Bs6qrLARC9nVHm48Y4hyRbtzve1L32tmxSQ=="

SIGNATURES = [
    (("1714036504", "1514711492"), "f464b24fc39322e44b38aa78f5edd27bd1441696"),  # GET verification
    (("1714037059", "486452656"), "899cf89e464efb63f54ddac96b0a0a235f53aa78"),  # POST in plaintext mode
    (("1714112445", "415670741", RECEIVED), "046e02f8204d34f8ba5fa3b1db94908f3df2e9b3"),  # POST in safe mode
    (("1713424427", "415670741", ANSWERED), "1b9339964ed2e271e7c7b6ff2b0ef902fc94dea1"),  # encrypted reply
]


@pytest.mark.parametrize(("parts", "expected"), SIGNATURES)
def test_signature_is_sha1_over_the_sorted_parts(parts: tuple[str, ...], expected: str) -> None:
    assert signature(TOKEN, *parts) == expected


def test_the_documented_push_opens() -> None:
    assert b'"ToUserName":"gh_' in decrypt(KEY, RECEIVED, APP_ID)


def test_the_documented_reply_is_reproduced() -> None:
    assert encrypt(KEY, b'{"demo_resp":"good luck"}', APP_ID, b"707722b803182950") == ANSWERED


@given(st.binary(max_size=300), st.binary(min_size=16, max_size=16))
def test_what_is_closed_opens_again(message: bytes, random16: bytes) -> None:
    assert decrypt(KEY, encrypt(KEY, message, APP_ID, random16), APP_ID) == message


@pytest.mark.parametrize(
    ("ciphertext", "app_id"),
    [
        (ANSWERED, "wx-of-somebody-else"),  # closed for another account
        (ANSWERED[:-4], APP_ID),  # cut off
        ("not base64!", APP_ID),
        ("", APP_ID),
        ("AAAA" * 16, APP_ID),  # whole blocks of garbage
    ],
)
def test_what_is_not_ours_is_refused(ciphertext: str, app_id: str) -> None:
    with pytest.raises(Malformed):
        decrypt(KEY, ciphertext, app_id)
