"""Durations and instants of the clock interface."""

from datetime import datetime, timedelta
from typing import Any

import pytest

from sandbox.durations import read_duration, read_target
from sandbox.errors import SandboxError

NOW = datetime.fromisoformat("2026-03-02T09:00:00+08:00")


@pytest.mark.parametrize(
    ("text", "length"),
    [
        ("PT15M", timedelta(minutes=15)),
        ("P1D", timedelta(days=1)),
        ("P1DT2H30M", timedelta(days=1, hours=2, minutes=30)),
        ("P2W", timedelta(weeks=2)),
        ("PT0S", timedelta(0)),
        ("PT0.5S", timedelta(seconds=0.5)),
    ],
)
def test_durations(text: str, length: timedelta) -> None:
    assert read_duration(text) == length


BAD: list[Any] = [
    "",
    "P",
    "PT",
    "P1DT",
    "15M",
    "PT15",
    "-PT15M",
    "PT15M ",
    "P1M",
    "P1Y",
    "十五分钟",
    "PT１M",
    15,
    None,
]


@pytest.mark.parametrize("text", BAD)
def test_other_words_are_refused(text: Any) -> None:
    with pytest.raises(SandboxError) as refusal:
        read_duration(text)
    assert refusal.value.status == 400


@pytest.mark.parametrize(
    ("body", "status"),
    [
        ({}, 400),
        ([], 400),
        ({"advance": "PT1M", "set": "2026-03-03T09:00:00+08:00"}, 400),
        ({"set": "2026-03-03T09:00:00"}, 400),  # no offset: whose nine o'clock?
        ({"set": "tomorrow"}, 400),
        ({"set": 5}, 400),
        ({"advance": "P9999999999D"}, 400),
        ({"advance": "P4000D"}, 400),
        ({"set": "2026-03-02T00:59:59Z"}, 409),  # one second back
    ],
)
def test_bad_targets(body: Any, status: int) -> None:
    with pytest.raises(SandboxError) as refusal:
        read_target(body, NOW)
    assert refusal.value.status == status


def test_an_instant_in_another_zone() -> None:
    assert read_target({"set": "2026-03-02T01:00:00Z"}, NOW) == NOW
