"""The ways of saying one part of a reply, and when each of them fits."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal, Protocol, get_args

Mood = Literal["calm", "anxious", "angry", "grateful"]
Relation = Literal["first", "repeat", "broken_promise"]
Daytime = Literal["morning", "day", "evening", "night"]
ChannelName = Literal["official", "wecom"]
PartName = Literal["hear", "acknowledge", "fact", "next", "step"]

MOODS: tuple[Mood, ...] = get_args(Mood)
RELATIONS: tuple[Relation, ...] = get_args(Relation)
DAYTIMES: tuple[Daytime, ...] = get_args(Daytime)
CHANNELS: tuple[ChannelName, ...] = get_args(ChannelName)
# In this order they are said: hear, acknowledge, inform, what happens next, one next step.
PARTS: tuple[PartName, ...] = get_args(PartName)
# These answer a feeling: whoever has none of it needs nothing said.
OF_FEELING: frozenset[PartName] = frozenset({"hear", "acknowledge"})


class Circumstances(Protocol):
    """How things stand when something is said."""

    @property
    def mood(self) -> str: ...

    @property
    def relation(self) -> str: ...

    @property
    def daytime(self) -> str: ...

    @property
    def channel(self) -> str: ...


@dataclass(frozen=True, slots=True)
class Option:
    """One way of saying a part; a condition that is empty fits always."""

    text: str
    mood: tuple[str, ...] = ()
    relation: tuple[str, ...] = ()
    daytime: tuple[str, ...] = ()
    channel: tuple[str, ...] = ()

    @property
    def conditions(self) -> int:
        """How many conditions it has."""
        return sum(map(bool, (self.mood, self.relation, self.daytime, self.channel)))

    def fits(self, now: Circumstances) -> bool:
        """Return whether all its conditions hold; what it doesn't ask for is not looked up."""
        return (
            (not self.mood or now.mood in self.mood)
            and (not self.daytime or now.daytime in self.daytime)
            and (not self.channel or now.channel in self.channel)
            and (not self.relation or now.relation in self.relation)
        )


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a reply, in one or more ways."""

    name: PartName
    options: tuple[Option, ...]


def best(options: Iterable[Option], now: Circumstances) -> list[int]:
    """Return which options fit best: of those that fit, the ones with the most conditions."""
    fitting = [(option.conditions, number) for number, option in enumerate(options) if option.fits(now)]
    most = max((conditions for conditions, _ in fitting), default=0)
    return [number for conditions, number in fitting if conditions == most]
