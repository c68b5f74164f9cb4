"""How many messages the official account still allows a person, and which notices may use them."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from bot.outbox.notice import Contact, Weight

# WeChat's rules of 2023-06-12: how many messages an act allows, and for how long.
# How overlapping grants combine is not documented; they don't add up, the better one counts.
AFTER_MESSAGE = (5, timedelta(hours=48))
AFTER_TAP = (3, timedelta(minutes=1))

# One message is kept for these, so that the news people wait for is never crowded out by progress.
KEPT_FOR = frozenset({Weight.RESULT, Weight.URGENT})
RESERVE = 1


def allowance(contact: Contact, now: datetime) -> int:
    """Return how many custom messages may still go to the person at `now`."""
    if not contact.follows:
        return 0
    after_message = _left(AFTER_MESSAGE, contact.message_at, contact.message_sent, now)
    after_tap = _left(AFTER_TAP, contact.tap_at, contact.tap_sent, now)
    return max(after_message, after_tap)


def may_send_custom(
    contact: Contact, weights: Iterable[Weight], now: datetime, needed: int = 1, reserve: int = RESERVE
) -> bool:
    """Return whether the `needed` custom messages that carry notices of these weights may go now.

    The last `reserve` messages are kept for results and what is urgent.
    """
    kept = 0 if KEPT_FOR.intersection(weights) else reserve
    return allowance(contact, now) >= kept + needed


def reaches(contact: Contact, now: datetime) -> bool:
    """Return whether a colleague's words would reach the person at `now`, rather than wait for their next."""
    return may_send_custom(contact, KEPT_FOR, now)


def _left(grant: tuple[int, timedelta], since: datetime | None, sent: int, now: datetime) -> int:
    most, window = grant
    if since is None or now >= since + window:
        return 0
    return max(0, most - sent)
