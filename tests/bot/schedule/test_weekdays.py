"""Crontab weekdays: what an admin writes, and the days that are meant."""

import pytest

from bot.schedule.weekdays import named_weekdays

# written, meant, why
CASES = [
    ("*", "*", "every day stays every day"),
    ("1", "mon", "cron counts from Sunday, so 1 is Monday"),
    ("0", "sun", "0 is Sunday"),
    ("7", "sun", "and so is 7"),
    ("1-5", "mon,tue,wed,thu,fri", "a span of workdays"),
    ("5-7", "fri,sat,sun", "a span that ends on the other Sunday"),
    ("0-7", "sun,mon,tue,wed,thu,fri,sat", "both Sundays are one"),
    ("1,3,5", "mon,wed,fri", "a list"),
    ("1-5/2", "mon,wed,fri", "every other day of a span"),
    ("*/2", "sun,tue,thu,sat", "steps count from Sunday too"),
    ("mon-fri", "mon-fri", "names mean the same everywhere"),
    ("sat,0", "sat,sun", "names and numbers mixed"),
]


@pytest.mark.parametrize(("written", "meant", "why"), CASES)
def test_weekdays_are_those_of_cron(written: str, meant: str, why: str) -> None:
    assert named_weekdays(written) == meant, why


@pytest.mark.parametrize("written", ["8", "3-9", "5-1", "1-5/x", "1-5/0", "1-x"])
def test_what_is_no_weekday_is_refused(written: str) -> None:
    with pytest.raises(ValueError, match=r".+"):
        named_weekdays(written)
