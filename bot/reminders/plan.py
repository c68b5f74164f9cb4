"""Planning: every reminder's next occurrence is a due row, unique by its instant."""

from collections.abc import Mapping
from datetime import datetime, timedelta, tzinfo

import structlog

from bot.due import Due
from bot.errors import BotError
from bot.reminders.occasions import next_fire
from config.reminders import Reminder

REMINDER = "reminder"
# What was missed while the service was down still goes out, but not when half a day has made it stale.
CATCH_UP = timedelta(hours=12)

log = structlog.get_logger(__name__)


def plan(reminders: Mapping[str, Reminder], zone: tzinfo, now: datetime) -> list[Due]:
    """Return the next occurrence of every reminder; adding one again changes nothing.

    A date that passed within the last half day is still planned: it was written for this very instant. A
    crontab starts with its next time, so that one written at noon does not send what belonged to the morning.
    """
    planned = (_planned(name, reminder, zone, now) for name, reminder in reminders.items())
    return [due for due in planned if due is not None]


def occurrence_after(name: str, reminder: Reminder, after: datetime, zone: tzinfo) -> Due | None:
    """Return the first occurrence after `after` as a due row, or None when there is none any more."""
    at = next_fire(reminder.occasion, after, zone)
    return Due(REMINDER, name, at, at.isoformat()) if at else None


def _planned(name: str, reminder: Reminder, zone: tzinfo, now: datetime) -> Due | None:
    after = now if reminder.occasion.cron else now - CATCH_UP
    try:
        return occurrence_after(name, reminder, after, zone)
    except BotError as error:
        log.error("reminder can't be planned", reminder=name, detail=error.detail)
        return None
