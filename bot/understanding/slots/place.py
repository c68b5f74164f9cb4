"""Places: a home (3栋2单元1201), a spot of the estate (东门, 地下车库B2柱A12), a room of a home (厨房)."""

from dataclasses import replace

from bot.understanding.slots.home import homes_in
from bot.understanding.slots.phone import phones_in
from bot.understanding.slots.place_model import Place
from bot.understanding.slots.plain import Piece, Plain, apart, plain, without
from bot.understanding.slots.plate import plates_in
from bot.understanding.slots.spot import rooms_in, spots_in

__all__ = ["Place", "find_places", "joined"]


def find_places(text: str) -> tuple[Place, ...]:
    """Return the places in the text, in order. A spot or room belongs to the home that is named before it."""
    said = plain(text)
    return joined(said, _places_in(said.text))


def joined(said: Plain, pieces: list[Piece[Place]]) -> tuple[Place, ...]:
    """Return the pieces as places in the words said: what tells more of the one before is part of it."""
    places: list[Place] = []
    for start, end, bare in pieces:
        place = replace(bare, words=said.words(start, end))
        whole = _whole(places[-1], place) if places else None
        if whole:
            places[-1] = whole
        else:
            places.append(place)
    return tuple(places)


def _places_in(text: str) -> list[Piece[Place]]:
    """Return what plain text names of places, each by itself, and where it is; no phone or plate is one."""
    rest = without(without(text, plates_in(text)), phones_in(text))
    return apart([*homes_in(rest), *spots_in(rest), *rooms_in(rest)])


def _whole(before: Place, place: Place) -> Place | None:
    """The two as one, when the second tells more of the first."""
    if place.numbered:
        return None
    words = f"{before.words} {place.words}"
    if place.spot and not before.spot and not before.room:
        return replace(before, spot=place.spot, words=words)
    if place.room and not before.room:
        return replace(before, room=place.room, words=words)
    return None
