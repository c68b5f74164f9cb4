"""Quiet hours: what can wait does not wake anybody."""

from datetime import datetime, timedelta

from config.estate import Hours


def after_quiet(instant: datetime, quiet: Hours) -> datetime:
    """Return `instant`, or the end of the quiet hours that it falls into.

    `instant` is in the estate's time zone, and so is what comes back. Quiet hours may run past midnight;
    their start is quiet, their end is not. A span without length is never quiet.
    """
    time = instant.time()
    if quiet.start <= quiet.until:
        inside, next_day = quiet.start <= time < quiet.until, False
    else:
        inside, next_day = time >= quiet.start or time < quiet.until, time >= quiet.start
    if not inside:
        return instant
    day = instant.date() + timedelta(days=1 if next_day else 0)
    return datetime.combine(day, quiet.until, instant.tzinfo)
