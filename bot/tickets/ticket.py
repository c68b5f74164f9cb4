"""The ticket, its promises and its timeline: plain values, changed only by the desk."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from bot.tickets.because import Because


class Status(StrEnum):
    """Where a ticket is."""

    OPENED = "opened"
    ASSIGNED = "assigned"
    ACCEPTED = "accepted"
    ON_SITE = "on_site"
    WAITING = "waiting"
    FINISHED = "finished"
    CLOSED = "closed"
    CANCELLED = "cancelled"
    REOPENED = "reopened"


IN_CHINESE = {
    Status.OPENED: "待派单",
    Status.ASSIGNED: "已派单",
    Status.ACCEPTED: "已接单",
    Status.ON_SITE: "已到场",
    Status.WAITING: "等待中",
    Status.FINISHED: "已完工",
    Status.CLOSED: "已结单",
    Status.CANCELLED: "已取消",
    Status.REOPENED: "已重开",
}

ENDED = frozenset({Status.CLOSED, Status.CANCELLED})
# Kinds that are answered in words rather than mended; an enquiry is a talk and has words of its own.
ANSWERED = frozenset({"complaint", "suggestion", "praise"})
# With the resident: staff have done their part, so the ticket is nobody's open task.
DONE = ENDED | {Status.FINISHED}


class PromiseKind(StrEnum):
    """What was promised: that someone takes it, comes, mends it, gives an answer, or calls back."""

    RESPONSE = "response"
    ARRIVAL = "arrival"
    RESOLUTION = "resolution"
    ANSWER = "answer"
    FOLLOW_UP = "follow_up"


class PromiseState(StrEnum):
    """How a promise stands.

    Released means that nobody waits for it any more (the ticket was cancelled), paused that its clock was
    stopped for a reason and that another row has the time that the resident was told then.
    """

    OPEN = "open"
    KEPT = "kept"
    BROKEN = "broken"
    RELEASED = "released"
    PAUSED = "paused"


# The resident in the ledger: who that is the ticket knows, as long as it may.
RESIDENT = "resident"


@dataclass(frozen=True, slots=True)
class Promise:
    """A time that a resident was told: one row of the ledger.

    `told_at` is when they were warned that it may not be kept, `told` who heard that it is late or stands
    still, and when (`RESIDENT` for the resident, colleagues by address); `delays` how often it was put off
    before. `script` and `words` are how it was said. `kept_at` is when it was done, in time or not.
    `because` is the rule by which it is due then.
    """

    kind: PromiseKind
    due_at: datetime
    made_at: datetime
    state: PromiseState = PromiseState.OPEN
    told_at: datetime | None = None
    delays: int = 0
    script: str = ""
    words: str = ""
    kept_at: datetime | None = None
    told: tuple[tuple[str, datetime], ...] = ()
    because: Because | None = None


@dataclass(frozen=True, slots=True)
class Paused:
    """A time in which a ticket's promises stand still, from `since` until `until`, whoever ended it early.

    `reason` is a key of services.yaml's pauses, `by` the colleague who asked for it.
    """

    reason: str
    since: datetime
    until: datetime
    by: str


@dataclass(frozen=True, slots=True)
class Ticket:
    """One matter of one resident (or of the estate, when staff saw it on patrol: `resident` is empty then).

    `version` counts the stored changes: 0 is not stored yet. People are addresses. `offered` lists the staff
    who were asked already, `visit` the span in which someone is at home.
    """

    number: str
    kind: str
    category: str
    status: Status
    resident: str
    place: str
    problem: str
    case_owner: str
    opened_at: datetime
    opened_by: str
    assignee: str = ""
    offered: tuple[str, ...] = ()
    visit: tuple[datetime, datetime] | None = None
    promises: tuple[Promise, ...] = ()
    pauses: tuple[Paused, ...] = ()
    rating: int = 0
    urged: int = 0
    reopened: int = 0
    version: int = 0


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of a ticket's append-only timeline: who, when, what."""

    number: str
    at: datetime
    actor: str
    action: str
    text: str = ""
