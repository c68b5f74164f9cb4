"""One version of the knowledge with all that was fitted from it; a turn takes one and keeps to it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property, lru_cache

from bot.knowledge.model import Emergency, Intent, Knowledge
from bot.speech.mood import MoodReader
from bot.speech.tone.check import ToneCheck
from bot.understanding.emergencies import Hearing
from bot.understanding.matcher import Matcher
from bot.understanding.result import Understanding

# What many people write alike (labels of buttons, the usual questions) is listened to once.
SHORT, REMEMBERED = 40, 2048


@dataclass(frozen=True)
class Mind:
    """What is known, how messages are understood, and the estate's facts that replies quote.

    The facts are those that the knowledge was checked against: both change together.
    """

    knowledge: Knowledge
    matcher: Matcher
    facts: Mapping[str, str] = field(default_factory=dict)
    tone: ToneCheck = field(default_factory=ToneCheck)

    def emergency(self, text: str) -> Emergency | None:
        """Return the emergency that the words tell of."""
        return self._recent(text) if len(text) <= SHORT else self._hearing.heard(text)

    def understand(self, text: str) -> Understanding:
        """Return what the words mean, how surely, and what else they may mean."""
        return self.matcher.understand(text)

    def intent(self, name: str) -> Intent | None:
        """Return an intent by name."""
        return self._by_name.get(name)

    @cached_property
    def moods(self) -> MoodReader:
        """What tells how somebody feels."""
        return MoodReader(self.knowledge.moods)

    @cached_property
    def _by_name(self) -> dict[str, Intent]:
        return {intent.name: intent for intent in self.knowledge.intents}

    def __getstate__(self) -> dict[str, object]:
        """Leave what was heard lately out of what is stored."""
        return {name: value for name, value in vars(self).items() if name != "_recent"}

    @cached_property
    def _recent(self) -> Callable[[str], Emergency | None]:
        return lru_cache(REMEMBERED)(self._hearing.heard)

    @cached_property
    def _hearing(self) -> Hearing:
        return Hearing(self.knowledge.emergencies, self.knowledge.listening)
