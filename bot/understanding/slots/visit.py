"""When somebody may come: 明天上午, 周六下午三点半, 今晚八点到九点, 下班后, 现在, 随时."""

import re
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from itertools import zip_longest

from bot.understanding.slots.day import day_of, days_of
from bot.understanding.slots.hours import CLOCK, LATEST, Said, minutes, window
from bot.understanding.slots.number import NUMERAL, to_number
from bot.understanding.slots.phone import phones_in
from bot.understanding.slots.phrase import end_of, to_come
from bot.understanding.slots.plain import Plain, plain, without
from bot.understanding.slots.plate import plates_in

DELAY = re.compile(
    rf"再?(?P<past>过)?(?P<count>半|{NUMERAL}{{1,3}})个?(?P<half>半)?(?P<unit>分钟|刻钟|小时|钟头)"
    r"(?(past)(?:以后|之后|后)?|(?:以后|之后|后))(?![才还就仍又])"
)
UNITS = {"分": 1, "刻": 15, "小": 60, "钟": 60}
NOW = re.compile(r"现在|马上|立刻|立即|这会儿")
ANY_TIME = re.compile(r"随时|都行|都可以|都方便|尽快|越快越好|任何时间")
AWAY = re.compile(
    r"[都也我们家里要得还,\s]{0,8}(?:不在|没空|没时间|没人|不行|不方便|不可以|有事|上班(?![前后以之])|上课|开会|出差"
    r"|不要|别来|不用来|不能来)"
)
RULED_OUT = re.compile(r"(?:不要|别|除了|除|取消)(?:在|是)?$")
# What may stand between a day and its hours: 明天在家，下午三点以后.
DAY_AND_HOURS = re.compile(
    r"[\s,、]{0,3}(?:我|我们|家里|都|也|在家|有人|来|吧|最好|大概|大约|要|可以|方便|的话){0,6}[\s,、]{0,3}"
)
# Nobody opens the door before: 我睡午觉到三点.
BUSY_UNTIL = re.compile(rf"(?:睡|休息|上课|开会|上班|忙)[^,。;]{{0,4}}到(?P<clock>{CLOCK})")
SOON = timedelta(hours=1)
# 除了 and 不要 stand right before the time.
LONGEST_RULING = 4
# What is further off is no appointment.
FURTHEST = timedelta(days=730)


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
    said = plain(text)
    rest = without(without(said.text, plates_in(said.text)), phones_in(said.text))
    return visit_in(said._replace(text=rest), now, on)


def visit_in(said: Plain, now: datetime, on: date | None = None) -> Visit | None:
    """Return the same of plain text."""
    phrases = list(to_come(said.text))
    for match, following in zip_longest(phrases, phrases[1:]):
        if _ruled_out(said.text, match):
            # 明天我上班，晚上七点以后才在家: the evening is that day's.
            on = _day_in(match, now) or on
            continue
        found = _in_two_pieces(said, match, following, now) or _named(said, match, now, on)
        if found:
            return _when_free(said.text, found)
    return _relative(said, now)


def _ruled_out(text: str, match: re.Match[str]) -> bool:
    """Whether the words say that just then nobody is to come."""
    before = text[max(0, match.start() - LONGEST_RULING) : match.start()]
    return bool(AWAY.match(text, match.end()) or RULED_OUT.search(before))


def _day_in(match: re.Match[str], now: datetime) -> date | None:
    return day_of(match["day"], now.date()) if match["day"] else None


def _in_two_pieces(
    said: Plain, match: re.Match[str], following: re.Match[str] | None, now: datetime
) -> Visit | None:
    """Read a day and its hours that a few words stand between."""
    if following is None or match["part"] or match["clock"]:
        return None
    between, day = said.text[match.end() : following.start()], _day_in(match, now)
    if not DAY_AND_HOURS.fullmatch(between) or _ruled_out(said.text, following):
        return None
    # 后天周五下午 names one day twice.
    if following["day"] and day_of(following["day"], now.date()) != day:
        return None
    found = _resolved(following, now, day)
    return replace(found, words=said.words(match.start(), end_of(following))) if found else None


def _named(said: Plain, match: re.Match[str], now: datetime, on: date | None) -> Visit | None:
    found = _resolved(match, now, on)
    return replace(found, words=said.words(match.start(), end_of(match))) if found else None


def _when_free(text: str, visit: Visit) -> Visit:
    """Return the visit from the hour on until which its home is busy."""
    busy = BUSY_UNTIL.search(text)
    until = minutes(busy["clock"], None) if busy else None
    midnight = visit.start.replace(hour=0, minute=0, second=0, microsecond=0)
    free = midnight + timedelta(minutes=until) if until else visit.start
    return replace(visit, start=free) if visit.start < free < visit.until else visit


def _resolved(match: re.Match[str], now: datetime, on: date | None) -> Visit | None:
    day_said = match["day"]
    part = match["part"] or (day_said[-1] if day_said and day_said[-1] in "早晚" else None)
    hours = window(Said(part, match["clock"], match["until"], match["bound"], match["until_part"]))
    meant = max(on or now.date(), now.date())
    days = _days(match, now.date()) if day_said else (meant, meant)
    if hours is None or days is None or days[1] - now.date() > FURTHEST:
        return None
    start, until = (
        datetime.combine(day, time(), now.tzinfo) + timedelta(minutes=value)
        for day, value in zip(days, hours, strict=True)
    )
    again = _again(day_said)
    # A span that has begun is still good for its rest; a stated hour that has passed is not.
    over = start < now if match["clock"] and not match["until"] and not match["bound"] else until <= now
    if over and again:
        start, until = start + again, until + again
    elif over:
        return None
    return Visit(max(start, now), until, match[0])


def _days(match: re.Match[str], today: date) -> tuple[date, date] | None:
    """The first and last day; of 3月5号到8号 the last is the next such day after the first."""
    first = days_of(match["day"], today)
    last = days_of(match["last_day"], first[0]) if first and match["last_day"] else None
    return (first[0], last[1]) if first and last else first


def _again(day_said: str | None) -> timedelta | None:
    """When the same words come round again: an hour tomorrow, a weekday next week."""
    if day_said is None:
        return timedelta(days=1)
    return timedelta(days=7) if re.match("周|星期|礼拜", day_said) else None


def _relative(said: Plain, now: datetime) -> Visit | None:
    for sign, read in ((DELAY, _delayed), (NOW, _at_once), (ANY_TIME, _by_evening)):
        found = sign.search(said.text)
        if found:
            start, until = read(found, now)
            return Visit(start, until, said.words(found.start(), found.end()))
    return None


def _delayed(delay: re.Match[str], now: datetime) -> tuple[datetime, datetime]:
    count = 0.5 if delay["count"] == "半" else to_number(delay["count"]) or 0
    start = now + timedelta(minutes=(count + 0.5 * bool(delay["half"])) * UNITS[delay["unit"][0]])
    return start, start + SOON


def _at_once(_words: re.Match[str], now: datetime) -> tuple[datetime, datetime]:
    return now, now + SOON


def _by_evening(_words: re.Match[str], now: datetime) -> tuple[datetime, datetime]:
    return now, _evening(now)


def _evening(now: datetime) -> datetime:
    """Nine in the evening: today, or tomorrow when less than an hour is left."""
    evening = datetime.combine(now.date(), time(), now.tzinfo) + timedelta(minutes=LATEST)
    return evening if evening - now > SOON else evening + timedelta(days=1)
