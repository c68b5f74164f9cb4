"""The days that a phrase names: 明天, 周六, 下周一, 5月3日, 20号, 周末, 月底, 国庆后."""

import re
from collections.abc import Callable
from datetime import date, timedelta

from bot.understanding.slots.festival import FESTIVAL, festival_days
from bot.understanding.slots.month import CALENDAR, calendar_days
from bot.understanding.slots.number import NUMERAL, to_number

_WEEK = "(?:周|星期|礼拜)"
_WEEKDAY = rf"(?:[这本]个?|下{{0,2}}个?){_WEEK}(?:[一二三四五六日]|天(?![气天])|[1-7](?![0-9:点个月]))(?!卡)"
_DAYS_ON = (
    rf"过[两几]天|(?:半个?月|{NUMERAL}{{1,3}}(?:个?(?:{_WEEK}|月)|[天日]))(?:之后|以后|后)(?![才还就仍又])"
)
DAY = (
    r"大后[天日]|明后两?天|今明两天|后[天日儿]|明[天日儿早晚]|明(?=[上下中]午)|今[天日儿早晚]|当天"
    rf"|{_DAYS_ON}|(?:[这本]个?|下{{1,2}}个?)?周末"
    rf"|{_WEEKDAY}(?:[到至~-]{_WEEKDAY}|和?{_WEEKDAY})?"
    rf"|下{{1,2}}个?{_WEEK}(?![一二三四五六日天末1-7])"
    rf"|{FESTIVAL}|{CALENDAR}"
)
PAST = (
    r"大?前[天日晚儿]|昨[天日晚儿早夜]|上{1,2}个?(?:周末|(?:周|星期|礼拜)[一二三四五六日天]?)"
    rf"|上个?月(?:[底初末]|中旬?|{NUMERAL}{{1,3}}[日号])?|去年|前[几两]天|刚才|刚刚|平时|往常|天天"
    rf"|每个?(?:周末|(?:周|星期|礼拜)[一二三四五六日天]?)|每个?月(?:[底初末]|{NUMERAL}{{1,3}}[日号])?|每[天日晚]"
)
AHEAD = {"今": 0, "当": 0, "明": 1, "后": 2, "大": 3}
WEEKDAYS = {name: number for number, name in enumerate("一二三四五六日")} | {"天": 6}
WEEKDAYS |= {str(number + 1): number for number in range(7)}
_UNIT_DAYS = {"天": 1, "日": 1, "周": 7, "期": 7, "拜": 7, "月": 30}
# 过几天, said of days that nobody counted.
_SOME_DAYS = {"两": (2, 2), "几": (3, 5)}
Days = tuple[date, date]


def day_of(words: str, today: date) -> date | None:
    """Return the first day that `words` (matched by DAY) name, the next such one; None if there is none."""
    days = days_of(words, today)
    return days[0] if days else None


def days_of(words: str, today: date) -> Days | None:
    """Return the first and the last day that `words` (matched by DAY) name; None for days that are over."""
    for said, read in _READERS:
        if re.match(said, words):
            return read(words, today)
    return None


def _some_days_on(words: str, today: date) -> Days:
    first, last = _SOME_DAYS[words[1]]
    return today + timedelta(days=first), today + timedelta(days=last)


def _counted_on(words: str, today: date) -> Days | None:
    """Read 三天后, 两个星期以后, 半个月后."""
    if words.startswith("半"):
        return _one(today + timedelta(days=15))
    counted = re.match(rf"({NUMERAL}+)个?(?:星|礼)?(.)", words)
    count = to_number(counted[1]) if counted else None
    if counted is None or not count:
        return None
    return _one(today + timedelta(days=count * _UNIT_DAYS[counted[2]]))


def _near(words: str, today: date) -> Days:
    first = today + timedelta(days=AHEAD[words[0]])
    return first, first + timedelta(days=1 if words[:2] in ("明后", "今明") else 0)


def _weekend(words: str, today: date) -> Days:
    """The coming Saturday; on a Sunday, the day that is left of it."""
    monday = today + timedelta(days=7 * words.count("下") - today.weekday())
    return _one(max(monday + timedelta(days=5), today))


def _weekdays(words: str, today: date) -> Days | None:
    named = re.findall(rf"([这本下]{{0,2}})个?{_WEEK}([一二三四五六日天1-7])", words)
    which, name = named[0]
    first = _weekday(which, name, today)
    if first is None:
        return None
    return first, first + timedelta(days=(WEEKDAYS[named[-1][1]] - first.weekday()) % 7)


def _weekday(which: str, name: str, today: date) -> date | None:
    monday, wanted = today - timedelta(days=today.weekday()), WEEKDAYS[name]
    if "下" in which:
        return monday + timedelta(days=7 * which.count("下") + wanted)
    day = monday + timedelta(days=wanted)
    if which:
        return day if day >= today else None
    return day if day >= today else day + timedelta(days=7)


def _week(words: str, today: date) -> Days:
    monday = today + timedelta(days=7 * words.count("下") - today.weekday())
    return monday, monday + timedelta(days=6)


def _one(day: date) -> Days:
    return day, day


# The first that fits reads the words.
_READERS: tuple[tuple[str, Callable[[str, date], Days | None]], ...] = (
    ("过", _some_days_on),
    (_DAYS_ON, _counted_on),
    (FESTIVAL, festival_days),
    (CALENDAR, calendar_days),
    ("[这本下]{0,2}个?周末", _weekend),
    (_WEEKDAY, _weekdays),
    ("下", _week),
    ("[今当明后大]", _near),
)
