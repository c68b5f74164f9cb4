"""What a colleague asks of the roster, as it was typed: 今晚我和搭档换班, 周三到周五请假, 周六李师傅替我."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from bot.tickets.concerned import named_in
from bot.tickets.roster_change import ChangeKind
from bot.tickets.roster_days import shifts_of, span_of
from bot.understanding.slots.day import DAY, days_of
from bot.understanding.slots.number import NUMERAL, to_number
from config.staff import Staff

SWAP = re.compile(r"[换调](?:一?下|一?个)?班|换一下班|换个?(?:白|夜|晚|早)班|对调|班.{0,6}[换调]一?下")
LEAVE = re.compile(r"请.{0,3}假|[病事年休婚产丧陪]假|调休|休息一天")
STANDS_IN = re.compile(r"(?:替|顶|代)(?:我|一下|班|下)")
MATE = re.compile(r"搭档|搭子|同伴|搭班的")
# 白班 and 夜班: which of the day's shifts is meant.
NIGHT = re.compile(r"[今明后当]晚|晚上|夜里|[夜晚]班|通宵")
BY_DAY = re.compile(r"[白早]班|白天|早上的班")
PARTS = {
    "上午": (time(0), time(13)),
    "下午": (time(12), time(18)),
    "晚上": (time(17), time(23, 59)),
}
EVENING = time(17)
COUNT = re.compile(rf"({NUMERAL}+)天(?!之?后|以后)")
LONGEST_LEAVE = 60
Span = tuple[datetime, datetime]


@dataclass(frozen=True, slots=True)
class Wish:
    """What is asked for; `others` are the ids of the colleagues who are named, the days None for none."""

    kind: ChangeKind
    others: frozenset[str]
    mate: bool
    days: tuple[date, date] | None
    night: bool | None
    part: str = ""


def wish_in(words: str, staff: Staff, now: datetime, me: str) -> Wish | None:
    """Return what the words ask of the roster, None when they ask nothing of it."""
    swap, leave = SWAP.search(words), LEAVE.search(words)
    if not swap and not leave:
        return None
    kind = ChangeKind.LEAVE if leave and not swap else ChangeKind.SWAP
    night = True if NIGHT.search(words) else False if BY_DAY.search(words) else None
    part = next((part for part in PARTS if part in words), "")
    others = named_in(words, staff) - {me}
    mate = bool(MATE.search(words))
    return Wish(kind, others, mate, _days(words, now.date()), night, part)


def _days(words: str, today: date) -> tuple[date, date] | None:
    said = re.search(DAY, words)
    days = days_of(said[0], today) if said else None
    last = re.match(rf"\s*(?:[到至~—-]+)\s*({DAY})", words[said.end() :]) if said else None
    until = days_of(last[1], days[0]) if last and days else None
    count = COUNT.search(words)
    if count and (long := to_number(count[1])):
        first = days[0] if days else today
        return first, first + timedelta(days=min(long, LONGEST_LEAVE) - 1)
    if days and until:
        return days[0], min(until[1], days[0] + timedelta(days=LONGEST_LEAVE))
    return days


def mates(staff: Staff, me: str) -> list[str]:
    """Return who works in the same trade: the same roles and the same skills."""
    mine = staff.people[me]
    return [
        name
        for name, one in staff.people.items()
        if name != me and set(one.skills) == set(mine.skills) and one.roles == mine.roles and not one.company
    ]


def swap_span(staff: Staff, people: Iterable[str], wish: Wish, now: datetime) -> Span | None:
    """Return from when until when the shifts of these people run that the wish means, None for no shift."""
    if wish.days is None:
        return None
    return _around(_shifts(staff, people, (wish.days[0], wish.days[0]), wish.night, now), now)


def leave_span(staff: Staff, me: str, wish: Wish, now: datetime) -> Span | None:
    """Return from when until when somebody is away: their shifts of these days, or a part of the day."""
    if wish.days is None:
        return None
    night = None if wish.part else wish.night
    found = _around(_shifts(staff, [me], wish.days, night, now), now)
    if found is None or not wish.part:
        return found
    opens, closes = (datetime.combine(wish.days[0], edge, now.tzinfo) for edge in PARTS[wish.part])
    start = max(found[0], opens)
    until = found[1] if wish.part == "晚上" else min(found[1], closes)
    return (start, until) if start < until else None


def whole_days(days: tuple[date, date], now: datetime) -> Span:
    """Return the span from the first day's midnight, or now, to the end of the last day."""
    first, after = days[0], days[1] + timedelta(days=1)
    return max(now, datetime.combine(first, time(), now.tzinfo)), datetime.combine(after, time(), now.tzinfo)


def _shifts(
    staff: Staff, people: Iterable[str], between: tuple[date, date], night: bool | None, now: datetime
) -> list[Span]:
    (first, last), wanted = between, set(people)
    days = [first + timedelta(days=day) for day in range((last - first).days + 1)]
    return [
        span_of(shift, day, now)
        for day in days
        for shift in shifts_of(staff, day)
        if wanted & set(shift.staff)
        if night is None or night == (shift.hours.start >= EVENING)
    ]


def _around(spans: list[Span], now: datetime) -> Span | None:
    left = [(start, until) for start, until in spans if until > now]
    if not left:
        return None
    return max(now, min(start for start, _ in left)), max(until for _, until in left)
