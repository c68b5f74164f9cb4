"""How long data about people are kept, and what is left of them afterwards. Pure: time is handed in."""

import hmac
import re
from collections.abc import Mapping
from datetime import datetime, timedelta
from hashlib import sha256

YEAR = timedelta(days=365)
# What stands in the place of a problem that is nobody's any more.
DELETED = "（内容已删除）"
ELSEWHERE = "公共区域"

_BUILDING = re.compile(r"^[0-9A-Za-z]{1,4}栋")


def cutoffs(periods: Mapping[str, timedelta], now: datetime) -> dict[str, datetime]:
    """Return, for each kind of data, the instant before which it must have ended to go."""
    return {kind: now - period for kind, period in periods.items()}


def in_words(period: timedelta) -> str:
    """Return a period as people say it: 90 天, 3 年."""
    years, rest = divmod(period, YEAR)
    return f"{years} 年" if years and not rest else f"{period.days} 天"


def mark_of(person: str, salt: str) -> str:
    """Return the one-way mark of an address: who knows address and salt can find it, nobody can read it."""
    return hmac.new(salt.encode(), person.encode(), sha256).hexdigest()


def place_of_nobody(place: str) -> str:
    """Return a place as statistics need it: the building (3栋), without the home or the resident's words."""
    building = _BUILDING.match(place)
    return building[0] if building else ELSEWHERE
