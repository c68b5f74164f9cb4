"""A change of the roster: a swap or a leave that somebody asked for, step by step until it counts."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum

from config.staff import Staff

# An answer is waited for no longer than this, nor beyond the beginning of what is asked for …
LONGEST_WAIT = timedelta(hours=24)
# … but who asks for this very hour gives the others so long.
SHORTEST_WAIT = timedelta(minutes=30)


class ChangeKind(StrEnum):
    """What is changed: two people stand in for each other, or one is away."""

    SWAP = "swap"
    LEAVE = "leave"


class ChangeState(StrEnum):
    """Where a change is. Only what is allowed counts."""

    ASKED = "asked"
    AGREED = "agreed"
    ALLOWED = "allowed"
    DECLINED = "declined"
    REFUSED = "refused"
    EXPIRED = "expired"
    WITHDRAWN = "withdrawn"


# The legal steps: first the partner's word, then the manager's; who asked may take back what is not over.
ALLOWED_STEPS: dict[ChangeState, frozenset[ChangeState]] = {
    ChangeState.ASKED: frozenset(
        {ChangeState.AGREED, ChangeState.DECLINED, ChangeState.EXPIRED, ChangeState.WITHDRAWN}
    ),
    ChangeState.AGREED: frozenset(
        {ChangeState.ALLOWED, ChangeState.REFUSED, ChangeState.EXPIRED, ChangeState.WITHDRAWN}
    ),
    ChangeState.ALLOWED: frozenset(),
    ChangeState.DECLINED: frozenset(),
    ChangeState.REFUSED: frozenset(),
    ChangeState.EXPIRED: frozenset(),
    ChangeState.WITHDRAWN: frozenset(),
}
WAITING = frozenset(state for state, following in ALLOWED_STEPS.items() if following)


@dataclass(frozen=True, slots=True)
class DutyChange:
    """A change of the roster from `start` until `until` (aware); people are ids of staff.yaml.

    `partner` is who stands in, "" for a leave without anybody. `version` counts the stored changes.
    """

    number: str
    kind: ChangeKind
    who: str
    partner: str
    start: datetime
    until: datetime
    state: ChangeState
    asked_at: datetime
    expires_at: datetime
    version: int = 0

    @property
    def waiting(self) -> bool:
        """Whether somebody's word is still waited for."""
        return self.state in WAITING


@dataclass(frozen=True, slots=True)
class DutyStep:
    """One line of a change's append-only history: who took it to which state, and when."""

    number: str
    at: datetime
    actor: str
    state: ChangeState


def expiry(start: datetime, now: datetime) -> datetime:
    """Return until when an answer to what begins at `start` and is asked at `now` is waited for."""
    return min(now + LONGEST_WAIT, max(start, now + SHORTEST_WAIT))


def stepped(change: DutyChange, state: ChangeState) -> DutyChange | None:
    """Return the change in its next state, or None where that step is not legal."""
    return replace(change, state=state) if state in ALLOWED_STEPS[change.state] else None


def in_force(staff: Staff, now: datetime, changes: Iterable[DutyChange]) -> list[DutyChange]:
    """Return what changes the roster at `now`: of the file and of the rows, in the order of their making."""
    known = [*written(staff, now), *(one for one in changes if one.state is ChangeState.ALLOWED)]
    return [one for one in known if one.start <= now < one.until]


def written(staff: Staff, now: datetime) -> list[DutyChange]:
    """Return the swaps and leaves of staff.yaml, whose times are those of the zone of `now`."""
    swaps = [(ChangeKind.SWAP, one.who, one.partner, one.start, one.until) for one in staff.swaps]
    leaves = [(ChangeKind.LEAVE, one.who, one.instead, one.start, one.until) for one in staff.leave]
    return [
        DutyChange("", kind, who, partner, begins, ends, ChangeState.ALLOWED, begins, begins)
        for kind, who, partner, start, until in (*swaps, *leaves)
        for begins, ends in [(_here(start, now), _here(until, now))]
    ]


def _here(moment: datetime, now: datetime) -> datetime:
    return moment.replace(tzinfo=moment.tzinfo or now.tzinfo)
