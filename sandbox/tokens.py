"""Access tokens as the two servers give them out, checked at every call, living by the virtual clock."""

import secrets
import sqlite3
from datetime import datetime

from .clock import SHANGHAI
from .errors import ServerError
from .world import World

LIFE = 7200.0
OVERLAP = 300.0
_FORCED_APART = 30.0
_FORCED_PER_DAY, _PLAIN_PER_DAY = 20, 2000


def plain_token(world: World) -> tuple[str, int]:
    """Return a new token and its life in seconds (GET /token): it replaces the old one in five minutes."""
    now = world.clock.seconds()
    with world.database.transaction() as connection:
        count_call(connection, "token", _day(now), _PLAIN_PER_DAY)
        connection.execute(
            "UPDATE tokens SET expires_at = min(expires_at, ?) WHERE account = 'official' AND kind = 'plain'",
            (now + OVERLAP,),
        )
        return _issue(connection, "official", "plain", now)


def stable_token(world: World, force: bool) -> tuple[str, int]:
    """Return the token and its remaining life in seconds: the same for all callers until its last minutes."""
    now = world.clock.seconds()
    with world.database.transaction() as connection:
        current = _newest(connection, "official", "stable")
        if force and _may_force(connection, now):
            # A forced one kills the old token at once.
            connection.execute("DELETE FROM tokens WHERE account = 'official' AND kind = 'stable'")
            return _issue(connection, "official", "stable", now)
        if current and current["expires_at"] - now > OVERLAP:
            return current["token"], int(current["expires_at"] - now)
        return _issue(connection, "official", "stable", now)


def wecom_token(world: World) -> tuple[str, int]:
    """Return the app's token and its remaining life in seconds; repeated calls get the same one."""
    now = world.clock.seconds()
    with world.database.transaction() as connection:
        current = _newest(connection, "wecom", "plain")
        if current and current["expires_at"] > now:
            return current["token"], int(current["expires_at"] - now)
        return _issue(connection, "wecom", "plain", now)


def check_token(world: World, account: str, token: str | None) -> None:
    """Pass a live token; raises 41001 without one, 42001 for an expired, 40001/40014 for an unknown one."""
    if not token:
        raise ServerError(41001, "access_token missing")
    query = "SELECT expires_at FROM tokens WHERE account = ? AND token = ?"
    row = world.database.read().execute(query, (account, token)).fetchone()
    if row is None:
        raise ServerError(*_UNKNOWN[account])
    if row["expires_at"] <= world.clock.seconds():
        raise ServerError(42001, "access_token expired")


_UNKNOWN = {
    "official": (
        40001,
        "invalid credential, access_token is invalid or not latest, could get access_token by"
        " getStableAccessToken, more details at https://mmbizurl.cn/s/JtxxFh33r",
    ),
    "wecom": (40014, "invalid access_token"),
}


def count_call(
    connection: sqlite3.Connection, name: str, period: str, most: int, errcode: int = 45009
) -> None:
    """Count one call of a limited interface; raises the errcode when the period's limit is used up."""
    connection.execute("INSERT OR IGNORE INTO counters VALUES (?, ?, 0)", (name, period))
    changed = connection.execute(
        "UPDATE counters SET times = times + 1 WHERE name = ? AND period = ? AND times < ?",
        (name, period, most),
    )
    if changed.rowcount == 0:
        raise ServerError(errcode, "reach max api daily quota limit")


def _may_force(connection: sqlite3.Connection, now: float) -> bool:
    """Tell whether a forced refresh refreshes: two within 30 s are one."""
    forced = connection.execute(
        "SELECT max(CAST(period AS REAL)) FROM counters WHERE name = 'forced'"
    ).fetchone()
    if forced[0] is not None and now - forced[0] < _FORCED_APART:
        return False
    count_call(connection, "force_refresh", _day(now), _FORCED_PER_DAY)
    connection.execute("INSERT OR REPLACE INTO counters VALUES ('forced', ?, 1)", (str(now),))
    return True


def _newest(connection: sqlite3.Connection, account: str, kind: str) -> sqlite3.Row | None:
    query = "SELECT * FROM tokens WHERE account = ? AND kind = ? ORDER BY issued_at DESC, rowid DESC LIMIT 1"
    row: sqlite3.Row | None = connection.execute(query, (account, kind)).fetchone()
    return row


def _issue(connection: sqlite3.Connection, account: str, kind: str, now: float) -> tuple[str, int]:
    token = secrets.token_urlsafe(96)
    connection.execute("INSERT INTO tokens VALUES (?, ?, ?, ?, ?)", (token, account, kind, now, now + LIFE))
    return token, int(LIFE)


def _day(now: float) -> str:
    return datetime.fromtimestamp(now, SHANGHAI).date().isoformat()
