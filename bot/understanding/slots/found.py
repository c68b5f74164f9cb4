"""What a text names by a number, each kind in turn: no phone is a room, no room a date, no date an amount."""

from collections.abc import Callable, Iterable, Iterator
from enum import StrEnum
from typing import NamedTuple

from bot.understanding.slots.amount import amounts_in
from bot.understanding.slots.home import homes_in
from bot.understanding.slots.people import people_in
from bot.understanding.slots.phone import phones_in
from bot.understanding.slots.phrase import end_of, numbered_in, phrases_in
from bot.understanding.slots.plain import Piece, without
from bot.understanding.slots.plate import plates_in


class Kind(StrEnum):
    """The kinds of slots; a floor alone is no home."""

    PLATE = "plate"
    PHONE = "phone"
    HOME = "home"
    FLOOR = "floor"
    TIME = "time"
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
    """Return the numbers and times that plain text names, in order; none runs into another."""
    return _in_turn(text, _ALL)


def numbers_in(text: str) -> list[Found]:
    """Return only what is of this one matter: of 明天上午9点 the hour, and no people."""
    return _in_turn(text, _OF_ONE_MATTER)


def _in_turn(text: str, readers: Iterable[Callable[[str], Iterator[Found]]]) -> list[Found]:
    found: list[Found] = []
    for read in readers:
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


def _homes(text: str) -> Iterator[Found]:
    for start, end, place in homes_in(text):
        alone = place.floor and not (place.building or place.entrance or place.home)
        yield Found(start, end, Kind.FLOOR if alone else Kind.HOME, place)


def _times(text: str) -> Iterator[Found]:
    for match in phrases_in(text):
        yield Found(match.start(), end_of(match), Kind.TIME)


def _numbered_times(text: str) -> Iterator[Found]:
    return (Found(start, end, Kind.TIME) for start, end in numbered_in(text))


# The surest first.
_SURE = (_reader(Kind.PLATE, plates_in), _reader(Kind.PHONE, phones_in), _homes)
_AMOUNTS, _PEOPLE = _reader(Kind.AMOUNT, amounts_in), _reader(Kind.PEOPLE, people_in)
_OF_ONE_MATTER = (*_SURE, _numbered_times, _AMOUNTS)
_ALL = (*_SURE, _times, _AMOUNTS, _PEOPLE)
