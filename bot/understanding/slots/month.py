"""Days by their number: 5月3日, 20号, 下个月5号, 2025年1月9日, 2025-01-09, 月底, 3月初."""

import re
from datetime import date, timedelta

from bot.understanding.slots.number import NUMERAL, to_number

_N = NUMERAL
_YEAR = rf"(?:(?:20[0-9]{{2}}|[0-9]{{2}}|[二两][零〇]{_N}{{2}})年|今年|明年)"
_OF_MONTH = r"(?:[这本]个?月的?|下个?月的?)"
# 3号楼, 12号线, 15日内 and 20号1201 are no day.
_NO_DAY = (
    r"(?![楼院线门柱车机码栋房电梯桌口岗厅位仓店铺库灯井表泵内游座幢单室]|[之以]内|[0-9]{3,4}(?![0-9点:]))"
)
_NUMBERED = rf"{_YEAR}?{_N}{{1,3}}月{_N}{{1,3}}(?:[日号]|(?![0-9个天多余点月]))"
_WRITTEN = r"(?<![0-9])20[0-9]{2}[-/.][01]?[0-9][-/.][0-3]?[0-9](?![0-9])"
_BARE = rf"(?<![0-9第几]){_OF_MONTH}?{_N}{{1,3}}[日号]{_NO_DAY}"
_PART = rf"(?:{_YEAR}?{_N}{{1,2}}|(?<!个)[这本]个?|下个?)月(?:[底初末]|[中上下]旬)|(?<![个每上岁])月[底末初]"
CALENDAR = rf"{_WRITTEN}|{_PART}|{_NUMBERED}|{_BARE}"
# The first and last day of 月初, 月中, 月底, as people mean them; 31 is the last there is.
_PARTS = {"初": (1, 3), "上": (1, 10), "中": (11, 20), "下": (21, 31), "底": (29, 31), "末": (29, 31)}
MONTHS_AHEAD = 24


def calendar_days(words: str, today: date) -> tuple[date, date] | None:
    """Return the first and last day that `words` (matched by CALENDAR) name; None for days that are over.

    Without a year or month, it is the next such day from today on.
    """
    numbers = [to_number(part) for part in re.findall(f"{NUMERAL}{{1,4}}", words)]
    if re.match("20[0-9]{2}[-/.]", words):
        return _on(numbers, numbers[0], today)
    year = _year(words, numbers, today)
    part = re.search("月([底初末中上下])旬?$", words)
    if part:
        month = numbers[-1] if numbers else None
        return _part(words, part[1], (year, month), today)
    if re.match(_OF_MONTH, words):
        first = _month_after(today, later="下" in words)
        return _checked(first.year, first.month, numbers[-1], today)
    if year is not None:
        return _on(numbers, year, today)
    return _next(numbers, today)


def _year(words: str, numbers: list[int | None], today: date) -> int | None:
    if words[:2] in ("今年", "明年"):
        return today.year + (words[0] == "明")
    if "年" not in words:
        return None
    said = numbers[0] or 0
    return said if said > 99 else 2000 + said


def _on(numbers: list[int | None], year: int | None, today: date) -> tuple[date, date] | None:
    return _checked(year, numbers[-2], numbers[-1], today) if len(numbers) > 1 else None


def _checked(year: int | None, month: int | None, day: int | None, today: date) -> tuple[date, date] | None:
    """The day, if the calendar has it and it is not over."""
    try:
        found = date(year or 0, month or 0, day or 0)
    except ValueError:
        return None
    return (found, found) if found >= today else None


def _next(numbers: list[int | None], today: date) -> tuple[date, date] | None:
    """The next month-and-day, or the next such day of a month, from today on."""
    for ahead in range(MONTHS_AHEAD):
        year, month = divmod(today.year * 12 + today.month - 1 + ahead, 12)
        if len(numbers) == 1 or month + 1 == numbers[0]:
            found = _checked(year, month + 1, numbers[-1], today)
            if found:
                return found
    return None


def _part(
    words: str, part: str, named: tuple[int | None, int | None], today: date
) -> tuple[date, date] | None:
    year, month = named
    months = [today.replace(day=1)]
    while len(months) < MONTHS_AHEAD:
        months.append(_month_after(months[-1], later=True))
    if words.startswith("下"):
        months = months[1:2]
    elif words[0] in "这本":
        months = months[:1]
    fitting = (one for one in months if month in (None, one.month) and year in (None, one.year))
    days = (_within(first, part) for first in fitting)
    return next(((max(begin, today), end) for begin, end in days if end >= today), None)


def _month_after(today: date, *, later: bool) -> date:
    first = today.replace(day=1)
    return (first + timedelta(days=31)).replace(day=1) if later else first


def _within(first: date, part: str) -> tuple[date, date]:
    begin, end = _PARTS[part]
    last = ((first + timedelta(days=31)).replace(day=1) - timedelta(days=1)).day
    back = max(0, end - last)
    return first.replace(day=begin - back if part in "底末" else begin), first.replace(day=min(end, last))
