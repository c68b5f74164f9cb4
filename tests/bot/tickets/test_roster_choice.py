"""Who of those able is asked next, and why."""

from datetime import datetime

import pytest

from bot.tickets.roster_choice import Candidate, Mode, choose, grid_of
from config.estate import Building
from config.staff import StaffMember
from tests.bot.tickets.estate import at


def li(**known: object) -> Candidate:
    return Candidate("li", **known)  # type: ignore[arg-type]


def zhang(**known: object) -> Candidate:
    return Candidate("zhang", **known)  # type: ignore[arg-type]


# what is known of both, who was asked before, who is asked, why
CHOSEN = [
    (li(), zhang(), "", "li", "nothing tells them apart: the order of the roster"),
    (li(load=1), zhang(), "", "zhang", "李师傅 has something to do"),
    (li(load=2), zhang(load=2), "", "li", "both are as busy"),
    (li(), zhang(load=3), "li", "zhang", "李师傅 was asked: 张师傅, busy or not"),
    (li(), zhang(), "li zhang", None, "everybody was asked"),
    (li(), zhang(grid=0), "", "zhang", "the building's own grid is first"),
    (li(), zhang(grid=0, load=40), "", "zhang", "whatever there is to do in it"),
    (li(grid=2), zhang(load=9), "", "zhang", "somebody of another grid comes last"),
    (li(grid=2), zhang(grid=2, load=1), "", "li", "both are of another grid: the load"),
    (li(grid=1, load=600), zhang(grid=2), "", "li", "not even an endless load is dearer than a grid"),
    (li(), zhang(next_door=True), "", "zhang", "is in the building anyway"),
    (li(), zhang(knows=True), "", "zhang", "was at this home last time"),
    (li(next_door=True), zhang(knows=True), "", "zhang", "knowing the home is more than being near"),
    (li(next_door=True, knows=True), zhang(), "", "li", "near, and knows it"),
    (li(load=1, next_door=True, knows=True), zhang(), "", "zhang", "closeness never makes up for a task"),
    (li(partner=True), zhang(load=9), "", "zhang", "our own people before a partner"),
    (li(partner=True, grid=0), zhang(grid=2, load=9), "", "zhang", "whatever the grid"),
    (li(partner=True), zhang(), "zhang", "li", "the partner when none of ours is left"),
]


@pytest.mark.parametrize(("first", "second", "asked", "chosen", "why"), CHOSEN)
def test_choose(first: Candidate, second: Candidate, asked: str, chosen: str | None, why: str) -> None:
    assert choose([first, second], frozenset(asked.split())) == chosen, why


def test_of_nobody_nobody_is_chosen() -> None:
    assert choose([], frozenset()) is None


def turn(day: int) -> datetime:
    return at(f"2025-09-0{day} 10:00")


# what is known of both, who was asked before, whose turn it is, why
TURNS = [
    (li(last_turn=turn(2)), zhang(last_turn=turn(1)), "", "zhang", "longest ago"),
    (li(last_turn=turn(1)), zhang(), "", "zhang", "who had none lately is first"),
    (li(), zhang(), "", "li", "nobody had one: the order of the roster"),
    (li(last_turn=turn(2), load=0), zhang(last_turn=turn(1), load=7), "", "zhang", "a turn is a turn"),
    (li(last_turn=turn(2), knows=True), zhang(last_turn=turn(1)), "", "zhang", "near or not"),
    (li(last_turn=turn(2), grid=0), zhang(last_turn=turn(1)), "", "li", "but in the building's grid"),
    (li(last_turn=turn(2)), zhang(last_turn=turn(1), partner=True), "", "li", "and of our own people"),
    (li(last_turn=turn(2)), zhang(last_turn=turn(1)), "zhang", "li", "who did not accept is passed over"),
]


@pytest.mark.parametrize(("first", "second", "asked", "chosen", "why"), TURNS)
def test_in_turn(first: Candidate, second: Candidate, asked: str, chosen: str, why: str) -> None:
    mode: Mode = "rotate"
    assert choose([first, second], frozenset(asked.split()), mode) == chosen, why


# somebody's grids, the building's, how near, why
GRIDS = [
    (("north",), "north", 0, "theirs"),
    (("south",), "north", 2, "another's"),
    ((), "north", 1, "works everywhere"),
    (("north", "south"), "north", 1, "all grids are everywhere, too"),
    (("south",), None, 2, "a place without a building is in nobody's grid"),
]


@pytest.mark.parametrize(("grids", "building", "near", "why"), GRIDS)
def test_grid_of(grids: tuple[str, ...], building: str | None, near: int, why: str) -> None:
    member = StaffMember(name="李师傅", title="维修", roles=("technician",), grids=grids)
    house = Building(grid=building, entrances=1, floors=1) if building else None
    assert grid_of(member, house, ("north", "south")) == near, why
