"""When a reminder goes out next, as a pure function of its occasion and an instant."""

from datetime import datetime, timedelta, tzinfo

from bot.schedule.apscheduler_glue import next_cron
from config.reminders import Occasion


def next_fire(occasion: Occasion, after: datetime, zone: tzinfo) -> datetime | None:
    """Return the first occurrence after `after`, in `zone`, or None when there is none any more.

    A date without an offset is meant in `zone`. Raises `BadCron` for a crontab that can't be understood.
    """
    if occasion.cron is not None:
        return next_cron(occasion.cron, after, zone)
    if occasion.at is None:
        return None
    at = occasion.at.astimezone(zone) if occasion.at.tzinfo else occasion.at.replace(tzinfo=zone)
    return at if at > after else None


def fires_at(occasion: Occasion, instant: datetime, zone: tzinfo) -> bool:
    """Return whether `instant` is an occurrence: the file may have been changed since it was planned."""
    return next_fire(occasion, instant - timedelta(seconds=1), zone) == instant
