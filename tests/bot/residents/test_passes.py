"""How a pass stands at a time."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.residents.passes import OPEN, VISITOR, Pass, PassState, Standing, moved, standing
from tests.bot.tickets.estate import at

MADE = at("2025-09-01 10:00")
PASS = Pass(
    "F1001",
    VISITOR,
    "official:wang",
    "3栋2单元1201",
    "表弟",
    MADE,
    at("2025-09-02 14:30"),
    at("2025-09-02 17:00"),
    details={"plate": "豫A12345"},
)

# state, now, how it stands, why
STANDINGS = [
    (PassState.VALID, "09-02 14:29", Standing.EARLY, "a minute before its time"),
    (PassState.VALID, "09-02 14:30", Standing.GOOD, "its time begins"),
    (PassState.VALID, "09-02 17:00", Standing.GOOD, "the last moment belongs to it"),
    (PassState.VALID, "09-02 17:01", Standing.EXPIRED, "over"),
    (PassState.WAITING, "09-02 10:00", Standing.WAITING, "the owner has not answered yet"),
    (PassState.WAITING, "09-02 15:00", Standing.WAITING, "nor in its time: it is not good"),
    (PassState.WAITING, "09-02 17:01", Standing.EXPIRED, "nobody agreed in time"),
    (PassState.USED, "09-02 15:00", Standing.USED, "good once"),
    (PassState.USED, "09-03 15:00", Standing.USED, "what was decided stays, whatever the time"),
    (PassState.CANCELLED, "09-02 15:00", Standing.CANCELLED, "the resident took it back"),
    (PassState.REFUSED, "09-02 15:00", Standing.REFUSED, "the owner said no"),
]


@pytest.mark.parametrize(("state", "now", "expected", "why"), STANDINGS)
def test_standing(state: PassState, now: str, expected: Standing, why: str) -> None:
    assert standing(replace(PASS, state=state), at(f"2025-{now}")) is expected, why


def test_open_is_what_something_may_still_come_of() -> None:
    assert {Standing.WAITING, Standing.EARLY, Standing.GOOD} == OPEN


def test_a_moved_pass_tells_who_moved_it_and_when_and_keeps_the_rest() -> None:
    now = MADE + timedelta(hours=30)
    used = moved(PASS, PassState.USED, "wecom:guard", now)
    assert used == replace(PASS, state=PassState.USED, details=used.details)
    assert used.details == {
        "plate": "豫A12345",
        "used_by": "wecom:guard",
        "used_at": "2025-09-02T16:00:00+08:00",
    }
