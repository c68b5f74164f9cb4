"""Filling a form: what words tell of its slots, and what is still missing. No turn is changed here."""

from collections.abc import Sequence

from bot.conversation.forms.form import Form, Read, Slot, Values
from bot.conversation.turn import Turn

PHOTOS = "photos"
# How often the slot that is asked for was answered by nothing of use.
TRIES = "tries"


def found(form: Form, turn: Turn, values: Values, words: str) -> Values:
    """Return the values with all that the words tell for sure of any slot."""
    return read_by([slot.find for slot in form.slots], turn, values, words)


def answered(form: Form, slot: Slot, turn: Turn, values: Values, words: str) -> Values:
    """Return the values with the words as the answer to the slot's question, and all else that they tell."""
    taken = slot.take(turn, values, words)
    others = [other.find for other in form.slots if other is not slot]
    return {**read_by(others, turn, {**values, **taken}, words), **taken}


def read_by(readers: Sequence[Read], turn: Turn, values: Values, words: str) -> Values:
    """Return the values as these readers, one after the other, change them."""
    for read in readers:
        values = {**values, **read(turn, values, words)}
    return values


def changed(values: Values, told: Values) -> bool:
    """Return whether `told` says anything else than `values`."""
    return any(told.get(name, "") != values.get(name, "") for name in {*values, *told})


def still_good(form: Form, turn: Turn, values: Values) -> Values:
    """Return the values without the answers that time has overtaken."""
    return {
        name: value
        for name, value in values.items()
        if not (slot := form.slot(name)) or slot.still_good(turn, values)
    }


def missing(form: Form, turn: Turn, values: Values) -> Slot | None:
    """Return the first slot that is needed and not known."""
    needed = (slot for slot in form.slots if slot.needed(turn, values))
    return next((slot for slot in needed if not values.get(slot.name)), None)
