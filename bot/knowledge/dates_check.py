"""Checks that no reply is past its date, and tells in time whose business the next one is."""

from collections.abc import Iterator
from datetime import date, timedelta

from bot.knowledge.hint import Hint
from bot.knowledge.model import Knowledge
from config.problem import Problem

# So long before its last day whoever knows better is asked for what comes after.
AHEAD = timedelta(days=30)


def check_dates(knowledge: Knowledge, today: date) -> Iterator[Problem]:
    """Yield a problem for each reply whose last day was before today, a hint for those that end soon."""
    for script in knowledge.scripts.values():
        until = script.valid_until
        if until is None or until - today > AHEAD:
            continue
        remedy = f"请找{script.owner}确认，改好内容和 valid_until"
        if until < today:
            what = f"话术“{script.name}”只用到 {until}，已经过期"
            yield Problem(script.file, script.line, what, remedy)
        else:
            what = f"话术“{script.name}”用到 {until} 为止，还有 {(until - today).days} 天"
            yield Hint(script.file, script.line, what, remedy)
