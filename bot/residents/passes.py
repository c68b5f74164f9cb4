"""Passes (通行单): what a resident announces to the gate, and until when it is good."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum

VISITOR, GOODS = "visitor", "goods"


class PassState(StrEnum):
    """How a pass stands."""

    WAITING = "waiting"
    VALID = "valid"
    USED = "used"
    CANCELLED = "cancelled"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class Pass:
    """A resident's word to the gate: `kind` is visitor or goods; `subject` what or who, in their words.

    A pass is good from `valid_from` until `valid_until` (aware, in the estate's zone). `details` are what the
    gate may read besides: a plate, how many people.
    """

    number: str
    kind: str
    person: str
    label: str
    subject: str
    made_at: datetime
    valid_from: datetime
    valid_until: datetime
    state: PassState = PassState.VALID
    details: Mapping[str, str] = field(default_factory=dict)


class Standing(StrEnum):
    """How a pass stands at a time: its state, and for a valid one whether its time has come.

    It is unbound when who made it is tied to its home no longer.
    """

    WAITING = "waiting"
    EARLY = "early"
    GOOD = "good"
    EXPIRED = "expired"
    USED = "used"
    CANCELLED = "cancelled"
    REFUSED = "refused"
    UNBOUND = "unbound"


# What somebody has decided, whatever the time.
_DECIDED = {
    PassState.USED: Standing.USED,
    PassState.CANCELLED: Standing.CANCELLED,
    PassState.REFUSED: Standing.REFUSED,
}
# Something may still come of these.
OPEN = frozenset({Standing.WAITING, Standing.EARLY, Standing.GOOD})


def standing(one: Pass, now: datetime, tied: bool = True) -> Standing:
    """Return how the pass stands at `now` (aware); one that nobody agreed to in time has expired, too.

    `tied` is whether who made it is still tied to its home.
    """
    decided = _DECIDED.get(one.state)
    if decided:
        return decided
    if now > one.valid_until:
        return Standing.EXPIRED
    if not tied:
        return Standing.UNBOUND
    if one.state is PassState.WAITING:
        return Standing.WAITING
    return Standing.EARLY if now < one.valid_from else Standing.GOOD


def moved(one: Pass, state: PassState, actor: str, now: datetime) -> Pass:
    """Return the pass in its new state, with who gave it that (an address) and when among the details."""
    by = {f"{state}_by": actor, f"{state}_at": now.isoformat()}
    return replace(one, state=state, details={**one.details, **by})
