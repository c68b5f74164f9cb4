"""A form that was left for another matter waits, and can be taken up again ("接着说")."""

from collections.abc import Collection, Mapping
from dataclasses import replace
from datetime import datetime, timedelta

from bot.conversation.delivery import Conversation

# After so long nobody remembers what was half said.
KEPT_FOR = timedelta(hours=24)
_SLOT, _BEHIND = "slot.", "behind."
# One that was noted together with another matter follows it by itself.
_FOLLOWS = "follows"


def parked(
    conversation: Conversation, now: datetime, secrets: frozenset[str] = frozenset()
) -> Mapping[str, str]:
    """Return the open dialogue as it is kept, without its secrets, while another matter comes first.

    One that waits already waits behind it; what waits behind that is forgotten.
    """
    kept = {name: value for name, value in conversation.slots.items() if name not in secrets}
    slots = {f"{_SLOT}{name}": value for name, value in kept.items()}
    behind = {
        f"{_BEHIND}{name}": value
        for name, value in conversation.parked.items()
        if not name.startswith(_BEHIND)
    }
    this = {"dialogue": conversation.dialogue, "step": conversation.step, "at": now.isoformat()}
    return {**this, **slots, **behind}


def lined_up(conversation: Conversation, now: datetime, secrets: frozenset[str]) -> Mapping[str, str]:
    """Return the open dialogue as it is kept until the matter before it ends; then it follows by itself."""
    return {**parked(conversation, now, secrets), _FOLLOWS: "yes"}


def follows(kept: Mapping[str, str]) -> bool:
    """Return whether what is parked in front is taken up as soon as nothing else is open."""
    return _FOLLOWS in kept


def taken_up(conversation: Conversation, now: datetime) -> Conversation:
    """Return the conversation with its parked dialogue (there must be one) open again; none if it is old."""
    kept = conversation.parked
    if now - datetime.fromisoformat(kept["at"]) > KEPT_FOR:
        return replace(conversation, dialogue="", step="", slots={}, parked={}, changed_at=now)
    return replace(
        conversation,
        dialogue=kept["dialogue"],
        step=kept["step"],
        slots=_unprefixed(kept, _SLOT),
        parked=_unprefixed(kept, _BEHIND),
        changed_at=now,
    )


def brought_forward(kept: Mapping[str, str], dialogue: str) -> Mapping[str, str]:
    """Return what is parked with this dialogue at the front, nothing if it doesn't wait there."""
    behind = _unprefixed(kept, _BEHIND)
    if kept.get("dialogue") == dialogue:
        return kept
    if behind.get("dialogue") != dialogue:
        return {}
    front = {f"{_BEHIND}{name}": value for name, value in kept.items() if not name.startswith(_BEHIND)}
    return {**behind, **front}


def without(kept: Mapping[str, str], dialogues: Collection[str]) -> Mapping[str, str]:
    """Return what is parked without these dialogues, which nobody will go on with."""
    behind = _unprefixed(kept, _BEHIND)
    if behind.get("dialogue") in dialogues:
        kept = {name: value for name, value in kept.items() if not name.startswith(_BEHIND)}
        behind = {}
    return behind if kept.get("dialogue") in dialogues else kept


def _unprefixed(kept: Mapping[str, str], prefix: str) -> dict[str, str]:
    return {name.removeprefix(prefix): value for name, value in kept.items() if name.startswith(prefix)}
