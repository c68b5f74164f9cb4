"""The log of a process: what failed and where, but not what people wrote or which passwords there are."""

import subprocess
import sys

from tests.processes.service import TOP

FAILING = """
from bot.operations.logs import set_up
import structlog

def fail(message):
    raise RuntimeError("it went wrong")

set_up()
try:
    fail(chr(0x53A8) + "13800000000")
except RuntimeError:
    structlog.get_logger().exception("failed")
"""


def test_a_logged_exception_tells_the_place_and_no_values() -> None:
    told = subprocess.run(
        [sys.executable, "-c", FAILING], cwd=TOP, capture_output=True, text=True, check=True
    )
    assert "it went wrong" in told.stderr
    assert '"name": "fail"' in told.stderr
    assert "13800000000" not in told.stderr
