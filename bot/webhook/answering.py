"""What the door needs from a conversation, and what it does when that fails."""

from typing import NamedTuple, Protocol

import structlog

from bot.channels.redact import mask
from bot.errors import StoreAway
from bot.message import Message, user_of
from bot.reply import SILENCE, Reply

_log = structlog.get_logger(__name__)


class Answerer(Protocol):
    """Answers messages. The same message may come again (WeChat's retries), also while it is worked on."""

    def answer(self, message: Message) -> Reply:
        """Return the answer; may raise anything."""

    def answer_without_store(self, message: Message) -> Reply:
        """Return an answer from memory alone; called when `answer` raised StoreAway."""

    def apologise(self, message: Message) -> Reply:
        """Return the kind sentence for when our own code failed."""

    def rest(self, message: Message, text: str) -> None:
        """Send the part of the answer that did not fit later on, once per message key; may raise."""


class Answered(NamedTuple):
    """A reply, and whether it stands in for one that could not be given."""

    reply: Reply
    failed: bool


def answer(answerer: Answerer, message: Message) -> Answered:
    """Return the answer to a message, a lesser one when that fails, silence when everything does."""
    try:
        return _answer(answerer, message)
    except Exception:
        _log.exception("no_answer_at_all", **_about(message))
        return Answered(SILENCE, failed=True)


def _answer(answerer: Answerer, message: Message) -> Answered:
    try:
        return Answered(answerer.answer(message), failed=False)
    except StoreAway:
        _log.exception("store_away", **_about(message))
        fall_back = answerer.answer_without_store
    except Exception:
        # A mistake of ours must not become 服务出现故障 on somebody's phone.
        _log.exception("answer_failed", **_about(message))
        fall_back = answerer.apologise
    return Answered(fall_back(message), failed=True)


def send_rest(answerer: Answerer, message: Message, text: str) -> None:
    """Hand over what did not fit; a failure is logged, the first part still goes out."""
    try:
        answerer.rest(message, text)
    except Exception:
        _log.exception("rest_lost", characters=len(text), **_about(message))


def _about(message: Message) -> dict[str, str]:
    channel = message.channel.value
    return {"key": message.key, "channel": channel, "sender": mask(user_of(message.sender))}
