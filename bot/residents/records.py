"""What a turn changes about people, to be stored with it or not at all."""

from dataclasses import dataclass
from datetime import datetime

from bot.residents.home import Resident
from bot.residents.passes import Pass, PassState


@dataclass(frozen=True, slots=True)
class Bound:
    """A person is tied to a home from now on; `beside` are the ties that the home had when that was decided.

    None asks nothing of the other ties.
    """

    tie: Resident
    beside: frozenset[str] | None = None


@dataclass(frozen=True, slots=True)
class Unbound:
    """A person is tied to a home no longer; `by` is the owner who says so, "" for nobody's say."""

    person: str
    label: str
    by: str = ""


@dataclass(frozen=True, slots=True)
class Agreed:
    """A person consented to a purpose; `wording` is the version of the knowledge whose notice they read."""

    person: str
    purpose: str
    at: datetime
    wording: str = ""


@dataclass(frozen=True, slots=True)
class Withdrew:
    """A person took a consent back."""

    person: str
    purpose: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Tried:
    """A subject (a person or a home) tried what is named; tries from before `since` count no more.

    `seen` is the stored count that the try was allowed on: when it has moved on, the turn is decided again.
    None counts whatever was read. A try that was right is not `counted`, but rests on the same count.
    """

    subject: str
    name: str
    at: datetime
    since: datetime
    seen: int | None = None
    counted: bool = True


@dataclass(frozen=True, slots=True)
class KeptPass:
    """A pass was made, or has a new state after `was`, which it must still have."""

    of: Pass
    was: PassState | None = None


@dataclass(frozen=True, slots=True)
class Forgotten:
    """A person's data are deleted, as far as nothing obliges us to keep them.

    `key` is the delivery in which it was asked for: its reply must survive a repeat.
    """

    person: str
    reason: str
    at: datetime
    key: str = ""


@dataclass(frozen=True, slots=True)
class Blocked:
    """A person is on the list for abuse until then, or no longer (None): only emergencies are served."""

    person: str
    until: datetime | None


Record = Bound | Unbound | Agreed | Withdrew | Tried | KeptPass | Forgotten | Blocked
