"""What a text names by a number, each kind in turn: no phone is a room, no room a date, no date an amount."""

from collections.abc import Callable, Iterable, Iterator
from enum import StrEnum
from typing import NamedTuple

from bot.understanding.slots.amount import amounts_in
from bot.understanding.slots.home import homes_in
from bot.understanding.slots.people import people_in
from bot.understanding.slots.phone import phones_in
from bot.understanding.slots.phrase import end_of, has_number, phrases_in
from bot.understanding.slots.plain import Piece, without
from bot.understanding.slots.plate import plates_in


class Kind(StrEnum):
    """The kinds of slots. DAY is a time without a number: 明天上午."""

    PLATE = "plate"
    PHONE = "phone"
    HOME = "home"
    TIME = "time"
    DAY = "day"
    AMOUNT = "amount"
    PEOPLE = "people"
    SPOT = "spot"
    ROOM = "room"


class Found(NamedTuple):
    """A slot between two places of plain text; the value is what its kind reads."""

    start: int
    end: int
    kind: Kind
    value: object = None


def found_in(text: str) -> list[Found]:
    """Return what plain text names by number, and its times, in order; none runs into another."""
    found: list[Found] = []
    for read in _READERS:
        new = list(read(text))
        text = without(text, [Piece(start, end, kind) for start, end, kind, _ in new])
        found += new
    return sorted(found, key=lambda one: one.start)


def _reader(
    kind: Kind, pieces_in: Callable[[str], Iterable[Piece[object]]]
) -> Callable[[str], Iterator[Found]]:
    def read(text: str) -> Iterator[Found]:
        return (Found(start, end, kind, value) for start, end, value in pieces_in(text))

    return read


def _times(text: str) -> Iterator[Found]:
    for match in phrases_in(text):
        yield Found(match.start(), end_of(match), Kind.TIME if has_number(match) else Kind.DAY)


# The surest first.
_READERS = (
    _reader(Kind.PLATE, plates_in),
    _reader(Kind.PHONE, phones_in),
    _reader(Kind.HOME, homes_in),
    _times,
    _reader(Kind.AMOUNT, amounts_in),
    _reader(Kind.PEOPLE, people_in),
)
