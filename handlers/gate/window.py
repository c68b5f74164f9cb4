"""From when until when the gate expects somebody or something: the window of visitors and of goods alike."""

import re
from collections.abc import Sequence
from datetime import date, datetime, timedelta

from bot.conversation.forms.form import Choice, Slot, Values
from bot.conversation.forms.words import QUESTION
from bot.conversation.turn import Turn
from bot.speech.times import say_span
from bot.understanding.slots.day import DAY
from bot.understanding.slots.hours import LATEST
from bot.understanding.slots.plate import PLATE
from bot.understanding.slots.visit import Visit, find_visit
from bot.understanding.traditional import simplified

VISIT = "visit"
# A stated hour means about then: who comes at three may come a little before, or a while after.
BEFORE, AFTER = timedelta(minutes=30), timedelta(hours=1)
ON_THE_WAY = re.compile(r"一会儿?|待会儿?|等会儿?|等一?下|快到了|在路上|到门口|已经到")
ASKS_WHETHER = re.compile(r"(?:可以|行|好|方便|成|中|来得及|合适)(?:不|吗|么|嘛|[?？])")
# A particle and a question mark.
SHORT = 2
SHORTLY = timedelta(hours=2)
AN_HOUR = timedelta(hours=1)


def window_slot(ask: str, hint: str, times: Sequence[Choice]) -> Slot:
    """Return the slot for the window, with the scripts that ask for it and what can be tapped."""

    def choices(turn: Turn, _values: Values) -> Sequence[Choice]:
        return [choice for choice in times if window_of(choice.label, turn.now)]

    return Slot(
        name=VISIT,
        ask=ask,
        hint=hint,
        find=find_window,
        take=take_window,
        choices=choices,
        still_good=_not_over,
    )


def say_window(turn: Turn, values: Values) -> str:
    """Return the window as a resident reads it, "" while it is not known."""
    return say_span(*span_of(values), turn.now) if values.get(VISIT) else ""


def window_of(words: str, now: datetime, on: date | None = None) -> tuple[datetime, datetime] | None:
    """Return from when until when the gate expects who comes at the time in the words, None for none.

    Hours without a day are meant for the day `on`, if that is given.
    """
    visit = find_visit(words, now, on)
    if visit is None:
        return (now, now + SHORTLY) if ON_THE_WAY.search(words) else None
    return _widened(visit, now)


def _widened(visit: Visit, now: datetime) -> tuple[datetime, datetime]:
    if re.fullmatch(DAY, simplified(visit.words)):
        midnight = visit.start.replace(hour=0, minute=0, second=0, microsecond=0)
        return visit.start, max(visit.until, midnight + timedelta(minutes=LATEST))
    if visit.until - visit.start <= AN_HOUR:
        return max(now, visit.start - BEFORE), visit.until + AFTER
    return visit.start, visit.until


def span_of(values: Values) -> tuple[datetime, datetime]:
    """Return the window that the filled slot holds as two ISO instants."""
    start, until = values["visit"].split("/")
    return datetime.fromisoformat(start), datetime.fromisoformat(until)


def find_window(turn: Turn, values: Values, words: str) -> Values:
    """Read when somebody comes; a question that names a day is none."""
    return {} if QUESTION.search(words) else take_window(turn, values, words)


def take_window(turn: Turn, values: Values, words: str) -> Values:
    """Read the answer to when somebody comes; hours alone are meant for the day that is known.

    明天下午行吗 is an answer, 明天停水吗 is none.
    """
    if QUESTION.search(words) and not ASKS_WHETHER.search(words) and _asks_else(turn, words):
        return {}
    known = span_of(values)[0].date() if values.get("visit") else None
    window = window_of(PLATE.sub(" ", words), turn.now, known)
    return {"visit": f"{window[0].isoformat()}/{window[1].isoformat()}"} if window else {}


def _asks_else(turn: Turn, words: str) -> bool:
    """Whether a question says more than a time."""
    visit = find_visit(words, turn.now)
    return visit is not None and len(words.replace(visit.words, "")) > SHORT


def _not_over(turn: Turn, values: Values) -> bool:
    return not values.get(VISIT) or span_of(values)[1] > turn.now
