"""How often a room and phone may be tried: enough for mistyping, too few for guessing."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from bot.conversation.turn import Turn
from bot.residents.records import Tried
from bot.residents.register import Attempts

WINDOW = timedelta(hours=24)
# Mistyping twice and looking it up twice more is human; eleven digits can't be guessed in five tries.
PER_PERSON = 5
# Many accounts together may not guess at one home either; a large family still comes in.
PER_HOME = 10
NAME = "binding"


def failing_would_count(turn: Turn, label: str) -> list[Tried] | None:
    """Return what a wrong try at this home counts, None when the person or the home has no try left.

    A right one counts nothing, but rests on the same counts (`resting`).
    """
    subjects = ((turn.person.address, PER_PERSON), (f"home:{label}", PER_HOME))
    tried = [(subject, turn.ledger.attempts(subject, NAME), most) for subject, most in subjects]
    if any(counting(attempts, turn.now) >= most for _, attempts, most in tried):
        return None
    since = turn.now - WINDOW
    return [Tried(subject, NAME, turn.now, since, attempts.count) for subject, attempts, _ in tried]


def resting(counts: Sequence[Tried]) -> list[Tried]:
    """Return what holds a right try to these counts: others may have used up what was left meanwhile."""
    return [replace(count, counted=False) for count in counts]


def counting(attempts: Attempts, now: datetime) -> int:
    """Return how many of the tries still count."""
    still = attempts.since is not None and attempts.since >= now - WINDOW
    return attempts.count if still else 0
