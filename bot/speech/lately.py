"""Which way of saying a script a person heard last: nobody hears the same twice running. May be lost."""

from dataclasses import dataclass
from typing import Protocol

# After half a day nobody remembers the words.
SECONDS = 12 * 60 * 60.0
_BETWEEN = "\t"


class Hot(Protocol):
    """Small values that live for a while and may be lost."""

    def get(self, key: str) -> str | None:
        """Return the value, None if it is not known."""

    def set(self, key: str, value: str, seconds: float) -> None:
        """Keep the value for so many seconds."""


@dataclass(frozen=True, slots=True)
class Heard:
    """By which variant a script was said last, and on which occasion."""

    occasion: str = ""
    variant: str = ""


@dataclass(frozen=True, slots=True)
class Lately:
    """Remembers it for the people of one estate."""

    hot: Hot
    estate: str

    def heard(self, person: str, script: str) -> Heard:
        """Return what the person heard of the script last."""
        known = self.hot.get(self._key(person, script)) or ""
        occasion, _, variant = known.partition(_BETWEEN)
        return Heard(occasion, variant)

    def note(self, person: str, script: str, heard: Heard) -> None:
        """Note what the person hears now."""
        self.hot.set(self._key(person, script), f"{heard.occasion}{_BETWEEN}{heard.variant}", SECONDS)

    def _key(self, person: str, script: str) -> str:
        return f"heard:{self.estate}:{person}:{script}"
