"""How many customer-service messages WeChat still allows: a pure rule, and the rows behind it.

Rules of 2023-06-12: 5 within 48 h of a person's message; 3 within 1 min of a menu tap, a follow or a scan.
"""

import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass

from .errors import ServerError

_MINUTE = 60.0
_HOUR = 3600.0

ALLOWANCES: dict[str, tuple[int, float]] = {
    "message": (5, 48 * _HOUR),
    "menu": (3, _MINUTE),
    "follow": (3, _MINUTE),
    "scan": (3, _MINUTE),
}


@dataclass(frozen=True)
class Grant:
    """What a person's act allows: its kind, when it happened (seconds), what was sent since."""

    kind: str
    at: float
    used: int


def check_quota(now: float, grants: Iterable[Grant]) -> None:
    """Pass when any live grant has something left; raises 45015 without one, 45047 when all are used up.

    How overlapping grants combine is not documented; the better one counts, they do not add up.
    """
    live = [grant for grant in grants if now < grant.at + ALLOWANCES[grant.kind][1]]
    if not live:
        raise ServerError(45015, "response out of time limit or subscription is canceled")
    if all(grant.used >= ALLOWANCES[grant.kind][0] for grant in live):
        raise ServerError(45047, "out of response count limit")


def give(connection: sqlite3.Connection, person: str, kind: str, now: float) -> None:
    """Record the act; the same act again starts its count anew."""
    newest = "SELECT coalesce(max(id), 0) FROM sends"
    connection.execute(f"INSERT OR REPLACE INTO grants VALUES (?, ?, ?, ({newest}))", (person, kind, now))


def grants_of(connection: sqlite3.Connection, person: str) -> list[Grant]:
    """Return all that this person's acts allowed, live or not."""
    used = (
        "(SELECT count(*) FROM sends WHERE sends.person = grants.person AND sends.id > grants.sends_before)"
    )
    rows = connection.execute(f"SELECT kind, at, {used} AS used FROM grants WHERE person = ?", (person,))
    return [Grant(row["kind"], row["at"], row["used"]) for row in rows]


def count_send(connection: sqlite3.Connection, person: str, now: float) -> None:
    """Record one customer-service message that was sent."""
    connection.execute("INSERT INTO sends (person, at) VALUES (?, ?)", (person, now))
