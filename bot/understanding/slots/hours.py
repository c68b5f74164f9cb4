"""The hours that a phrase names: 上午, 三点半, 14:30, 八点到九点, 七八点; minutes from midnight."""

import re
from dataclasses import dataclass

from bot.understanding.slots.number import NUMERAL, to_number

HOUR = 60
DAY = 24 * HOUR
# When people say so, they mean these hours (minutes from midnight).
PARTS = {
    "凌晨": (0, 6 * HOUR),
    "清晨": (6 * HOUR, 8 * HOUR),
    "大清早": (7 * HOUR, 9 * HOUR),
    "清早": (7 * HOUR, 9 * HOUR),
    "一大早": (7 * HOUR, 9 * HOUR),
    "一早": (7 * HOUR, 9 * HOUR),
    "早上": (7 * HOUR, 9 * HOUR),
    "早晨": (7 * HOUR, 9 * HOUR),
    "早": (7 * HOUR, 9 * HOUR),
    "上午": (9 * HOUR, 12 * HOUR),
    "中午": (12 * HOUR, 14 * HOUR),
    "午饭后": (13 * HOUR, 15 * HOUR),
    "午休后": (14 * HOUR, 16 * HOUR),
    "午后": (13 * HOUR, 18 * HOUR),
    "下午": (14 * HOUR, 18 * HOUR),
    "放学后": (16 * HOUR, 18 * HOUR),
    "傍晚": (17 * HOUR, 19 * HOUR),
    "晚上": (18 * HOUR, 21 * HOUR),
    "晚间": (18 * HOUR, 21 * HOUR),
    "晚饭后": (19 * HOUR, 21 * HOUR),
    "晚": (18 * HOUR, 21 * HOUR),
    "夜里": (18 * HOUR, 21 * HOUR),
    "半夜": (22 * HOUR, DAY),
    "深夜": (22 * HOUR, DAY),
    "下班后": (18 * HOUR, 21 * HOUR),
    "下班以后": (18 * HOUR, 21 * HOUR),
    "下班之后": (18 * HOUR, 21 * HOUR),
    "下了班": (18 * HOUR, 21 * HOUR),
    "白天": (9 * HOUR, 18 * HOUR),
    "全天": (9 * HOUR, 21 * HOUR),
}
DAYTIME = (9 * HOUR, 18 * HOUR)
LATEST = 21 * HOUR
NIGHT = frozenset({"晚上", "晚间", "晚", "夜里", "半夜", "深夜"})
MORNING = frozenset({"凌晨", "清晨", "大清早", "清早", "一大早", "一早", "早上", "早晨", "早", "上午"})
AFTERNOON = NIGHT | {"中午", "午饭后", "午休后", "午后", "下午", "放学后", "傍晚", "晚饭后"}
AFTERNOON |= {"下班后", "下班以后", "下班之后", "下了班"}
# Until when 晚上两点 is of the night after it.
SMALL_HOURS = 4
# 五点到三点 is no span.
LONGEST = 16 * HOUR

# 早 and 晚 alone say no time (早点来); after a weekday (周六晚) or before a clock (晚7点) they do.
# 晚上好 greets.
PART = "(?:" + "|".join(sorted((part for part in PARTS if len(part) > 1), key=len, reverse=True)) + ")(?!好)"
PART += r"|(?<=[一二三四五六日天号])[早晚](?![点些])"
PART += rf"|(?<![最很太])[早晚](?={NUMERAL}{{1,3}}点|[0-9]{{1,2}}:[0-9])"
_MINUTES = rf"过?{NUMERAL}{{1,3}}分?"
CLOCK = (
    rf"(?:(?<![0-9:])[0-9]{{1,2}}:[0-9]{{2}}(?::[0-9]{{2}})?(?![0-9])|(?<![0-9.:第]){NUMERAL}{{1,3}}点(?:钟|整|半钟?|[一三]刻|{_MINUTES})?"
    r"|(?<![0-9])[0-9]{1,2}时(?:整|半|[0-9]{1,2}分|(?=[到至-])))"
)
_QUARTERS = {"半": 30, "一刻": 15, "三刻": 45}
# 七八点: between the one and the other.
_PAIRS = {"一二三四五六七八九"[at : at + 2]: at + 1 for at in range(8)}
_PAIRS |= {"九十": 9, "十一二": 11, "两三": 2}


@dataclass(frozen=True, slots=True)
class Said:
    """The pieces of a phrase about hours, each as it was matched."""

    part: str | None = None
    clock: str | None = None
    until: str | None = None
    bound: str | None = None
    until_part: str | None = None


def window(said: Said) -> tuple[int, int] | None:
    """Return from and until, in minutes from midnight; None when the clock shows no such time."""
    span = PARTS[said.part] if said.part else DAYTIME
    if said.clock is None:
        return span
    start = minutes(said.clock, said.part)
    if start is None:
        return None
    if said.until:
        return _between(start, minutes(said.until, said.until_part or said.part), said.until_part)
    if said.bound and said.bound.endswith("前"):
        return (min(span[0], max(0, start - HOUR)), start)
    if said.bound:
        return (start, max(LATEST, start + HOUR))
    return (start, start + HOUR)


def minutes(clock: str, part: str | None) -> int | None:
    """Return minutes from midnight. Bare 一点 to 六点 are in the afternoon: nobody visits at night."""
    hour_said, _, rest = re.sub("[钟整分过]", "", re.sub("[点时]", ":", clock)).partition(":")
    hour = _PAIRS.get(hour_said, to_number(hour_said))
    minute = _QUARTERS.get(rest, to_number(rest.partition(":")[0]) if rest else 0)
    if hour is None or minute is None or minute > 59 or hour * HOUR + minute > DAY:
        return None
    if part in MORNING and hour > 12:
        return None
    if part in NIGHT and (hour == 12 or 0 < hour <= SMALL_HOURS):
        return DAY + hour % 12 * HOUR + minute
    twelve_more = 1 <= hour < (10 if part == "中午" else 12) and (
        part in AFTERNOON if part else hour <= 6 and ":" not in clock
    )
    return (hour + 12 * twelve_more) * HOUR + minute


def _between(start: int, until: int | None, until_part: str | None) -> tuple[int, int] | None:
    if until is not None and until <= start:
        until += DAY if until_part or until + DAY // 2 > DAY else DAY // 2
    return (start, until) if until is not None and start < until <= start + LONGEST else None
