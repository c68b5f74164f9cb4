"""Weekdays of a crontab, spelled out: 0 and 7 are Sunday there, while APScheduler counts from Monday."""

NAMES = ("sun", "mon", "tue", "wed", "thu", "fri", "sat")


def named_weekdays(field: str) -> str:
    """Return the weekday field of a crontab with every number replaced by the day's name.

    Names and `*` stay as they are. Raises `ValueError` for what is no weekday.
    """
    return ",".join(_named(part) for part in field.split(","))


def _named(part: str) -> str:
    span, _, step = part.partition("/")
    if span == "*" and step:
        span = "0-6"
    first, _, last = span.partition("-")
    if not first.isdecimal():
        return part
    days = range(_day(first), _day(last or first) + 1, int(step or 1))
    if not days:
        raise ValueError(f"the span {span} runs backwards")
    return ",".join(dict.fromkeys(NAMES[day % 7] for day in days))


def _day(text: str) -> int:
    day = int(text)
    if day > 7:
        raise ValueError(f"{text} is no weekday")
    return day
