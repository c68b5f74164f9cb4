"""Decoration registration (装修登记): gathered here, answered by the front desk."""

from collections.abc import Mapping, Sequence
from datetime import date

from bot.conversation.forms.engine import begin
from bot.conversation.forms.filling import read_by
from bot.conversation.forms.form import Choice, Form, Slot, Values
from bot.conversation.turn import Turn
from bot.reply import Reply
from bot.tickets.describe import TICKET_VALUES
from handlers.home.decoration_words import (
    WALLS,
    find_contractor,
    find_days,
    find_first_days,
    find_place,
    find_scope,
    no_days,
    place_anyway,
    put_right,
    take_contractor,
    take_end,
    take_scope,
)
from handlers.home.own_home import HOME, homes_to_tap, only_home
from handlers.own_matter import open_own

QUOTED = frozenset({"home", "scope", "begin", "end", "contractor", "walls"})
CATEGORY = "decoration"
SCOPES = (
    Choice("water", "水电改造"),
    Choice("tiles", "泥瓦木工"),
    Choice("paint", "刷漆"),
    Choice("whole", "全屋装修"),
)
LENGTHS = (Choice("half", "半个月"), Choice("one", "1个月"), Choice("two", "2个月"), Choice("three", "3个月"))
CONTRACTORS = (Choice("own", "自己找的师傅"),)


def start(turn: Turn) -> Reply:
    """Begin a registration with all that the first words tell already."""
    return begin(turn, FORM)


def _first_words(turn: Turn, values: Values, words: str) -> Values:
    readers = (only_home, find_place, find_days, find_contractor, find_scope)
    return read_by(readers, turn, values, words)


def _scopes(_turn: Turn, _values: Values) -> Sequence[Choice]:
    return SCOPES


def _lengths(_turn: Turn, _values: Values) -> Sequence[Choice]:
    return LENGTHS


def _contractors(_turn: Turn, _values: Values) -> Sequence[Choice]:
    return CONTRACTORS


def _to_come(turn: Turn, values: Values) -> bool:
    return not values.get("begin") or date.fromisoformat(values["begin"]) >= turn.today


def _after_the_beginning(_turn: Turn, values: Values) -> bool:
    return not values.get("begin") or values.get("end", "") >= values["begin"]


def _said(day: str) -> str:
    """Return an ISO day as people write it: 9月8日."""
    known = date.fromisoformat(day) if day else None
    return f"{known.month}月{known.day}日" if known else ""


def _quote(turn: Turn, values: Values) -> Mapping[str, str]:
    scope = values.get("scope", "")
    return {
        "home": values.get(HOME, ""),
        "scope": scope,
        "begin": _said(values.get("begin", "")),
        "end": _said(values.get("end", "")),
        "contractor": values.get("contractor", ""),
        "walls": turn.say("decoration.mind_the_walls").text if WALLS.search(scope) else "",
    }


def _opened(turn: Turn, values: Values) -> Reply:
    """Open the desk's ticket and tell what to bring, and when one may work."""
    home = next((home for home in turn.person.homes if home.label == values[HOME]), None)
    building = home.building if home else values.get("building", "")
    problem = turn.say("decoration.problem", **_quote(turn, values)).text
    ticket = open_own(turn, CATEGORY, problem, place=values[HOME], building=building)
    return turn.say("decoration.opened", **turn.desk.values(ticket))


FORM = Form(
    name="decoration",
    title="装修报备",
    service="decoration",
    slots=(
        Slot(
            name=HOME,
            ask="decoration.ask_home",
            hint="decoration.home_hint",
            find=find_place,
            take=find_place,
            anyway=place_anyway,
            choices=homes_to_tap,
            asked_firmly=True,
        ),
        Slot(
            name="scope",
            ask="decoration.ask_scope",
            hint="decoration.scope_hint",
            find=find_scope,
            take=take_scope,
            choices=_scopes,
            asked_firmly=True,
        ),
        Slot(
            name="begin",
            ask="decoration.ask_begin",
            hint="decoration.begin_hint",
            find=find_first_days,
            take=find_days,
            still_good=_to_come,
        ),
        Slot(
            name="end",
            ask="decoration.ask_end",
            hint="decoration.end_hint",
            find=no_days,
            take=take_end,
            choices=_lengths,
            still_good=_after_the_beginning,
        ),
        Slot(
            name="contractor",
            ask="decoration.ask_contractor",
            hint="decoration.contractor_hint",
            find=find_contractor,
            take=take_contractor,
            choices=_contractors,
            asked_firmly=True,
        ),
    ),
    opening=_first_words,
    put_right=put_right,
    quote=_quote,
    finish=_opened,
    summary="decoration.summary",
    again="decoration.confirm_again",
)

SCRIPTS = FORM.scripts(QUOTED) | {
    "decoration.problem": QUOTED,
    "decoration.mind_the_walls": frozenset[str](),
    "decoration.opened": TICKET_VALUES,
}
