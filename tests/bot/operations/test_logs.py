"""Logs: one JSON object a line, in Chinese where it is Chinese, with nobody's secrets."""

import json
import subprocess
import sys
from typing import Any

from config.settings import TOP

BEGIN = """
import logging, structlog
from bot.operations.logs import set_up
set_up()
log = structlog.get_logger("door")
"""


def lines(code: str) -> list[dict[str, Any]]:
    """Return what a process of its own logs."""
    done = subprocess.run(
        [sys.executable, "-c", BEGIN + code], capture_output=True, text=True, cwd=TOP, timeout=60, check=True
    )
    assert done.stdout == ""
    return [json.loads(line) for line in done.stderr.splitlines()]


def test_one_object_a_line() -> None:
    (line,) = lines("log.info('turn', script='repair.opened', place='3栋')")
    assert line["timestamp"].endswith("Z")
    del line["timestamp"]
    assert line == {"event": "turn", "level": "info", "script": "repair.opened", "place": "3栋"}


def test_libraries_write_the_same_form_from_warnings_on() -> None:
    said = lines("logging.getLogger('urllib3').warning('slow'); logging.getLogger('urllib3').info('chatty')")
    assert [line["event"] for line in said] == ["slow"]


RAISES = """
def pay(password):
    raise ValueError("no money")
try:
    pay("geheim-0815")
except ValueError:
    log.exception("failed")
"""


def test_an_exception_is_part_of_its_line() -> None:
    (line,) = lines(RAISES)
    assert line["event"] == "failed"
    assert "no money" in json.dumps(line)


def test_an_exception_does_not_carry_what_the_variables_held() -> None:
    (line,) = lines(RAISES)
    assert "geheim-0815" not in json.dumps(line)
