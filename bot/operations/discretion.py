"""Nobody's phone number, token or secret is in a log line, wherever in it somebody's words have got to."""

import re
from collections.abc import Mapping
from typing import Any

import structlog

from bot.channels.redact import redact
from bot.speech.privacy import without_phones

# The digits of a delivery's key mean nothing, and must be found again as they are.
_KEY = re.compile(r"[0-9a-f]{64}")


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
    return text if _KEY.fullmatch(text) else redact(without_phones(text))
