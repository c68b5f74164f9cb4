"""Nobody's phone number, token or secret is in a log line, wherever in it somebody's words have got to."""

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Any

import structlog

from bot.channels.redact import redact
from bot.speech.privacy import without_phones

# The digits of a delivery's key mean nothing, and must be found again as they are.
_KEY = re.compile(r"[0-9a-f]{64}")
# Names of events and scripts: the same few stand in nearly all lines.
NAME_LENGTH = 40


def without_secrets(_logger: object, _name: str, event: structlog.typing.EventDict) -> Mapping[str, Any]:
    """Return the line to be logged with phone numbers masked, tokens and secrets blotted out."""
    return {key: _clean(value) for key, value in event.items()}


def _clean(value: Any) -> Any:
    """Return a value of a line clean: what is no text, number or collection as its representation."""
    if value is None or isinstance(value, bool | int | float):
        return value
    if isinstance(value, dict):
        return {_clean(key): _clean(part) for key, part in value.items()}
    if isinstance(value, list | tuple):
        return [_clean(part) for part in value]
    text = value if isinstance(value, str) else repr(value)
    return _known(text) if len(text) <= NAME_LENGTH else _clean_text(text)


@lru_cache(maxsize=1024)
def _known(text: str) -> str:
    return _clean_text(text)


def _clean_text(text: str) -> str:
    return text if _KEY.fullmatch(text) else redact(without_phones(text))
