"""When somebody may come: 明天上午, 周六下午三点半, 今晚八点到九点, 下班后, 现在, 随时."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from itertools import zip_longest

from bot.understanding.slots.day import DAY, PAST, day_of
from bot.understanding.slots.hours import CLOCK, LATEST, PART, Said, minutes, window
from bot.understanding.slots.number import NUMERAL, to_number
from bot.understanding.traditional import simplified

PHRASE = re.compile(
    rf"(?P<past>{PAST})?(?P<day>{DAY})?的?(?P<part>{PART})?的?"
    rf"(?:(?P<clock>{CLOCK})(?:左右)?(?:(?:到|至|-|~|—)(?:{PART})?(?P<until>{CLOCK}))?(?P<bound>[以之]?[前后]|才?(?:下班|到家|回家|回来)(?:[以之]?后)?)?)?"
)
DELAY = re.compile(rf"(?P<count>半|{NUMERAL}{{1,3}})个?(?P<unit>分钟|小时|钟头)(?:以后|之后|后)")
NOW = re.compile(r"现在|马上|立刻|立即|这会儿")
ANY_TIME = re.compile(r"随时|都行|都可以|都方便|尽快|越快越好|任何时间")
# 三点 alone is a time only where nothing else can be meant: 快一点, 三点建议 are none.
AFTER_BARE_CLOCK = re.compile(r"\s*($|[,。!?;、吧来过可行上在方有好])")
BEFORE_NO_CLOCK = re.compile(r"[快早晚慢好大小多少有差便宜了]$")
AWAY = re.compile(
    r"[都也我们家里要得还,\s]*(?:不在|没空|没时间|没人|不行|不方便|不可以|有事|上班(?![前后以之])|上课|开会|出差"
    r"|不要|别来|不用来|不能来)"
)
RULED_OUT = re.compile(r"(?:不要|别|除了|除|取消)(?:在|是)?$")
# What may stand between a day and its hours: 明天在家，下午三点以后.
DAY_AND_HOURS = re.compile(
    r"[\s,、]*(?:我|我们|家里|都|也|在家|有人|来|吧|最好|大概|大约|要|可以|方便|的话)*[\s,、]*"
)
# Nobody opens the door before: 我睡午觉到三点.
BUSY_UNTIL = re.compile(rf"(?:睡|休息|上课|开会|上班|忙)[^,。;]{{0,4}}到(?P<clock>{CLOCK})")
SOON = timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class Visit:
    """From `start` until `until` (aware, in the zone of the given now); `words` said so."""

    start: datetime
    until: datetime
    words: str


def find_visit(text: str, now: datetime, on: date | None = None) -> Visit | None:
    """Return the first time that the text names and that is not over at `now` (aware), or None.

    Hours without a day are meant for the day `on`, if that is given; else for the next such hours.
    """
    plain = simplified(unicodedata.normalize("NFKC", text))
    phrases = list(_phrases(plain))
    for match, following in zip_longest(phrases, phrases[1:]):
        if _ruled_out(plain, match):
            # 明天我上班，晚上七点以后才在家: the evening is that day's.
            on = _day_in(match, now) or on
            continue
        found = _in_two_pieces(plain, match, following, now) or _resolved(match, now, on)
        if found:
            return _when_free(plain, found)
    return _relative(plain, now)


def _phrases(text: str) -> Iterator[re.Match[str]]:
    for match in PHRASE.finditer(text):
        named = match["day"] or match["part"] or match["clock"]
        if match["past"] or not named:
            continue
        if match["day"] or match["part"] or _is_time(text, match):
            yield match


def _ruled_out(text: str, match: re.Match[str]) -> bool:
    """Whether the words say that just then nobody is to come."""
    return bool(AWAY.match(text, match.end()) or RULED_OUT.search(text[: match.start()]))


def _day_in(match: re.Match[str], now: datetime) -> date | None:
    return day_of(match["day"], now.date()) if match["day"] else None


def _in_two_pieces(
    text: str, match: re.Match[str], following: re.Match[str] | None, now: datetime
) -> Visit | None:
    """Read a day and its hours that a few words stand between."""
    if following is None or match["part"] or match["clock"] or following["day"]:
        return None
    between = text[match.end() : following.start()]
    if not DAY_AND_HOURS.fullmatch(between) or _ruled_out(text, following):
        return None
    found = _resolved(following, now, _day_in(match, now))
    return replace(found, words=f"{match[0]}{between}{found.words}") if found else None


def _when_free(text: str, visit: Visit) -> Visit:
    """Return the visit from the hour on until which its home is busy."""
    busy = BUSY_UNTIL.search(text)
    until = minutes(busy["clock"], None) if busy else None
    midnight = visit.start.replace(hour=0, minute=0, second=0, microsecond=0)
    free = midnight + timedelta(minutes=until) if until else visit.start
    return replace(visit, start=free) if visit.start < free < visit.until else visit


def _is_time(text: str, match: re.Match[str]) -> bool:
    clear = match["until"] or match["bound"] or re.search("[:钟半刻分整]", match["clock"])
    after = AFTER_BARE_CLOCK.match(text, match.end())
    return bool(clear or (after and not BEFORE_NO_CLOCK.search(text[: match.start()])))


def _resolved(match: re.Match[str], now: datetime, on: date | None) -> Visit | None:
    day_said = match["day"]
    part = match["part"] or (day_said[-1] if day_said and day_said[-1] in "早晚" else None)
    hours = window(Said(part, match["clock"], match["until"], match["bound"]))
    day = day_of(day_said, now.date()) if day_said else max(on or now.date(), now.date())
    if hours is None or day is None:
        return None
    midnight = datetime.combine(day, time(), now.tzinfo)
    start, until = (midnight + timedelta(minutes=value) for value in hours)
    again = _again(day_said)
    # A span that has begun is still good for its rest; a stated hour that has passed is not.
    over = start < now if match["clock"] and not match["until"] and not match["bound"] else until <= now
    if over and again:
        start, until = start + again, until + again
    elif over:
        return None
    return Visit(max(start, now), until, match[0].strip("的 "))


def _again(day_said: str | None) -> timedelta | None:
    """When the same words come round again: an hour tomorrow, a weekday next week."""
    if day_said is None:
        return timedelta(days=1)
    return timedelta(days=7) if re.match("周|星期|礼拜", day_said) else None


def _relative(text: str, now: datetime) -> Visit | None:
    delay = DELAY.search(text)
    if delay:
        span = timedelta(minutes=1) if delay["unit"] == "分钟" else timedelta(hours=1)
        start = now + span * (0.5 if delay["count"] == "半" else to_number(delay["count"]) or 0)
        return Visit(start, start + SOON, delay[0])
    soon = NOW.search(text)
    if soon:
        return Visit(now, now + SOON, soon[0])
    any_time = ANY_TIME.search(text)
    return Visit(now, _evening(now), any_time[0]) if any_time else None


def _evening(now: datetime) -> datetime:
    """Nine in the evening: today, or tomorrow when less than an hour is left."""
    evening = datetime.combine(now.date(), time(), now.tzinfo) + timedelta(minutes=LATEST)
    return evening if evening - now > SOON else evening + timedelta(days=1)
