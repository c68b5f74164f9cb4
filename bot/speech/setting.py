"""Who hears a reply, and how things stand with them when it is said."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from bot.knowledge.options import DAYTIMES

# Hour at which each part of the day begins; what is before the first belongs to the night.
BEGINS = {6: "morning", 10: "day", 18: "evening", 22: "night"}
NIGHT = DAYTIMES[-1]


def daytime_of(at: datetime) -> str:
    """Return the part of the day that a time (in the estate's zone) belongs to."""
    return next((part for hour, part in reversed(BEGINS.items()) if at.hour >= hour), NIGHT)


def _first() -> str:
    return "first"


@dataclass(frozen=True, slots=True)
class Setting:
    """What the options of a script may ask for.

    `person` is the address of who hears it, "" for nobody in particular; `name` how they are addressed, ""
    where that is not known. `at` is in the estate's zone. `relation` is looked up only by who asks for it.
    Whoever was angry a while ago is still spoken to in a `sober` way.
    """

    person: str = ""
    name: str = ""
    mood: str = "calm"
    at: datetime | None = None
    related: Callable[[], str] = _first
    sober: bool = False

    @property
    def relation(self) -> str:
        """Whether it is the first word on the matter, another one, or one after a broken promise."""
        return self.related()

    @property
    def daytime(self) -> str:
        """The part of the day."""
        return daytime_of(self.at) if self.at else "day"

    @property
    def channel(self) -> str:
        """The channel by which they hear it."""
        return self.person.partition(":")[0]
