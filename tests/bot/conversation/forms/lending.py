"""An invented form for the tests: tools are lent (what, when, how many, and where to bring a ladder)."""

import re
from collections.abc import Mapping
from datetime import datetime, time

from bot.conversation.forms.form import Choice, Form, Slot, Values
from bot.conversation.forms.words import meant_instead
from bot.conversation.turn import Turn
from bot.reply import Reply
from bot.tickets.refused import Refused

TOOL = re.compile(r"梯子|电钻|推车")
SHED = re.compile(r"工具房")
COUNT = re.compile(r"(\d)把")
ANSWERED_COUNT = re.compile(r"(\d)")
# The ends of the halves of a day.
HALVES = {"上午": time(12), "下午": time(18)}
TITLE = "借工具"


def find_tool(turn: Turn, values: Values, words: str) -> Values:
    """Read a tool that is named; a tool already known is only put right by a correction."""
    named = TOOL.search(words)
    return {"tool": named[0]} if named and not values.get("tool") else {}


def another_tool(turn: Turn, values: Values, words: str) -> Values:
    """Read a tool, whether one is known or not."""
    return find_tool(turn, {}, words)


def find_half(turn: Turn, values: Values, words: str) -> Values:
    """Read a half of today as the instant at which it ends."""
    half = next((half for half in HALVES if half in words), None)
    return {"until": datetime.combine(turn.today, HALVES[half], turn.now.tzinfo).isoformat()} if half else {}


def find_count(turn: Turn, values: Values, words: str) -> Values:
    """Read how many, when it is said of what: 2把."""
    named = COUNT.search(words)
    return {"count": named[1]} if named else {}


def take_count(turn: Turn, values: Values, words: str) -> Values:
    """Read the answer how many: any number will do."""
    named = ANSWERED_COUNT.search(words)
    return {"count": named[1]} if named else {}


def find_place(turn: Turn, values: Values, words: str) -> Values:
    """Read the only place that we know."""
    return {"place": "工具房"} if SHED.search(words) else {}


def raw_place(turn: Turn, values: Values, words: str) -> Values:
    """Take any words as the place."""
    return {"place": words}


def located(turn: Turn, values: Values, words: str) -> Values:
    """Take a location that was sent as the place, unless one is known."""
    return {} if values.get("place") else raw_place(turn, values, words)


def read_all(turn: Turn, values: Values, words: str) -> Values:
    """Read all that the words tell."""
    reads = (another_tool, find_half, find_count, find_place)
    return {name: value for read in reads for name, value in read(turn, values, words).items()}


def put_right(turn: Turn, values: Values, words: str) -> Values:
    """Read what a correction puts in the place of what was said."""
    return read_all(turn, values, meant_instead(words) or words)


def not_over(turn: Turn, values: Values) -> bool:
    """Return whether the half of the day is still to come."""
    until = values.get("until")
    return not until or datetime.fromisoformat(until) > turn.now


def _halves(turn: Turn, values: Values) -> list[Choice]:
    return [Choice(str(end.hour), half) for half, end in HALVES.items() if turn.now.time() < end]


def _quoted(turn: Turn, values: Values) -> Mapping[str, str]:
    return {name: values.get(name, "") for name in ("tool", "count", "place")}


def lend(turn: Turn, values: Values) -> Reply:
    """Finish: note it, so that the test can read what was lent."""
    if values["count"] == "9":
        raise Refused("lend.too_many")
    photos = f" {values['photos']}" if values.get("photos") else ""
    return turn.say("lend.done", lent=f"{values['tool']} {values['count']} {values.get('place', '')}{photos}")


LEND = Form(
    name="lend",
    title=TITLE,
    service="lend",
    slots=(
        Slot(name="tool", ask="lend.tool", hint="lend.tool_hint", find=find_tool, take=find_tool),
        Slot(
            name="place",
            ask="lend.place",
            hint="lend.place_hint",
            find=find_place,
            take=find_place,
            anyway=raw_place,
            needed=lambda turn, values: values.get("tool") == "梯子",
            asked_firmly=True,
        ),
        Slot(
            name="until",
            ask="lend.half",
            hint="lend.half_hint",
            find=find_half,
            take=find_half,
            choices=_halves,
            still_good=not_over,
        ),
        Slot(
            name="count",
            ask="lend.count",
            hint="lend.count_hint",
            find=find_count,
            take=take_count,
            choices=lambda turn, values: (Choice("one", "1把"), Choice("two", "2把")),
        ),
    ),
    opening=read_all,
    put_right=put_right,
    quote=_quoted,
    finish=lend,
    summary="lend.summary",
    again="lend.again",
    takes_photos=True,
    located=located,
)

# A form without a summary, done as soon as the tool is known; it wants neither photos nor places.
RETURN = Form(
    name="return",
    title="还工具",
    service="return",
    slots=(Slot(name="tool", ask="return.tool", hint="return.tool", find=find_tool, take=find_tool),),
    opening=find_tool,
    put_right=find_tool,
    quote=lambda turn, values: {},
    finish=lambda turn, values: turn.say("return.done", tool=values["tool"]),
)
