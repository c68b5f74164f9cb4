"""The place that a report is about: a home, or a public spot of the estate."""

from dataclasses import dataclass, replace

from bot.understanding.slots.place import find_places


@dataclass(frozen=True, slots=True)
class ReportPlace:
    """A place as a ticket names it; `building` is the key in estate.yaml, `words` said it, `public` = no home."""

    label: str
    building: str
    public: bool
    words: str


def report_place(text: str) -> ReportPlace | None:
    """Return the first home or public spot in the text; a room alone (厨房) is within the home that is meant."""
    for place in find_places(text):
        if not (place.home or place.spot or place.building):
            continue
        building = f"{place.building}栋" if place.building else ""
        where = replace(place, room=None, spot=None if place.home else place.spot)
        words = place.words.removesuffix(place.room or "").strip() if place.room else place.words
        return ReportPlace(where.label, building, not place.home, words)
    return None
