"""What the stand-in needs of the service that it plays against."""

from collections.abc import Callable, Iterable
from datetime import datetime
from typing import Any, Protocol


class House(Protocol):
    """The service behind the webhooks; the composition root fulfils this."""

    def webhook(self, environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        """Serve /wechat and /wecom as a WSGI application."""

    def tickets(self) -> list[dict[str, object]]:
        """Return exactly the rows of GET /sandbox/api/tickets, oldest first."""

    def bound(self) -> set[str]:
        """Return the openids and userids that are bound (staff count as bound)."""

    def next_due(self) -> datetime | None:
        """Return the earliest instant at which work is due, None when nothing waits."""

    def work(self, now: datetime) -> None:
        """Do all that is due at `now`: tick, then send the outbox.

        The mover holds the clock's lock already: do not take `Sandbox.clock_lock()` in here.
        """

    def reset(self) -> None:
        """Go back to the demo estate."""
