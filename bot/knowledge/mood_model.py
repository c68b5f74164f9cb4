"""What tells how somebody feels: words by signal, as an admin keeps them in moods.yaml."""

from collections.abc import Mapping
from dataclasses import dataclass, field

# What the words may tell; the last three only together with others.
SIGNALS = (
    *("angry", "wronged", "worried", "hurried", "thankful", "joking", "sarcastic"),
    *("praising", "relieved"),
)


@dataclass(frozen=True, slots=True)
class Cue:
    """Some words that tell of a signal; `…` stands for a few others. `strong` tells it alone."""

    signal: str
    words: str
    strong: bool
    line: int = field(default=1, compare=False)


@dataclass(frozen=True, slots=True)
class Moods:
    """All cues. `unless` holds for each signal words in which the same letters don't count.

    `titles` are the signals' names for an admin. Weak cues behind words `of_others` are somebody else's
    feeling. With `faces` anger is a joke; `cheerful` words open no answer to who is angry.
    """

    cues: tuple[Cue, ...] = ()
    unless: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    titles: Mapping[str, str] = field(default_factory=dict)
    of_others: tuple[str, ...] = ()
    cheerful: tuple[str, ...] = ()
    faces: tuple[str, ...] = ()
    file: str = ""
