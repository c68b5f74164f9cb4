"""What a file changes in the register: a pure comparison, so that it can be shown before it is done."""

from collections import defaultdict
from collections.abc import Collection, Container, Hashable, Iterable, Mapping
from dataclasses import replace
from typing import Protocol, TypeVar

from bot.residents.reading.columns import BILLS, CARS, HOMES, PEOPLE
from bot.residents.reading.rows import Line
from bot.residents.register import Bill, Household, Member
from bot.residents.register_state import Changes, Delta, Occupant, RegisterState, Vehicle
from config.estate import Estate

K = TypeVar("K", bound=Hashable)
T = TypeVar("T")
Lines = Mapping[str, list[Line]]


class Labelled(Protocol):
    """What belongs to a home."""

    @property
    def label(self) -> str: ...


L = TypeVar("L", bound=Labelled)


def changes_of(state: RegisterState, lines: Lines, estate: Estate, incomplete: Container[str]) -> Changes:
    """Return what the lines of a file change.

    A column that the file doesn't have leaves its field alone. Who isn't among the people of a home that the
    file names has moved out, and so with cars; but nobody moves out by a sheet of which some rows are bad.
    """
    people = _people(state, lines[PEOPLE.name])
    cars = _cars(lines[CARS.name])
    named = frozenset(label for label, _ in people)
    parked = frozenset(car.label for car in cars.values())
    moved_out = [] if PEOPLE.name in incomplete else _gone(state.people, people, named)
    sold = [] if CARS.name in incomplete else _gone(state.cars, cars, parked)
    return Changes(
        _delta(state.homes, _homes(state, lines[HOMES.name], estate)),
        _delta(state.people, people, moved_out),
        _delta(state.cars, cars, sold),
        _delta(state.bills, _bills(state, lines[BILLS.name])),
        _members(state, people, moved_out, named),
    )


def _homes(state: RegisterState, lines: Iterable[Line], estate: Estate) -> dict[str, Household]:
    homes: dict[str, Household] = {}
    for line in lines:
        own = estate.buildings[line.home.building].grid
        old = state.homes.get(line.home.label) or Household(line.home, own)
        new = replace(old, home=line.home, **line.values)
        homes[line.home.label] = new if new.grid else replace(new, grid=own)
    return homes


def _people(state: RegisterState, lines: Iterable[Line]) -> dict[tuple[str, str], Occupant]:
    people: dict[tuple[str, str], Occupant] = {}
    for line in lines:
        key = (line.home.label, line.values["name"])
        old = state.people.get(key)
        member = old.member if old else Member(line.values["name"], "", line.values["role"])
        people[key] = Occupant(line.home.label, replace(member, **line.values))
    return people


def _cars(lines: Iterable[Line]) -> dict[str, Vehicle]:
    return {plate: Vehicle(plate, line.home.label) for line in lines for plate in line.values["plates"]}


def _bills(state: RegisterState, lines: Iterable[Line]) -> dict[tuple[str, str, str], Bill]:
    bills: dict[tuple[str, str, str], Bill] = {}
    for line in lines:
        key = (line.home.label, line.values["item"], line.values["period"])
        bills[key] = replace(state.bills.get(key) or Bill(*key, cents=0), **line.values)
    return bills


def _gone(old: Mapping[K, L], new: Container[K], named: Container[str]) -> list[L]:
    return [one for key, one in old.items() if one.label in named and key not in new]


def _delta(old: Mapping[K, T], new: Mapping[K, T], gone: Iterable[T] = ()) -> Delta[T]:
    pairs = [(old.get(key), one) for key, one in new.items()]
    return Delta(
        tuple(after for before, after in pairs if before is None),
        tuple((before, after) for before, after in pairs if before is not None and before != after),
        tuple(gone),
        sum(before == after for before, after in pairs),
    )


def _members(
    state: RegisterState,
    people: Mapping[tuple[str, str], Occupant],
    gone: Collection[Occupant],
    named: Container[str],
) -> dict[str, tuple[Member, ...]]:
    """Return the members afterwards of every home whose people are named."""
    left = set(gone)
    members: dict[str, dict[str, Member]] = defaultdict(dict)
    for occupant in (*(one for one in state.people.values() if one not in left), *people.values()):
        if occupant.label in named:
            members[occupant.label][occupant.member.name] = occupant.member
    return {label: tuple(of_home.values()) for label, of_home in members.items()}
