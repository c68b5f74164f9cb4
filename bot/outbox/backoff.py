"""When to try again: longer each time, and not all at the same instant."""

import hashlib
from datetime import timedelta

MAX_ATTEMPTS = 8
FACTOR = 3
LONGEST = 600.0
JITTER = 0.2


def backoff(attempts: int, key: str) -> timedelta:
    """Return the wait after so many failed attempts (1 is the first): 1, 3, 9, 27 … s, at most 10 minutes.

    Up to a fifth of it is taken off, always the same for the same key and attempt, so that what failed
    together does not come back together.
    """
    wait = min(float(FACTOR ** (min(attempts, MAX_ATTEMPTS) - 1)), LONGEST)
    digest = hashlib.sha256(f"{key}/{attempts}".encode()).digest()
    return timedelta(seconds=wait * (1 - JITTER * digest[0] / 255))
