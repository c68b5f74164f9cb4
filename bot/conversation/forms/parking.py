"""A form that was left for another matter waits, and can be taken up again ("接着说")."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime, timedelta

from bot.conversation.delivery import Conversation

# After so long nobody remembers what was half said.
KEPT_FOR = timedelta(hours=24)
_SLOT = "slot."


def parked(conversation: Conversation, now: datetime) -> Mapping[str, str]:
    """Return the conversation's open dialogue as it is kept while another matter comes first."""
    slots = {f"{_SLOT}{name}": value for name, value in conversation.slots.items()}
    return {"dialogue": conversation.dialogue, "step": conversation.step, "at": now.isoformat()} | slots


def taken_up(conversation: Conversation, now: datetime) -> Conversation:
    """Return the conversation with its parked dialogue open again, or none if that waited too long."""
    kept = conversation.parked
    if not kept or now - datetime.fromisoformat(kept["at"]) > KEPT_FOR:
        return replace(conversation, dialogue="", step="", slots={}, parked={}, changed_at=now)
    slots = {name.removeprefix(_SLOT): value for name, value in kept.items() if name.startswith(_SLOT)}
    return replace(
        conversation, dialogue=kept["dialogue"], step=kept["step"], slots=slots, parked={}, changed_at=now
    )
