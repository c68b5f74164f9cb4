"""The register (住户档案): households as the company's records have them, and how a turn reads them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol

from bot.residents.home import Home, Resident
from bot.residents.passes import Pass


@dataclass(frozen=True, slots=True)
class Member:
    """Somebody on file for a home: `role` is owner, tenant or family, `until` the last day of a lease.

    `phone` is eleven digits, or "" when none is on file; `title` how they wish to be called (女士), "" where
    that is not known.
    """

    name: str
    phone: str
    role: str
    until: date | None = None
    title: str = ""


@dataclass(frozen=True, slots=True)
class Household:
    """A home with who and what belongs to it.

    `area` is in square metres as written in the records; `marks` (独居老人, 孕妇 …) are for staff only;
    `grid` is a key in estate.yaml.
    """

    home: Home
    grid: str
    area: str = ""
    marks: tuple[str, ...] = ()
    members: tuple[Member, ...] = ()
    plates: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Bill:
    """What a home was charged: `cents` of a yuan for an `item` (物业费) of a `period` (2026年第四季度)."""

    label: str
    item: str
    period: str
    cents: int
    due_on: date | None = None
    paid_on: date | None = None


@dataclass(frozen=True, slots=True)
class Consent:
    """That a person agreed to a purpose, and when they took it back.

    `wording` is the version of the knowledge whose notice they had read.
    """

    person: str
    purpose: str
    given_at: datetime
    withdrawn_at: datetime | None = None
    wording: str = ""


@dataclass(frozen=True, slots=True)
class Attempts:
    """How often something was tried since the first time that still counts."""

    count: int = 0
    since: datetime | None = None


class Register(Protocol):
    """What a turn reads of an estate's people."""

    def ties_of(self, person: str, today: date) -> tuple[Resident, ...]:
        """Return the person's ties to homes, the first bound first; without those whose lease is over."""

    def residents_in(self, buildings: Sequence[str], today: date) -> list[Resident]:
        """Return the residents bound to homes in these buildings, in all when none is named."""

    def residents_of(self, label: str, today: date) -> list[Resident]:
        """Return the residents bound to one home, the first bound first."""

    def household(self, label: str) -> Household | None:
        """Return the household with this label, with its members and plates."""

    def bills_of(self, label: str) -> list[Bill]:
        """Return the bills of a home, the newest due first."""

    def consents_of(self, person: str) -> list[Consent]:
        """Return the person's consents, oldest first, withdrawn ones included."""

    def attempts(self, subject: str, name: str) -> Attempts:
        """Return how often the subject (a person or a home) tried what is named."""

    def passes_of(self, person: str, since: datetime) -> list[Pass]:
        """Return the passes that the person made since then, oldest first."""

    def current_passes(self, now: datetime) -> list[Pass]:
        """Return everybody's passes whose time is not over, the earliest first."""

    def find_pass(self, number: str) -> Pass | None:
        """Return the pass with this number."""

    def take_pass_number(self) -> int:
        """Return the next pass number, given out once: 1, 2, 3 …; one that is not used leaves a gap."""
