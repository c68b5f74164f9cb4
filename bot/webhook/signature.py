"""Who signed a push, and when."""

import hashlib
import hmac
from datetime import datetime

# WeChat sets no limit; a captured request must not stay good for ever, and its retries come within 15 s.
FRESH_SECONDS = 300


def signature(*parts: str) -> str:
    """Return WeChat's signature of token, timestamp, nonce (and encrypted text): its guide 消息推送."""
    return hashlib.sha1("".join(sorted(parts)).encode(errors="replace")).hexdigest()


def is_signed(given: str, *parts: str) -> bool:
    """Tell whether the given signature is that of the parts; takes the same time wherever it differs."""
    return hmac.compare_digest(given.encode(errors="replace"), signature(*parts).encode())


def is_fresh(timestamp: str, now: datetime) -> bool:
    """Tell whether a timestamp (seconds since 1970) lies within five minutes of now."""
    if not (timestamp.isascii() and timestamp.isdigit() and len(timestamp) <= 12):
        return False
    return abs(now.timestamp() - int(timestamp)) <= FRESH_SECONDS
