"""A person says something: the delivery is made, pushed, and its answer shown."""

from typing import Any

from .actions import read_action
from .cast import Person
from .delivery import prepare
from .house import House
from .push import push, show_outcome
from .world import World


def say(world: World, house: House, person: Person, body: Any) -> dict[str, Any]:
    """Return {"status", "replies"} of one delivery; raises SandboxError for what this person can't do."""
    delivery = prepare(world, person, read_action(body))
    outcome = push(world, house, person, delivery.inner, delivery.summary)
    return {"status": outcome.status, "replies": show_outcome(world, person, delivery, outcome)}
