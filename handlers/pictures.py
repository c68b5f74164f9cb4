"""Messages without words: said kindly what to do next, and never a dead end."""

from collections.abc import Mapping

from bot.conversation.choices import leave_asked
from bot.conversation.forms.engine import LOCATION, SENT_FIRST, WAITING, quiet_for_long
from bot.conversation.forms.filling import PHOTOS
from bot.conversation.forms.words import LEAVE, NOTHING_SAID
from bot.conversation.turn import Turn
from bot.message import MessageKind
from bot.reply import Reply
from handlers.repair import repair

SCRIPT_OF = {
    MessageKind.IMAGE: "media.image",
    MessageKind.VIDEO: "media.image",
    MessageKind.VOICE: "media.voice",
    MessageKind.LOCATION: "media.location",
    MessageKind.LINK: "media.link",
}

# A photo is followed by its words, or waits for them behind another matter.
WORDS = "words"

SCRIPTS = {
    "media.image": frozenset[str](),
    "media.left": frozenset[str](),
    "media.voice": frozenset[str](),
    "media.location": frozenset({"label"}),
    "media.link": frozenset[str](),
    "media.other": frozenset[str](),
}


def without_words(turn: Turn) -> Reply:
    """Answer a picture, a voice without recognition, a location, a sticker, or an unknown kind."""
    location = turn.message.location
    label = location.label if location else ""
    leave_asked(turn)
    if turn.conversation.dialogue in {"", SENT_FIRST}:
        if turn.message.kind is MessageKind.IMAGE:
            _keep(turn, PHOTOS, f"{_kept(turn).get(PHOTOS, '')} {turn.message.media}".strip())
        elif label:
            _keep(turn, LOCATION, label)
    return turn.say(SCRIPT_OF.get(turn.message.kind, "media.other"), label=label)


def words_after(turn: Turn) -> Reply | None:
    """Take the words that follow a photo or a location: what is no other matter is a trouble to be mended.

    After another matter came between, what was sent waits for a report that is plainly one.
    """
    if quiet_for_long(turn):
        turn.leave()
        return None
    if LEAVE.match(turn.text.strip()):
        turn.leave()
        return turn.say("media.left")
    if turn.conversation.step == WAITING:
        return None
    if NOTHING_SAID.match(turn.text.strip()):
        return turn.say("media.image")
    if turn.mind.understand(turn.text).decision == "answer":
        turn.go_to(SENT_FIRST, WAITING, turn.conversation.slots)
        return None
    return repair.start(turn)


def _keep(turn: Turn, name: str, value: str) -> None:
    """Keep what came before the words that belong to it."""
    turn.go_to(SENT_FIRST, WORDS, {**_kept(turn), name: value})


def _kept(turn: Turn) -> Mapping[str, str]:
    return turn.conversation.slots if turn.conversation.dialogue == SENT_FIRST else {}
