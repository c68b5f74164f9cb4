"""Waiting for something that other processes do: asked again and again, never slept for."""

import time
from collections.abc import Callable
from typing import TypeVar

Found = TypeVar("Found")

PATIENCE = 30.0
PAUSE = 0.02


def until(look: Callable[[], Found | None], what: str, patience: float = PATIENCE) -> Found:
    """Return what `look` finds as soon as it is something; fails after `patience` seconds."""
    deadline = time.monotonic() + patience
    while time.monotonic() < deadline:
        found = look()
        if found:
            return found
        time.sleep(PAUSE)
    raise AssertionError(f"{patience:g} 秒内没有等到：{what}")
