"""Work that comes by time: a row with the instant at which it is due, handled once."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Due:
    """Something to look at when its time comes.

    `name` says which handler looks, `subject` what it is about (a ticket number, a reminder), `detail` what
    else it needs. The three together are unique within an estate: adding the same again changes nothing.
    """

    name: str
    subject: str
    at: datetime
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Claim:
    """A due row that this process holds for a while; `fence` grows each time that it is claimed."""

    id: int
    fence: int
    estate: str
    due: Due
