"""Logs: one JSON object a line on standard error."""

import json
import logging
import sys
from typing import Any

import structlog

from bot.operations.discretion import without_secrets

# Made once: `json.dumps` with options makes one for every line.
_ENCODER = json.JSONEncoder(ensure_ascii=False)
_STAMP = structlog.processors.TimeStamper(fmt="iso", utc=True)


def set_up() -> None:
    """Have structlog and the standard library's loggers write JSON lines; called once by each process."""
    shared: list[structlog.typing.Processor] = [
        structlog.processors.add_log_level,
        # Without locals: frames hold what people wrote, and who they are.
        structlog.processors.ExceptionRenderer(
            structlog.tracebacks.ExceptionDictTransformer(show_locals=False)
        ),
    ]
    # The time comes last: it tells nobody's secrets, and differs in each line.
    last: list[structlog.typing.Processor] = [
        without_secrets,
        _STAMP,
        _render,
    ]
    structlog.configure(
        processors=[*shared, *last],
        logger_factory=structlog.PrintLoggerFactory(sys.stderr),
        wrapper_class=structlog.make_filtering_bound_logger(logging.INFO),
        cache_logger_on_first_use=False,
    )
    handler = logging.StreamHandler(sys.stderr)
    meta = structlog.stdlib.ProcessorFormatter.remove_processors_meta
    handler.setFormatter(
        structlog.stdlib.ProcessorFormatter(processors=[meta, *last], foreign_pre_chain=shared)
    )
    logging.basicConfig(handlers=[handler], level=logging.WARNING, force=True)


def note(line: dict[str, Any]) -> None:
    """Write a line of our own names and numbers without looking for secrets: nobody's words may be in it.

    Every turn writes one, and the way above takes as long as reading all that is stored of a person.
    """
    sys.stderr.write(_ENCODER.encode(_STAMP(None, "", {**line, "level": "info"})) + "\n")


def _render(_logger: object, _name: str, event: structlog.typing.EventDict) -> str:
    return _ENCODER.encode(event)
