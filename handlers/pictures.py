"""Messages without words: said kindly what to do next, and never a dead end."""

from bot.conversation.forms.engine import PHOTO_FIRST, quiet_for_long
from bot.conversation.forms.filling import PHOTOS
from bot.conversation.forms.words import NOTHING_SAID
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

# A photo is followed by its words, or waits for them behind another matter.
WORDS, WAITING = "words", "waiting"

SCRIPTS = {
    "media.image": frozenset[str](),
    "media.voice": frozenset[str](),
    "media.location": frozenset({"label"}),
    "media.other": frozenset[str](),
}


def without_words(turn: Turn) -> Reply:
    """Answer a picture, a voice without recognition, a location, a sticker, or an unknown kind."""
    if turn.message.kind is MessageKind.IMAGE and turn.conversation.dialogue in {"", PHOTO_FIRST}:
        _keep(turn)
    location = turn.message.location
    label = location.label if location else ""
    return turn.say(SCRIPT_OF.get(turn.message.kind, "media.other"), label=label)


def words_after(turn: Turn) -> Reply | None:
    """Take the words that follow a photo: what is not surely another matter is a trouble to be mended.

    After another matter came between, the photo waits for a report that is plainly one.
    """
    if quiet_for_long(turn):
        turn.leave()
        return None
    if turn.conversation.step == WAITING:
        return None
    if NOTHING_SAID.match(turn.text.strip()):
        return turn.say("media.image")
    if turn.mind.understand(turn.text).decision == "answer":
        turn.go_to(PHOTO_FIRST, WAITING, turn.conversation.slots)
        return None
    return repair.start(turn)


def _keep(turn: Turn) -> None:
    """Keep a photo that came before the words that belong to it."""
    before = turn.conversation.slots.get(PHOTOS, "") if turn.conversation.dialogue == PHOTO_FIRST else ""
    turn.go_to(PHOTO_FIRST, WORDS, {PHOTOS: f"{before} {turn.message.media}".strip()})
