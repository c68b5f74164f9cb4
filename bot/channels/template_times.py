"""Times as template messages want them: `2026年11月21日 15:01`, a day, an hour, or a span of two."""

import re
from collections.abc import Callable
from datetime import datetime

_DAY = r"\d{4}年\d{1,2}月\d{1,2}日"
_HOUR = r"([01]?\d|2[0-3]):[0-5]\d"
_TIME = re.compile(rf"({_DAY} )?{_HOUR}")
_DATE = re.compile(rf"{_DAY}( {_HOUR})?")


def format_time(moment: datetime) -> str:
    """Return the local time of the moment's own zone as a template wants it."""
    return f"{format_date(moment)} {moment:%H:%M}"


def format_date(moment: datetime) -> str:
    """Return the day in the moment's own zone as a template wants it."""
    return f"{moment.year}年{moment.month}月{moment.day}日"


def fit_time(text: str) -> str:
    """Return a clock time or a span of two (`~`), also from ISO 8601; "" when it is neither."""
    return _fit_span(text, _TIME, _time_from_iso)


def fit_date(text: str) -> str:
    """Return a day or a span of two (`~`), also from ISO 8601; "" when it is neither."""
    return _fit_span(text, _DATE, _date_from_iso)


def _time_from_iso(text: str) -> str:
    # A day alone would become midnight, which nobody said.
    return format_time(datetime.fromisoformat(text)) if ":" in text else ""


def _date_from_iso(text: str) -> str:
    return format_date(datetime.fromisoformat(text))


def _fit_span(text: str, pattern: re.Pattern[str], from_iso: Callable[[str], str]) -> str:
    ends = [_fit_end(end.strip(), pattern, from_iso) for end in re.split("[~～]", text)]
    return "~".join(ends) if len(ends) <= 2 and all(ends) else ""


def _fit_end(text: str, pattern: re.Pattern[str], from_iso: Callable[[str], str]) -> str:
    if pattern.fullmatch(text):
        return text
    try:
        return from_iso(text)
    except ValueError:
        return ""
