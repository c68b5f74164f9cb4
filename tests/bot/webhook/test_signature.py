"""Signatures against the numbers that WeChat publishes, and the window in which they are good."""

import pytest

from bot.webhook.signature import is_fresh, is_signed, signature
from tests.bot.webhook.pushes import NOW

# Published by WeChat: (why, token, timestamp, nonce, signature)
PUBLISHED = [
    (
        "the check of the address",
        "AAAAA",
        "1714036504",
        "1514711492",
        "f464b24fc39322e44b38aa78f5edd27bd1441696",
    ),
    ("a plaintext push", "AAAAA", "1714037059", "486452656", "899cf89e464efb63f54ddac96b0a0a235f53aa78"),
]


@pytest.mark.parametrize(("why", "token", "stamp", "nonce", "expected"), PUBLISHED)
def test_it_signs_as_wechat_does(why: str, token: str, stamp: str, nonce: str, expected: str) -> None:
    assert signature(token, stamp, nonce) == expected, why
    assert is_signed(expected, token, stamp, nonce), why


@pytest.mark.parametrize(
    ("given", "why"),
    [
        ("", "no signature at all"),
        ("f464b24fc39322e44b38aa78f5edd27bd1441697", "the last digit differs"),
        ("F464B24FC39322E44B38AA78F5EDD27BD1441696", "WeChat writes it in lower case"),
        ("签名", "not ASCII: the comparison must not raise"),
        ("\ud800", "half a character: neither"),
    ],
)
def test_it_refuses_other_signatures(given: str, why: str) -> None:
    assert not is_signed(given, "AAAAA", "1714036504", "1514711492"), why


@pytest.mark.parametrize(
    ("seconds", "fresh", "why"),
    [
        (0, True, "now"),
        (-300, True, "five minutes ago: the edge"),
        (300, True, "our clock is five minutes late"),
        (-301, False, "captured and sent again"),
        (301, False, "from the future"),
    ],
)
def test_a_timestamp_is_good_for_five_minutes(seconds: int, fresh: bool, why: str) -> None:
    assert is_fresh(str(int(NOW.timestamp()) + seconds), NOW) is fresh, why


@pytest.mark.parametrize("stamp", ["", "abc", "-1", "1e9", "１７１４１１２４４５", " 1714112445", "9" * 5000])
def test_what_is_no_timestamp_is_not_fresh(stamp: str) -> None:
    assert not is_fresh(stamp, NOW)
