"""What the tick needs: the due rows of all estates, and the handlers of their names."""

from collections.abc import Callable
from datetime import datetime
from typing import Protocol

from bot.due import Claim
from bot.tickets.docket import Docket

# Decides what follows from a due row: reads and writes the docket only. The instant is that of the tick.
Handler = Callable[[Claim, Docket, datetime], None]


class DuePort(Protocol):
    """The due rows."""

    def claim(self, now: datetime) -> Claim | None:
        """Take the earliest row that is due at `now` for a while, or return None."""

    def complete(self, claim: Claim, docket: Docket) -> None:
        """Store the docket and end the row in one transaction; raises `Conflict` if either moved on."""

    def fail(self, claim: Claim, reason: str, retry_at: datetime | None) -> bool:
        """Give the row back until `retry_at`, or mark it dead when there is none; False if it is not ours."""

    def next_due(self) -> datetime | None:
        """Return when the next row is due."""
