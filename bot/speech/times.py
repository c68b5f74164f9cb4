"""Times as people say them: 今天15:30, 明天10:00, 11月25日（周三）09:00."""

from datetime import datetime

WEEKDAYS = "一二三四五六日"
NEAR_DAYS = {-1: "昨天", 0: "今天", 1: "明天", 2: "后天"}


def say_time(instant: datetime, now: datetime) -> str:
    """Return `instant` in words, seen from `now` and in the time zone of `now`."""
    local = instant.astimezone(now.tzinfo)
    return f"{say_day(local, now)}{local:%H:%M}"


def template_time(instant: datetime, now: datetime) -> str:
    """Return `instant` as a WeChat template's time keyword wants it: 2026年11月21日 15:01."""
    local = instant.astimezone(now.tzinfo)
    return f"{local.year}年{local.month}月{local.day}日 {local:%H:%M}"


def template_fields(subject: str, at: datetime, remark: str) -> dict[str, str]:
    """Return what a template shows of a matter that is no ticket; `at` is in the estate's zone."""
    return {"subject": subject, "time": template_time(at, at), "remark": remark}


def say_day(instant: datetime, now: datetime) -> str:
    """Return the day of `instant` in words, seen from `now`."""
    local = instant.astimezone(now.tzinfo)
    near = NEAR_DAYS.get((local.date() - now.date()).days)
    return near or f"{local.month}月{local.day}日（周{WEEKDAYS[local.weekday()]}）"


def say_span(start: datetime, until: datetime, now: datetime) -> str:
    """Return a span of time in words: 明天08:00–12:00."""
    end = until.astimezone(now.tzinfo)
    same_day = end.date() == start.astimezone(now.tzinfo).date()
    return (
        f"{say_time(start, now)}–{end:%H:%M}"
        if same_day
        else f"{say_time(start, now)}到{say_time(until, now)}"
    )
