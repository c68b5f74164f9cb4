"""Festivals that have their day in the calendar: 元旦, 国庆后, 五一期间. Those of the moon have none."""

import re
from datetime import date, timedelta

# What is said, its first day, and how many days people are off then.
_FESTIVALS = {
    "元旦": ((1, 1), 1),
    "妇女节|三八节": ((3, 8), 1),
    "劳动节|五一(?:劳动节|节|(?=假期|长假|小长假|期间|当天|那天|放假|[之以过]后|[之以]前|[前后]))": (
        (5, 1),
        5,
    ),
    "儿童节|六一(?:儿童节|节)": ((6, 1), 1),
    "教师节": ((9, 10), 1),
    "国庆|十一(?=假期|长假|黄金周|期间|[之以过]后|[之以]前)": ((10, 1), 7),
    "平安夜": ((12, 24), 1),
    "圣诞": ((12, 25), 1),
}
_AFTER, _BEFORE = "(?:之后|以后|过后|后)(?!面)", "(?:之前|以前|前)(?!面)"
_BEHIND = f"节?(?:假期|长假|小长假|黄金周|放假|期间|当天|那天)?(?:{_AFTER}|{_BEFORE})?"
FESTIVAL = f"(?:{'|'.join(_FESTIVALS)}){_BEHIND}"
# 国庆后 is one of the first days after it.
A_FEW = timedelta(days=3)
A_DAY = timedelta(days=1)


def festival_days(words: str, today: date) -> tuple[date, date]:
    """Return the first and last day that `words` (matched by FESTIVAL) name, the next such ones."""
    name = next(name for name in _FESTIVALS if re.match(name, words))
    first, last = _next(name, words, today)
    return max(first, today), last


def _next(name: str, words: str, today: date) -> tuple[date, date]:
    for year in (today.year - 1, today.year):
        first, last = _days(name, words, year)
        if last >= today:
            return first, last
    return _days(name, words, today.year + 1)


def _days(name: str, words: str, year: int) -> tuple[date, date]:
    (month, day), length = _FESTIVALS[name]
    first = date(year, month, day)
    last = first + timedelta(days=length - 1)
    if re.search(f"(?:{_AFTER})$", words):
        return last + A_DAY, last + A_FEW
    return (first - A_FEW, first - A_DAY) if re.search(f"(?:{_BEFORE})$", words) else (first, last)
