"""A door that could not be kept shut is not built."""

from typing import Any

import pytest

from bot.webhook.account import Account
from tests.bot.webhook.pushes import KEY

GOOD = {"app_id": "wx1", "token": "AAAAA", "encoding_aes_key": KEY}

BAD = [
    ({"app_id": ""}, "AppID", "pushes could not be told from another account's"),
    ({"token": ""}, "Token", "everybody can sign with an empty token"),
    ({"encoding_aes_key": ""}, "EncodingAESKey", "safe mode without a key"),
    ({"encoding_aes_key": "", "mode": "compatible"}, "EncodingAESKey", "compatible mode without a key"),
    ({"encoding_aes_key": "A" * 42}, "43", "one letter short"),
    ({"encoding_aes_key": "A" * 42 + "="}, "43", "only letters and digits"),
    ({"previous_aes_key": "short"}, "43", "the previous key counts too"),
]


@pytest.mark.parametrize(("change", "word", "why"), BAD)
def test_it_refuses(change: dict[str, Any], word: str, why: str) -> None:
    with pytest.raises(ValueError, match=word):
        Account(**{**GOOD, **change})


def test_plaintext_mode_needs_no_key() -> None:
    assert Account("wx1", "AAAAA", mode="plaintext").aes_keys == ()


def test_its_secrets_are_not_printed() -> None:
    shown = repr(Account("wx1", "secret-token", KEY, "B" * 43))
    assert "secret-token" not in shown
    assert "AAAA" not in shown
    assert "BBBB" not in shown
