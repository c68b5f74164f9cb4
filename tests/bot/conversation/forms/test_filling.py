"""Filling a form without a turn's effects: what is found, what is missing, what time has overtaken."""

from datetime import timedelta

import pytest

from bot.conversation.forms.filling import changed, found, missing, still_good
from bot.conversation.forms.form import Values
from tests.bot.conversation.forms.lending import LEND
from tests.bot.conversation.stage import message, turn_of

NOON = "2025-09-01T12:00:00+08:00"

# known, slot that is missing, why
MISSING = [
    ({}, "tool", "the first of them"),
    ({"tool": "电钻"}, "until", "a drill is fetched: no place is needed"),
    ({"tool": "梯子"}, "place", "a ladder is brought"),
    ({"tool": "电钻", "until": NOON, "count": ""}, "count", "an empty one is not known"),
    ({"tool": "电钻", "until": NOON, "count": "1"}, None, "all there"),
]


@pytest.mark.parametrize(("known", "slot", "why"), MISSING)
def test_missing(known: Values, slot: str | None, why: str) -> None:
    first = missing(LEND, turn_of(message("")), known)
    assert (first.name if first else None) == slot, why


def test_only_what_is_sure_is_found() -> None:
    turn = turn_of(message(""))
    told = found(LEND, turn, {"photos": "p1"}, "电钻2把，7点")
    assert told == {"photos": "p1", "tool": "电钻", "count": "2"}


def test_an_answer_is_good_until_time_overtakes_it() -> None:
    turn = turn_of(message(""))
    known = {"tool": "电钻", "until": NOON, "photos": "p1"}
    assert still_good(LEND, turn, known) == known
    turn.now += timedelta(hours=2)
    assert still_good(LEND, turn, known) == {"tool": "电钻", "photos": "p1"}


# known, told, is it a change?, why
CHANGES = [
    ({"tool": "电钻"}, {"tool": "电钻"}, False, "the same"),
    ({"tool": "电钻"}, {"tool": "梯子"}, True, "another"),
    ({}, {"tool": "电钻"}, True, "new"),
    ({"tool": "电钻"}, {}, True, "gone"),
    ({}, {"tool": ""}, False, "empty says nothing"),
]


@pytest.mark.parametrize(("known", "told", "change", "why"), CHANGES)
def test_changed(known: Values, told: Values, change: bool, why: str) -> None:
    assert changed(known, told) is change, why
