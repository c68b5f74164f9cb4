"""What must not stand in a log: tokens, secrets, and who somebody is."""

import re

_SECRET = re.compile(
    r"""((?:access_token|corpsecret|appsecret|secret)["']?\s*[=:]\s*["']?)[^&\s"',}]+""", re.IGNORECASE
)


def redact(text: str) -> str:
    """Return the text with the values of tokens and secrets (in URLs and JSON) replaced by `***`."""
    return _SECRET.sub(r"\1***", text)


def mask(user: str) -> str:
    """Return an openid or userid of which only the first four characters can be read."""
    return f"{user[:4]}…" if user else ""
