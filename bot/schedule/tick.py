"""The tick: claims what is due, has it decided, and stores the outcome, each row in one transaction."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime

import structlog

from bot.due import Claim
from bot.errors import Conflict
from bot.outbox.backoff import MAX_ATTEMPTS, backoff
from bot.schedule.ports import DuePort, Handler
from bot.tickets.docket import Docket, Shelf

# Somebody else changed the ticket meanwhile: look again at once, but not for ever.
DECISIONS = 3
# A handler that makes new work for the same instant again and again must not hold the worker for ever.
ROWS_PER_TICK = 1000

log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True)
class Ticker:
    """Handles due rows of every estate.

    `handlers` says which row is whose by its name; `given_up` tells somebody of one that failed for good.
    """

    due_rows: DuePort
    handlers: Mapping[str, Handler]
    shelf_of: Callable[[str], Shelf]
    given_up: Callable[[Claim], None]

    def tick(self, now: datetime) -> int:
        """Handle what is due at `now`, with what that makes due at once; return how many rows that were."""
        handled = 0
        while handled < ROWS_PER_TICK and (claim := self.due_rows.claim(now)) is not None:
            self._handle(claim, now)
            handled += 1
        return handled

    def _handle(self, claim: Claim, now: datetime) -> None:
        handler = self.handlers.get(claim.due.name)
        if handler is None:
            log.error("due row has no handler", estate=claim.estate, name=claim.due.name, id=claim.id)
            self.due_rows.fail(claim, f"no handler for {claim.due.name}", None)
            return
        try:
            self._decide(claim, handler, now)
        except Exception as error:  # one bad row must not stop the others
            self._give_back(claim, error, now)

    def _decide(self, claim: Claim, handler: Handler, now: datetime) -> None:
        for left in reversed(range(DECISIONS)):
            docket = Docket(self.shelf_of(claim.estate))
            try:
                handler(claim, docket, now)
                self.due_rows.complete(claim, docket)
                return
            except Conflict:
                if not left:
                    raise

    def _give_back(self, claim: Claim, error: Exception, now: datetime) -> None:
        # The fence grows with every claim, so that it also counts the attempts that ended with the process.
        last = claim.fence >= MAX_ATTEMPTS
        retry_at = None if last else now + backoff(claim.fence, f"{claim.estate}/{claim.id}")
        log.exception(
            "due row failed", estate=claim.estate, name=claim.due.name, id=claim.id, retry_at=retry_at
        )
        self.due_rows.fail(claim, f"{type(error).__name__}: {error}", retry_at)
        if last:
            self.given_up(claim)
