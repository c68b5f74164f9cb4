"""GET …/people: everybody with a phone, with what the page shows about them."""

from typing import Any

from .cast import CAST, Person
from .house import House
from .menu import shown_menu
from .world import World


def list_people(world: World, house: House) -> list[dict[str, Any]]:
    """Return the people in fixed order; `bound` is asked of the service."""
    bound, menu = house.bound(), shown_menu(world)
    return [_row(world, person, person.openid in bound, menu) for person in CAST]


def _row(world: World, person: Person, bound: bool, menu: list[dict[str, Any]]) -> dict[str, Any]:
    return {
        "id": person.id,
        "name": person.name,
        "kind": person.kind,
        "channel": person.channel,
        "bound": bound,
        "openid": person.openid,
        "home": person.home,
        "about": person.about,
        "following": world.follows(person),
        "menu": menu if person.channel == "official" else [],
    }
