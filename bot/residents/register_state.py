"""The whole register of an estate at one moment, and what a file changes in it."""

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Generic, Protocol, TypeVar

from bot.residents.home import Resident
from bot.residents.register import Bill, Household, Member

T = TypeVar("T")

# The tables of the register, as the fields of `RegisterState` name them.
EVERYTHING = ("homes", "people", "cars", "bills")


@dataclass(frozen=True, slots=True)
class Occupant:
    """A member of the household with this label."""

    label: str
    member: Member


@dataclass(frozen=True, slots=True)
class Vehicle:
    """A plate, and the home that it belongs to."""

    plate: str
    label: str


@dataclass(frozen=True, slots=True)
class RegisterState:
    """All that the register holds, by its keys; the households come without members and plates."""

    homes: Mapping[str, Household] = field(default_factory=dict)
    people: Mapping[tuple[str, str], Occupant] = field(default_factory=dict)
    cars: Mapping[str, Vehicle] = field(default_factory=dict)
    bills: Mapping[tuple[str, str, str], Bill] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Delta(Generic[T]):
    """What comes, what changes (before, after), what goes, and how much stays as it is."""

    added: tuple[T, ...] = ()
    changed: tuple[tuple[T, T], ...] = ()
    gone: tuple[T, ...] = ()
    same: int = 0

    def stored(self) -> Iterator[T]:
        """Yield what is to be stored."""
        yield from self.added
        yield from (after for _, after in self.changed)

    @property
    def size(self) -> int:
        """How many rows are to be stored or deleted."""
        return len(self.added) + len(self.changed) + len(self.gone)


@dataclass(frozen=True, slots=True)
class Changes:
    """What a file changes. `members` are the members afterwards of each home whose people it names."""

    homes: Delta[Household] = Delta()
    people: Delta[Occupant] = Delta()
    cars: Delta[Vehicle] = Delta()
    bills: Delta[Bill] = Delta()
    members: Mapping[str, tuple[Member, ...]] = field(default_factory=dict)

    @property
    def size(self) -> int:
        """How many rows are to be stored or deleted."""
        return self.homes.size + self.people.size + self.cars.size + self.bills.size


@dataclass(frozen=True, slots=True)
class Imported:
    """An import that was stored: what it changed, and the ties that it ended."""

    changes: Changes
    unbound: tuple[Resident, ...]


# Decides on the register as it is at the moment of storing.
Decide = Callable[[RegisterState], Changes]
# Called with how many rows were stored since the last call.
Stored = Callable[[int], None]


class WholeRegister(Protocol):
    """The register of an estate, read and changed as a whole."""

    def state(self, wanted: Collection[str] = EVERYTHING) -> RegisterState:
        """Return what the register holds now: the wanted tables of it, the others empty."""

    def store(self, decide: Decide, wanted: Collection[str], today: date, stored: Stored) -> Imported:
        """Store what `decide` makes of the wanted tables, all or nothing, while nobody else writes.

        Who is bound to a home whose people are named but is no member any more, or whose lease was over
        before `today`, is unbound; the others get role and term from the register.
        """
