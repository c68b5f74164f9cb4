"""However long a message is, twice the message is twice the work: counted, not timed."""

import re
import re._constants as ops
import re._parser as parser
import sys
from collections.abc import Callable, Iterator
from datetime import datetime
from importlib import import_module
from pathlib import Path
from types import FrameType
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from bot.understanding import slots
from bot.understanding.slots.all import slots_of
from bot.understanding.slots.spans import spans
from bot.understanding.slots.ticket_number import find_ticket_numbers
from bot.understanding.slots.visit import find_visit

NOW = datetime(2025, 1, 8, 15, 0, tzinfo=ZoneInfo("Asia/Shanghai"))
LETTERS = 10_000

READERS: list[tuple[str, Callable[[str], Any]]] = [
    ("spans", spans),
    ("slots_of", lambda text: slots_of(text, NOW)),
    ("find_visit", lambda text: find_visit(text, NOW)),
    ("find_ticket_numbers", find_ticket_numbers),
]
# what is said again and again, why
SAID = [
    ("1", "digits"),
    ("一", "digits in words"),
    ("3-", "digits and hyphens"),
    ("138 ", "halves of phones"),
    ("豫A1", "halves of plates"),
    ("3栋2单元", "halves of homes"),
    ("3栋,、的", "what stands between the parts of a home"),
    ("负二层柱A-", "halves of spots"),
    ("明天下午3点到", "halves of spans"),
    ("周六到", "weekdays"),
    ("昨天", "the past"),
    ("不要明天", "days that are ruled out"),
    ("300块5角到", "halves of amounts"),
    ("我和", "people one by one"),
    ("三四个人", "counts"),
    ("😀", "emoji"),
    ("1\u200b", "digits with what nobody sees"),
    ("[捂脸", "half a face"),
    ("/:", "half a face of another kind"),
    (" ", "gaps"),
    ("ß", "a letter that is two in capitals"),
]


def patterns() -> Iterator[tuple[str, re.Pattern[str]]]:
    """Yield the regular expressions that the slots are read with, by name."""
    for path in sorted(Path(slots.__path__[0]).glob("*.py")):
        module = import_module(f"{slots.__name__}.{path.stem}" if path.stem != "__init__" else slots.__name__)
        for name, value in vars(module).items():
            if isinstance(value, re.Pattern):
                yield f"{path.stem}.{name}", value


def unbounded(tree: Any, last: bool = True) -> bool:
    """Return whether a parsed expression repeats something without end and may try it again otherwise.

    One letter again and again is never tried otherwise when nothing follows.
    """
    for place, (op, value) in enumerate(tree):
        ends = last and place == len(tree) - 1
        if op in (ops.MAX_REPEAT, ops.MIN_REPEAT) and value[1] is ops.MAXREPEAT:
            one_letter = len(value[2]) == 1 and value[2][0][0] in (ops.IN, ops.LITERAL)
            if not (ends and one_letter):
                return True
        ends = ends and op in (ops.BRANCH, ops.SUBPATTERN)
        if any(unbounded(inner, ends) for inner in _inside(value)):
            return True
    return False


def _inside(value: Any) -> Iterator[Any]:
    if isinstance(value, parser.SubPattern):
        yield value
    elif isinstance(value, tuple | list):
        for one in value:
            yield from _inside(one)


@pytest.mark.parametrize(("name", "pattern"), list(patterns()))
def test_no_expression_tries_more_than_so_much_at_one_place(name: str, pattern: re.Pattern[str]) -> None:
    assert not unbounded(parser.parse(pattern.pattern, pattern.flags)), name


@pytest.mark.parametrize(
    "expression", ["a+b", "(?:ab|b)*", "(a{2,})?", "(?=a*)", "(a)(?(1)b*|c)", "(?:x|y+)z"]
)
def test_what_has_no_end_is_seen(expression: str) -> None:
    assert unbounded(parser.parse(expression))


@pytest.mark.parametrize("expression", ["[ab]+", "x|y+", "(?:x|[yz]*)", "a{0,9}b", "a++b"])
def test_what_ends_is_left(expression: str) -> None:
    assert not unbounded(parser.parse(expression))


def calls(read: Callable[[str], Any], text: str) -> int:
    """Return how many functions are called to read a text."""
    count = 0

    def called(_frame: FrameType, event: str, _value: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(called)
    try:
        read(text)
    finally:
        sys.setprofile(before)
    return count


@pytest.mark.parametrize(("name", "read"), READERS)
@pytest.mark.parametrize(("said", "why"), SAID)
def test_twice_the_text_is_at_most_twice_the_work(
    said: str, why: str, name: str, read: Callable[[str], Any]
) -> None:
    half = calls(read, said * (LETTERS // 2 // len(said)))
    whole = calls(read, said * (LETTERS // len(said)))
    assert whole <= 2.2 * half + 200, f"{name}: {why}"
