"""When somebody is at home for a repair, in the words of the resident."""

import re
from datetime import date, datetime, time

from bot.conversation.forms.form import Values
from bot.conversation.turn import Turn
from bot.understanding.slots.visit import find_visit

# The time that was wished and at which nobody comes.
OFF_HOURS = "off_hours"
WHENEVER = (
    r"随时|什么时候都|都可以|都行|都在家|一直在家|一直有人|[全整]天(?:都)?有人|都有人"
    r"|[你您](?:们)?(?:看着)?[定办]|看着[办定]|无所谓|(?:啥|什么|几)(?:时候?|会儿)都[中行成可]|随便(?:几时|啥时候?|什么时候|哪天|几点)"
    r"|(?:来之?前)?先?(?:打|给)我?(?:个|打)?电话(?:再|以?后)来|来之?前(?:给我)?(?:打|来)个?电话"
)
# Said without a time, it is as good as whenever; 明天我在家 names the day.
SOMEBODY_IN = (
    r"我们都在|(?:我|爸|妈|老人|父母|老公|老婆|爱人|婆婆|公公|岳母|爷爷|奶奶|保姆|阿姨)(?:们|一直|也)?在家"
    r"|在家等|家里有人"
)
ANY = re.compile(f"{WHENEVER}|{SOMEBODY_IN}")
# Who says this is to hear from the technician before.
CALL_FIRST = re.compile(r"电话")
_WHENEVER = re.compile(WHENEVER)
# 除了上午都行: the other half of the day is left.
EXCEPT = re.compile(r"除了?(?P<day>[^，,。]*?)(?P<part>[上下中]午|早上|晚上)[^，,。]*(?:都|随时)")
OTHER_HALF = {"上午": "下午", "早上": "下午", "中午": "下午", "下午": "上午", "晚上": "白天"}


def span_of(values: Values) -> tuple[datetime, datetime] | None:
    """Return when somebody is at home, None for any time; the slot is "any" or two ISO instants."""
    visit = values.get("visit", "")
    if visit in {"", "any"}:
        return None
    start, until = visit.split("/")
    return datetime.fromisoformat(start), datetime.fromisoformat(until)


def find_visit_in(turn: Turn, values: Values, words: str) -> Values:
    """Read when somebody is at home; hours alone are meant for the day that is known.

    A time at which nobody mends such a thing is not taken, and `OFF_HOURS` keeps what was wished.
    """
    span = span_of(values)
    visit = visit_of(turn, words, span[0].date() if span else None)
    if not visit:
        return {}
    if not _at_work(turn, {"problem": words, **values}, visit):
        return {"visit": "", OFF_HOURS: visit}
    return {"visit": visit, OFF_HOURS: ""} if values.get(OFF_HOURS) else {"visit": visit}


def hours_for(turn: Turn, values: Values) -> tuple[time, time] | None:
    """Return from when until when technicians come for the trouble on any day; None for around the clock."""
    services = turn.rules.services
    level = services.levels[services.categories[turn.rules.category_of(values.get("problem", ""))].level]
    limits = [limit for limit in (level.promises.arrival, level.promises.resolution) if limit]
    opens = [limit.opens for limit in limits if limit.opens]
    until = [limit.cut_off for limit in limits if limit.cut_off]
    return (min(opens), max(until)) if opens and until else None


def _at_work(turn: Turn, values: Values, visit: str) -> bool:
    span, hours = span_of({"visit": visit}), hours_for(turn, values)
    if span is None or hours is None:
        return True
    opens, until = (datetime.combine(span[0].date(), hour, span[0].tzinfo) for hour in hours)
    return span[0] < until and span[1] > opens


def visit_of(turn: Turn, words: str, on: date | None = None) -> str:
    """Return the time in the words as the slot holds it, "" for none; hours alone are on the day `on`."""
    but = EXCEPT.search(words)
    if but:
        words = "" if but["day"] else OTHER_HALF[but["part"]]
    elif _WHENEVER.search(words):
        return "any"
    found = find_visit(words, turn.now, on)
    if found:
        return f"{found.start.isoformat()}/{found.until.isoformat()}"
    return "any" if ANY.search(words) else ""
