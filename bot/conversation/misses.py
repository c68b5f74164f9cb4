"""How often in a row words were not understood, and what is said then: a hint, a person, at last peace.

Counted in halves: a miss is two, being asked back is one, because the words were nearly understood.
"""

from dataclasses import replace
from datetime import datetime, timedelta

from bot.conversation.delivery import Conversation

MISSED, ASKED_BACK = 2, 1
# After so long it is not in a row any more.
IN_A_ROW = timedelta(minutes=30)
# For so long nothing more is said to what is not understood.
QUIET = timedelta(minutes=10)
LAST = 5
# Misses in a row, counted whole -> what is said; the last of them says that we'll be quiet.
SCRIPTS_BY_MISSES = {
    1: "system.not_understood",
    2: "system.offer_human",
    3: "system.not_understood_again",
    4: "system.not_understood_still",
    LAST: "system.leaving_alone",
}


def whole(known: Conversation) -> int:
    """Return the misses in a row, whole ones only."""
    return known.misses // MISSED


def keeps_quiet(known: Conversation, now: datetime) -> bool:
    """Whether the person was told a short while ago that we'll be quiet."""
    return whole(known) >= LAST and known.missed_at is not None and now - known.missed_at < QUIET


def counted(known: Conversation, halves: int, now: datetime) -> Conversation:
    """Return the conversation with one more miss (`MISSED`) or asking back (`ASKED_BACK`).

    Asking back alone never makes us quiet. Nothing is counted while we are: the quiet must come to an end.
    """
    if keeps_quiet(known, now):
        return known
    fresh = known.missed_at is None or now - known.missed_at > IN_A_ROW or whole(known) >= LAST
    misses = (0 if fresh else known.misses) + halves
    if halves == ASKED_BACK:
        misses = min(misses, LAST * MISSED - 1)
    return replace(known, misses=misses, missed_at=now)
