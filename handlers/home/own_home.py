"""Which of the resident's own homes is meant: asked only of those who have several."""

from collections.abc import Sequence

from bot.conversation.forms.form import Choice, Slot, Values
from bot.conversation.turn import Turn
from handlers.places import report_place

HOME = "home"
# A person with more homes than this writes which one is meant.
HOMES_TO_TAP = 4


def home_slot(ask: str, hint: str) -> Slot:
    """Return the slot for the home, with the scripts that ask for it."""
    return Slot(name=HOME, ask=ask, hint=hint, find=find_home, take=find_home, choices=homes_to_tap)


def only_home(turn: Turn, _values: Values, _words: str) -> Values:
    """Take the resident's only home; whoever has several is asked."""
    return {HOME: turn.person.homes[0].label} if len(turn.person.homes) == 1 else {}


def find_home(turn: Turn, _values: Values, words: str) -> Values:
    """Read which of the resident's homes the words name."""
    place = report_place(words)
    named = place.label if place else ""
    return {HOME: named} if named in {home.label for home in turn.person.homes} else {}


def homes_to_tap(turn: Turn, _values: Values) -> Sequence[Choice]:
    """Offer the resident's homes, as many as are worth tapping."""
    homes = turn.person.homes[:HOMES_TO_TAP]
    return [Choice(str(number), home.label) for number, home in enumerate(homes, start=1)]
