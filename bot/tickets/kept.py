"""How many promises were kept: shares per category, person or building, and the list of the broken ones."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta, tzinfo
from typing import Literal

from bot.errors import BotError
from bot.tickets.rules import Rules
from bot.tickets.ticket import PromiseKind
from bot.tickets.why import KINDS, say_length

By = Literal["category", "person", "building"]
NOBODY, ELSEWHERE = "没有人接", "别处"


@dataclass(frozen=True, slots=True)
class Tally:
    """How many promises of one category, person (an address) and place were kept and how many broken."""

    category: str
    person: str
    place: str
    kept: int
    broken: int


@dataclass(frozen=True, slots=True)
class Late:
    """A promise that was not kept; `kept_at` is when it was done all the same, None as long as it isn't."""

    number: str
    kind: PromiseKind
    due_at: datetime
    kept_at: datetime | None


@dataclass(frozen=True, slots=True)
class Kept:
    """What became of the promises that were due in a span of time; the broken ones oldest first."""

    tallies: tuple[Tally, ...]
    broken: tuple[Late, ...]


@dataclass(frozen=True, slots=True)
class Share:
    """How many promises were kept of those that one name stands for."""

    name: str
    kept: int
    broken: int

    @property
    def rate(self) -> float:
        """The part that was kept, from 0 to 1; 1 where nothing was promised."""
        promised = self.kept + self.broken
        return self.kept / promised if promised else 1.0

    def __str__(self) -> str:
        return f"{self.name} {self.rate:.1%}（{self.kept}/{self.kept + self.broken}）"


def month_of(written: str, now: datetime, zone: tzinfo) -> tuple[datetime, datetime]:
    """Return when a month ("2026-11", "" for the present one) begins and ends, in `zone`.

    Raises `BotError` for what is no month.
    """
    try:
        first = datetime.strptime(written, "%Y-%m") if written else now.astimezone(zone)
    except ValueError as error:
        raise BotError(f"看不懂月份“{written}”，请写成 2026-11 这样") from error
    begins = first.replace(day=1, hour=0, minute=0, second=0, microsecond=0, tzinfo=zone)
    return begins, (begins + timedelta(days=32)).replace(day=1)


def in_all(kept: Kept) -> Share:
    """Return the share of all together."""
    return Share("合计", sum(row.kept for row in kept.tallies), sum(row.broken for row in kept.tallies))


def shares(kept: Kept, by: By, rules: Rules) -> list[Share]:
    """Return the shares by name, the worst first."""
    name = _names(by, rules)
    sums: dict[str, list[int]] = defaultdict(lambda: [0, 0])
    for row in kept.tallies:
        sums[name(row)][0] += row.kept
        sums[name(row)][1] += row.broken
    found = [Share(called, *counts) for called, counts in sums.items()]
    return sorted(found, key=lambda share: (share.rate, -share.broken, share.name))


def said(kept: Kept, by: By, rules: Rules) -> list[str]:
    """Return the shares as lines, with that of all together first."""
    return [str(in_all(kept)), *map(str, shares(kept, by, rules))]


def broken_lines(broken: Sequence[Late], now: datetime) -> list[str]:
    """Return the broken promises as lines: ticket, kind, when it was due, and by how much it was late."""
    return [
        f"工单号 {row.number} {KINDS[row.kind]} {row.due_at.astimezone(now.tzinfo):%m-%d %H:%M} "
        f"{'晚了' if row.kept_at else '到现在晚了'}{say_length((row.kept_at or now) - row.due_at)}"
        for row in broken
    ]


def _names(by: By, rules: Rules) -> Callable[[Tally], str]:
    if by == "category":
        return lambda row: rules.category(row.category).name
    if by == "person":
        return lambda row: rules.name_of(row.person) or row.person or NOBODY
    # The longest name first: 13栋 is not 3栋, and 3栋 not the beginning of 3栋东.
    buildings = sorted(rules.estate.buildings, key=len, reverse=True)
    return lambda row: _building(row.place, buildings)


def _building(place: str, buildings: Iterable[str]) -> str:
    return next((building for building in buildings if place.startswith(building)), ELSEWHERE)
