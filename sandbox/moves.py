"""Moving the clock: every instant at which something is due is visited on the way, in order."""

import time
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from .aftermath import push_pending
from .clock import SHANGHAI
from .durations import read_target
from .house import House
from .world import World

# A service whose work for one instant never ends: it is asked so often, with a pause for leases that other
# processes hold (machine seconds), and then the move goes on without it.
SAME_INSTANT, PAUSE = 100, 0.02
VISITS = 50_000


@dataclass
class Progress:
    """Where a move has come to: the instant of the last visit, and how often in a row it was that one."""

    at: datetime
    repeated: int = 0
    visits: int = 0


def move_clock(world: World, house: House, body: Any) -> dict[str, str]:
    """Move to where the body asks; returns {"now"} and, when the service never finished, {"unfinished"}."""
    with world.clock.moving():
        start = world.clock.now()
        target = read_target(body, start).astimezone(SHANGHAI)
        try:
            unfinished = _travel(world, house, start, target)
            world.clock.hold(target)
        finally:
            world.clock.release()
    return {"now": target.isoformat()} | ({"unfinished": unfinished.isoformat()} if unfinished else {})


def _travel(world: World, house: House, start: datetime, target: datetime) -> datetime | None:
    """Visit all that is due up to the target, and the target; returns the instant that never finished."""
    progress = Progress(start)
    while True:
        due = house.next_due()
        waiting = due is not None and due <= target
        if not waiting and progress.visits and progress.at == target:
            return None
        if waiting and (progress.repeated > SAME_INSTANT or progress.visits > VISITS):
            _visit(world, house, target, progress)
            return due
        _visit(
            world, house, max(due.astimezone(SHANGHAI), progress.at) if due and waiting else target, progress
        )


def _visit(world: World, house: House, instant: datetime, progress: Progress) -> None:
    progress.repeated = progress.repeated + 1 if instant == progress.at and progress.visits else 0
    progress.at, progress.visits = instant, progress.visits + 1
    if progress.repeated > 1:
        time.sleep(PAUSE)
    world.clock.hold(instant)
    house.work(instant)
    push_pending(world, house)
