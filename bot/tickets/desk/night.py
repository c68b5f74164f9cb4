"""The night: what was promised by day only wakes nobody, neither who asked nor who would come."""

from datetime import datetime, timedelta

from bot.reminders.quiet_hours import after_quiet
from bot.tickets.promise import by_day
from bot.tickets.rules import Rules

# So long before the quiet hours begin is said what can't wait for their end.
BEFORE_QUIET = timedelta(minutes=1)


def awake(rules: Rules, category: str, now: datetime) -> datetime:
    """Return when people may hear of a ticket of this category: at `now`, or when the quiet hours end.

    `now` is in the estate's zone, and so is what comes back. What counts by day and night (an emergency, a
    burst pipe) may be heard of at any hour.
    """
    if not by_day(rules.level(category).promises.response):
        return now
    return after_quiet(now, rules.estate.quiet_hours)


def heard_at(rules: Rules, category: str, at: datetime, until: datetime, now: datetime) -> datetime:
    """Return when to say something that is to be known `until` an instant and was to be said `at` another.

    What would come into the quiet hours waits for the morning, or, if that is too late, is said before they
    begin; never before `now`. Instants are aware; the result is in the estate's zone.
    """
    local = at.astimezone(rules.zone)
    morning = awake(rules, category, local)
    if morning == local or morning < until:
        return morning
    quiet = rules.estate.quiet_hours
    evening = morning.date() - timedelta(days=1 if quiet.start > quiet.until else 0)
    before = datetime.combine(evening, quiet.start, rules.zone) - BEFORE_QUIET
    return before if before > now else morning
