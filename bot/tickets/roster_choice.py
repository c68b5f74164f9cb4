"""Who of those able is asked next: one pure function of what is known about each of them."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from config.estate import Building
from config.staff import StaffMember

Mode = Literal["assign", "grab", "rotate"]

# Points; the fewest are asked first. A grid counts more than any load, our own people more than any grid.
# Closeness decides between people who are as busy, and never makes up for a whole task.
OUTSIDER, OTHER_GRID, ANY_GRID, OPEN_TASK = 1_000_000, 20_000, 10_000, 10
KNOWS_THE_HOME, NEXT_DOOR = -5, -3
# So many tasks at most are counted: a grid must stay dearer than whatever somebody has to do.
MOST_TASKS = 500


@dataclass(frozen=True, slots=True)
class Candidate:
    """What is known of somebody who could be asked, in the order of the roster.

    `grid` is 0 in the building's own grid, 1 for who works everywhere, 2 for who has other grids. `load`
    counts open tasks, `next_door` tells of one in the same building, `knows` of the last work at this home,
    `last_turn` is when somebody got such a ticket last, None for not lately.
    """

    name: str
    grid: int = 1
    load: int = 0
    next_door: bool = False
    knows: bool = False
    partner: bool = False
    last_turn: datetime | None = None


def points(one: Candidate) -> int:
    """Return how far from being asked somebody is: grid first, then load, then closeness."""
    return (
        OUTSIDER * one.partner
        + (0, ANY_GRID, OTHER_GRID)[one.grid]
        + OPEN_TASK * min(one.load, MOST_TASKS)
        + NEXT_DOOR * one.next_door
        + KNOWS_THE_HOME * one.knows
    )


def choose(candidates: Iterable[Candidate], passed_over: frozenset[str], mode: Mode = "assign") -> str | None:
    """Return who is asked next of those who were not asked before, None when nobody is left.

    In turn (`rotate`) it is who got such a ticket longest ago; else who has the fewest points. Of equals it
    is the first in the order of the roster.
    """
    left = [one for one in candidates if one.name not in passed_over]
    first = min(left, key=_turn if mode == "rotate" else points, default=None)
    return first.name if first else None


def _turn(one: Candidate) -> tuple[bool, int, float]:
    return one.partner, one.grid, one.last_turn.timestamp() if one.last_turn else 0.0


def grid_of(member: StaffMember, building: Building | None, grids: Collection[str]) -> int:
    """Return how near a building is to somebody's grids: 0 theirs, 1 no grid or all `grids`, 2 another's."""
    if set(member.grids) >= set(grids) or not member.grids:
        return 1
    return 0 if building is not None and building.grid in member.grids else 2
