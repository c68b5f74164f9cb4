"""Which status may follow which."""

import pytest

from bot.tickets.moves import ALLOWED_MOVES, may_move
from bot.tickets.ticket import DONE, ENDED, IN_CHINESE, Status

OPENED, ASSIGNED, ACCEPTED, ON_SITE, WAITING, FINISHED, CLOSED, CANCELLED, REOPENED = Status

# from, to, legal?, why
MOVES = [
    (OPENED, ASSIGNED, True, "dispatch asks somebody"),
    (OPENED, ACCEPTED, True, "somebody grabs it"),
    (OPENED, ON_SITE, False, "whoever stands at the door has taken it"),
    (OPENED, CLOSED, False, "nothing is closed that nobody has seen"),
    (ASSIGNED, ASSIGNED, True, "the next is asked"),
    (ASSIGNED, OPENED, True, "nobody is left to ask"),
    (ASSIGNED, FINISHED, False, "asked is not taken"),
    (ACCEPTED, FINISHED, True, "settled by phone"),
    (ACCEPTED, CANCELLED, True, "nobody is there yet"),
    (ON_SITE, CANCELLED, False, "somebody stands at the door"),
    (ON_SITE, ASSIGNED, True, "handed on to a colleague"),
    (WAITING, ON_SITE, True, "the part has come"),
    (WAITING, CLOSED, False, "waiting is not mended"),
    (FINISHED, CLOSED, True, "the resident says so"),
    (FINISHED, REOPENED, True, "the resident says otherwise"),
    (FINISHED, CANCELLED, False, "it was done"),
    (CLOSED, REOPENED, True, "it broke again"),
    (CLOSED, FINISHED, False, "there is no way back but by the resident"),
    (REOPENED, ON_SITE, True, "the same person comes again"),
    (REOPENED, CLOSED, False, "not before it is mended"),
]


@pytest.mark.parametrize(("origin", "target", "legal", "why"), MOVES)
def test_moves(origin: Status, target: Status, legal: bool, why: str) -> None:
    assert may_move(origin, target) is legal, why


def test_every_status_has_a_row_and_a_name() -> None:
    assert set(ALLOWED_MOVES) == set(Status) == set(IN_CHINESE)
    assert len(set(IN_CHINESE.values())) == len(Status)


def test_cancelled_is_final() -> None:
    assert not [target for target in Status if may_move(CANCELLED, target)]


@pytest.mark.parametrize("status", sorted(set(Status) - DONE))
def test_whatever_is_open_can_be_finished_in_the_end(status: Status) -> None:
    reached, new = {status}, {status}
    while new:
        new = {target for origin in new for target in ALLOWED_MOVES[origin]} - reached
        reached |= new
    assert FINISHED in reached


def test_what_ended_is_done() -> None:
    assert {CLOSED, CANCELLED} == ENDED
    assert {FINISHED} == DONE - ENDED
