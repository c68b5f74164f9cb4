"""All that APScheduler does for us: it ticks on machine time, and knows when a crontab fires next.

Its job stores and its own cron jobs are not used: what is due are rows, so nothing is lost or fires twice.
"""

import threading
from collections.abc import Callable
from datetime import UTC, datetime, timedelta, tzinfo

from apscheduler.schedulers.background import BackgroundScheduler
from apscheduler.triggers.cron import CronTrigger

from bot.errors import BotError
from bot.schedule.weekdays import named_weekdays


class BadCron(BotError):
    """A crontab expression that can't be understood."""

    def __init__(self, expression: str, detail: str) -> None:
        words = f"看不懂“{expression}”：要写五段（分 时 日 月 周），例如每月 25 号上午九点是 0 9 25 * *"
        super().__init__(words, f"cron {expression!r}: {detail}")


def next_cron(expression: str, after: datetime, zone: tzinfo) -> datetime | None:
    """Return the first instant after `after` at which the crontab fires in `zone`, or None if it never does.

    Raises `BadCron`. Day and weekday, when both are given, mean either, as cron has it.
    """
    start = after.astimezone(zone) + timedelta(microseconds=1)
    fires = [trigger.get_next_fire_time(None, start) for trigger in _triggers(expression, zone)]
    return min((fire for fire in fires if fire is not None), default=None)


def cron_complaint(expression: str) -> str:
    """Return in Chinese what is wrong with a crontab, "" when nothing is."""
    try:
        _triggers(expression, UTC)
    except BadCron as bad:
        return bad.words
    return ""


def _triggers(expression: str, zone: tzinfo) -> list[CronTrigger]:
    try:
        minute, hour, day, month, weekday = expression.split()
        named = named_weekdays(weekday)
        either = [(day, "*"), ("*", named)] if not (day.startswith("*") or weekday == "*") else [(day, named)]
        return [
            CronTrigger(minute=minute, hour=hour, day=day, month=month, day_of_week=weekday, timezone=zone)
            for day, weekday in either
        ]
    except ValueError as error:
        raise BadCron(expression, str(error)) from error


def run_every(seconds: float, job: Callable[[], object], stop: threading.Event) -> None:
    """Run `job` now and every `seconds` of machine time until `stop` is set; a run under way is finished.

    Runs never overlap, and those that were missed meanwhile count as one. An exception is logged by the
    scheduler and the job runs again next time.
    """
    scheduler = BackgroundScheduler(timezone=UTC)
    scheduler.add_job(
        job,
        "interval",
        seconds=seconds,
        max_instances=1,
        coalesce=True,
        misfire_grace_time=None,
        next_run_time=datetime.now(UTC),
    )
    scheduler.start()
    try:
        stop.wait()
    finally:
        scheduler.shutdown(wait=True)
