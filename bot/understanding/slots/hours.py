"""The hours that a phrase names: 上午, 三点半, 14:30, 八点到九点; minutes from midnight."""

import re
from dataclasses import dataclass

from bot.understanding.slots.number import NUMERAL, to_number

HOUR = 60
# When people say so, they mean these hours (minutes from midnight).
PARTS = {
    "凌晨": (0, 6 * HOUR),
    "一早": (7 * HOUR, 9 * HOUR),
    "早上": (7 * HOUR, 9 * HOUR),
    "早晨": (7 * HOUR, 9 * HOUR),
    "早": (7 * HOUR, 9 * HOUR),
    "上午": (9 * HOUR, 12 * HOUR),
    "中午": (12 * HOUR, 14 * HOUR),
    "下午": (14 * HOUR, 18 * HOUR),
    "傍晚": (17 * HOUR, 19 * HOUR),
    "晚上": (18 * HOUR, 21 * HOUR),
    "晚": (18 * HOUR, 21 * HOUR),
    "夜里": (18 * HOUR, 21 * HOUR),
    "下班后": (18 * HOUR, 21 * HOUR),
    "下班以后": (18 * HOUR, 21 * HOUR),
    "下了班": (18 * HOUR, 21 * HOUR),
    "白天": (9 * HOUR, 18 * HOUR),
    "全天": (9 * HOUR, 21 * HOUR),
}
DAYTIME = (9 * HOUR, 18 * HOUR)
LATEST = 21 * HOUR
AFTERNOON = frozenset({"中午", "下午", "傍晚", "晚上", "晚", "夜里", "下班后", "下班以后", "下了班"})

# 早 and 晚 alone say no time (早点来); after a weekday they do (周六晚).
PART = "|".join(sorted((part for part in PARTS if len(part) > 1), key=len, reverse=True))
PART += "|(?<=[一二三四五六日天号])[早晚](?![点些])"
CLOCK = rf"(?:\d{{1,2}}:\d\d|{NUMERAL}{{1,3}}点(?:钟|整|半|[一三]刻|{NUMERAL}{{1,3}}分?)?)"
_QUARTERS = {"半": 30, "一刻": 15, "三刻": 45}


@dataclass(frozen=True, slots=True)
class Said:
    """The pieces of a phrase about hours, each as it was matched."""

    part: str | None = None
    clock: str | None = None
    until: str | None = None
    bound: str | None = None


def window(said: Said) -> tuple[int, int] | None:
    """Return from and until, in minutes from midnight; None when the clock shows no such time."""
    span = PARTS[said.part] if said.part else DAYTIME
    if said.clock is None:
        return span
    start = minutes(said.clock, said.part)
    if start is None:
        return None
    if said.until:
        return _between(start, minutes(said.until, said.part))
    if said.bound and said.bound.endswith("前"):
        return (min(span[0], max(0, start - HOUR)), start)
    if said.bound:
        return (start, max(LATEST, start + HOUR))
    return (start, start + HOUR)


def minutes(clock: str, part: str | None) -> int | None:
    """Return minutes from midnight. Bare 一点 to 六点 are in the afternoon: nobody visits at night."""
    hour_said, _, rest = re.sub("[钟整分]", "", clock).replace("点", ":").partition(":")
    hour = to_number(hour_said)
    minute = _QUARTERS.get(rest, to_number(rest) if rest else 0)
    if hour is None or minute is None or hour > 24 or minute > 59:
        return None
    twelve_more = 1 <= hour < (10 if part == "中午" else 12) and (
        part in AFTERNOON if part else hour <= 6 and ":" not in clock
    )
    if part in ("晚上", "晚", "夜里") and hour == 12:
        return 24 * HOUR + minute
    return (hour + 12 * twelve_more) * HOUR + minute


def _between(start: int, until: int | None) -> tuple[int, int] | None:
    if until is not None and until <= start and until + 12 * HOUR <= 24 * HOUR:
        until += 12 * HOUR
    return (start, until) if until is not None and until > start else None
