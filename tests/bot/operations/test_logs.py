"""Logs: one JSON object a line, in Chinese where it is Chinese, with nobody's secrets."""

import json
import re
import subprocess
import sys
from typing import Any

import pytest

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


# how somebody's number gets into a line
LEAKS = [
    ("log.info('turn', text='我电话13800138000')", "a value"),
    ("log.info('说13800138000')", "the event"),
    ("log.info('turn', said={'words': ['打138-0013-8000']})", "deep in a value"),
    ("log.info('turn', claim=Claim('打１３８００１３８０００'))", "an object's representation"),
    ("logging.getLogger('urllib3').warning('no route for %s', '13800138000')", "a library"),
    ("fail(ValueError('bad words: 我电话13800138000'))", "an exception's text"),
    ("fail(ValueError('x'), KeyError('13800138000'))", "the exception behind it"),
]
HELPERS = """
import dataclasses
@dataclasses.dataclass
class Claim:
    words: str
def fail(error, cause=None):
    try:
        try:
            raise cause or error
        except KeyError as known:
            raise error from known
    except ValueError:
        log.exception('failed')
        logging.getLogger('library').exception('failed')
"""


@pytest.mark.parametrize(("code", "where"), LEAKS)
def test_no_phone_number_is_in_a_line(code: str, where: str) -> None:
    said = lines(f"{HELPERS}\n{code}")
    written = json.dumps(said, ensure_ascii=False)
    assert "138****" in written or "'138****'" in written, where
    assert not re.search(r"13800138000|0013-8000|１３８００", written), where


def test_no_token_is_in_a_line() -> None:
    (line,) = lines("log.info('asked', url='https://api.example/?access_token=72_geheim&x=1')")
    assert line["url"] == "https://api.example/?access_token=***&x=1"


def test_numbers_that_are_no_phones_stay_as_they_are() -> None:
    key = "13800138000" + "a" * 53
    (line,) = lines(f"log.info('turn', key={key!r}, milliseconds=0.03715550011, count=13800138000, ok=True)")
    assert (line["key"], line["milliseconds"], line["count"]) == (key, 0.03715550011, 13800138000)
    assert line["ok"] is True


def test_a_line_of_names_and_numbers_looks_like_any_other() -> None:
    short, usual = lines(
        "from bot.operations.logs import note\n"
        "note({'event': 'turn', 'script': '报修'})\nlog.info('turn', script='报修')"
    )
    assert short.pop("timestamp")[:10] == usual.pop("timestamp")[:10]
    assert short == usual == {"event": "turn", "level": "info", "script": "报修"}
