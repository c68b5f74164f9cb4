"""What is kept of how somebody feels: the last mood that was not calm, and how far its anger has led us."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from bot.conversation.delivery import Conversation
from bot.speech.mood import ANGRY, CALM, FADED, FRESH, Before


@dataclass(frozen=True, slots=True)
class Temper:
    """A mood, when it was, a mark of its words; `rung` is where anger stands on the ladder, 0 for nowhere."""

    mood: str = CALM
    at: datetime | None = None
    rung: int = 0
    words: str = ""

    @property
    def before(self) -> Before:
        """The mood as what is read next may rest on it."""
        return Before(self.mood, self.at, self.words)

    def angry(self, now: datetime) -> bool:
        """Whether it is anger that still counts."""
        return self.mood == ANGRY and not self.faded(now)

    def lasting(self, now: datetime) -> str:
        """Return the mood if it is fresh: who was upset a moment ago still is when tapping a button."""
        return self.mood if self.at is not None and now - self.at < FRESH else CALM

    def faded(self, now: datetime) -> bool:
        """Whether it is so long ago that it counts no more."""
        return self.at is None or now - self.at >= FADED


def temper_of(known: Conversation) -> Temper:
    """Return what is kept of how a person feels."""
    kept = known.temper
    if not kept:
        return Temper()
    return Temper(
        kept.get("mood", CALM),
        datetime.fromisoformat(kept["at"]) if kept.get("at") else None,
        int(kept.get("rung") or 0),
        kept.get("words", ""),
    )


def as_kept(temper: Temper) -> Mapping[str, str]:
    """Return a temper as a conversation keeps it; of who is calm nothing is kept."""
    if temper.mood == CALM or temper.at is None:
        return {}
    return {
        "mood": temper.mood,
        "at": temper.at.isoformat(),
        "rung": str(temper.rung),
        "words": temper.words,
    }
