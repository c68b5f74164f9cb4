"""What must not stand in a log."""

import pytest

from bot.channels.redact import mask, redact

LINES = [
    (
        "/cgi-bin/gettoken?corpid=ww1&corpsecret=S3cr-et_&x=1",
        "/cgi-bin/gettoken?corpid=ww1&corpsecret=***&x=1",
    ),
    ("/cgi-bin/token?secret=abc (Caused by", "/cgi-bin/token?secret=*** (Caused by"),
    ("https://x/?access_token=72_AbC-d", "https://x/?access_token=***"),
    ('{"access_token": "72_AbC", "expires_in": 7200}', '{"access_token": "***", "expires_in": 7200}'),
    ("{'secret': 'abc'}", "{'secret': '***'}"),
    ("invalid ip 1.2.3.4, rid: 66-77", "invalid ip 1.2.3.4, rid: 66-77"),
]


@pytest.mark.parametrize(("line", "expected"), LINES)
def test_secrets_and_tokens_are_blotted_out(line: str, expected: str) -> None:
    assert redact(line) == expected


def test_of_a_person_four_characters_stay() -> None:
    assert mask("oABCD1234567") == "oABC…"
    assert mask("") == ""
