"""Messages without words: said kindly what to do next, and never a dead end."""

from bot.conversation.turn import Turn
from bot.message import MessageKind
from bot.reply import Reply
from handlers import repair

SCRIPT_OF = {
    MessageKind.IMAGE: "media.image",
    MessageKind.VIDEO: "media.image",
    MessageKind.VOICE: "media.voice",
    MessageKind.LOCATION: "media.location",
}

SCRIPTS = {
    "media.image": frozenset[str](),
    "media.kept": frozenset[str](),
    "media.voice": frozenset[str](),
    "media.location": frozenset({"label"}),
    "media.other": frozenset[str](),
}


def without_words(turn: Turn) -> Reply:
    """Answer a picture, a voice without recognition, a location, a sticker, or an unknown kind."""
    location = turn.message.location
    if turn.conversation.dialogue == repair.DIALOGUE:
        if turn.message.kind is MessageKind.IMAGE:
            return repair.pictured(turn)
        if location and location.label:
            return repair.located(turn)
    label = location.label if location else ""
    return turn.say(SCRIPT_OF.get(turn.message.kind, "media.other"), label=label)
