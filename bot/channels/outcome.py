"""What became of one sending, in the words that the outbox decides by."""

from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum


class Verdict(StrEnum):
    """What to do next with what was sent."""

    SENT = "sent"  # accepted by the platform
    RETRY = "retry"  # the same again, later
    NEXT_RUNG = "next_rung"  # not this way, but another way may reach this person
    DROP = "drop"  # no way: the person or the data is wrong
    HALT = "halt"  # the whole channel can't send: an admin must act, or `wait` must pass


@dataclass(frozen=True, slots=True)
class Outcome:
    """The result of one sending.

    `reason` is Chinese, for admins. `wait` is how long to wait at least (None: as the outbox sees fit; with
    HALT: until somebody acts). `id` is the platform's message id, `code` its errcode (0: none).
    """

    verdict: Verdict
    reason: str
    wait: timedelta | None = None
    id: str = ""
    code: int = 0
