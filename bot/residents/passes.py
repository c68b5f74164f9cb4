"""Passes (通行单): what a resident announces to the gate, and until when it is good."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum


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
