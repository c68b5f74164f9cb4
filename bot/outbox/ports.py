"""What delivery needs: the outbox, and the two ways out."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Protocol

from bot.channels.outcome import Outcome
from bot.outbox.notice import Contact, Fate, Parcel
from bot.reply import Button


class OutboxPort(Protocol):
    """The queued notices of all estates."""

    def claim(self, now: datetime) -> Parcel | None:
        """Take all that is due for one person at `now` for a while, or return None."""

    def contact(self, estate: str, person: str) -> Contact:
        """Return what is known of the person's window."""

    def sent_since(self, estate: str, person: str, since: datetime) -> int:
        """Return how many notices were sent to the person after this time."""

    def put_off_until(self, estate: str, person: str, now: datetime) -> datetime | None:
        """Return when the first notice goes that was put off untried and waits at `now`, None for none."""

    def record(self, parcel: Parcel, fates: Sequence[Fate], custom_sent: int, at: datetime) -> bool:
        """Store the fates and count the custom messages sent at `at`; False if the claim was lost meanwhile.

        A waiting fate counts as an attempt only when it has a `via`: without one nothing was tried.
        """

    def next_due(self) -> datetime | None:
        """Return when the next notice is due."""


class OfficialPort(Protocol):
    """The official account."""

    def send_text(self, user: str, text: str) -> Outcome:
        """Send a customer-service text of at most 2,000 bytes."""

    def send_template(
        self, user: str, template_id: str, fields: Mapping[str, str], message_id: str
    ) -> Outcome:
        """Send a template message; the same `message_id` soon after reaches the person once."""


class WeComPort(Protocol):
    """WeCom."""

    def send_text(self, user: str, text: str) -> Outcome:
        """Send a text of at most 2,000 bytes."""

    def send_card(
        self, user: str, title: str, body: str, buttons: tuple[Button, ...], task_id: str
    ) -> Outcome:
        """Send a card with buttons; the `task_id` is the card's own."""
