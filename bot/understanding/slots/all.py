"""All that a message names at once: places, a time to come, plates, phones, amounts, people."""

from dataclasses import dataclass
from datetime import datetime

from bot.understanding.slots.amount import Amount
from bot.understanding.slots.found import Found, Kind, found_in
from bot.understanding.slots.people import People
from bot.understanding.slots.place import Place, joined
from bot.understanding.slots.plain import Piece, Plain, apart, plain, without
from bot.understanding.slots.spot import rooms_in, spots_in
from bot.understanding.slots.visit import Visit, visit_in


@dataclass(frozen=True, slots=True)
class Slots:
    """What a message names, each kind in the order of the words; `spans` tell where."""

    places: tuple[Place, ...] = ()
    visit: Visit | None = None
    plates: tuple[str, ...] = ()
    phones: tuple[str, ...] = ()
    amounts: tuple[Amount, ...] = ()
    people: tuple[People, ...] = ()
    spans: tuple[tuple[int, int, str], ...] = ()


def slots_of(text: str, now: datetime) -> Slots:
    """Return all that the text names at `now` (aware, in the zone of the estate)."""
    said = plain(text)
    found = _found_in(said.text)
    places = [Piece(one.start, one.end, one.value) for one in found if isinstance(one.value, Place)]
    return Slots(
        places=joined(said, places),
        visit=visit_in(_only_times(said, found), now),
        plates=tuple(dict.fromkeys(str(one.value) for one in found if one.kind is Kind.PLATE)),
        phones=tuple(str(one.value) for one in found if one.kind is Kind.PHONE),
        amounts=tuple(one.value for one in found if isinstance(one.value, Amount)),
        people=tuple(one.value for one in found if isinstance(one.value, People)),
        spans=tuple((*said.span(one.start, one.end), one.kind.value) for one in found),
    )


def _found_in(text: str) -> list[Found]:
    """All that plain text names; a spot or room that runs into a number is none."""
    numbered = found_in(text)
    taken = [Piece(one.start, one.end, one) for one in numbered]
    spots = [Piece(start, end, Found(start, end, Kind.SPOT, place)) for start, end, place in spots_in(text)]
    rooms = [Piece(start, end, Found(start, end, Kind.ROOM, place)) for start, end, place in rooms_in(text)]
    hidden = without(text, taken)
    free = [
        piece
        for piece in [*spots, *rooms]
        if hidden[piece.start : piece.end] == text[piece.start : piece.end]
    ]
    return [piece.value for piece in apart([*taken, *free])]


def _only_times(said: Plain, found: list[Found]) -> Plain:
    others = [Piece(one.start, one.end, one) for one in found if one.kind is not Kind.TIME]
    return said._replace(text=without(said.text, others))
