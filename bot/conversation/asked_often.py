"""A question that many ask at once (停水, 停电): people at rest get one script within one minute."""

from dataclasses import dataclass, field
from datetime import datetime

from bot.conversation.mind import Mind
from bot.conversation.turn import Turn
from bot.message import Message, MessageKind
from bot.reply import Reply
from bot.speech.mood import CALM
from bot.tickets.rules import is_staff

# Nobody types the same words as others when they are longer.
LONGEST, MOST = 40, 2048
SECONDS = 60

Question = tuple[str, str]


@dataclass
class _Minute:
    """What was answered to which words (and whom) in one minute by one mind."""

    mind: Mind
    number: int
    scripts: dict[Question, str] = field(default_factory=dict)


class AskedOften:
    """Remembers by which script a question was answered, and nothing of who asked.

    Only of a turn that rested on the words alone: that changed nothing, read nothing but that its person is
    at rest, and said a script just as it stands. `rest` is the mark that the ledger gives such people.
    """

    def __init__(self) -> None:
        self._now: _Minute | None = None

    def script_for(self, message: Message, rest: str | None, mind: Mind, now: datetime) -> str:
        """Return the script by which the same question was answered to somebody else at rest, "" for none."""
        if rest is None or not _plain(message):
            return ""
        minute = self._now
        if minute is None or minute.mind is not mind or minute.number != _number(now):
            return ""
        return minute.scripts.get((message.text, rest), "")

    def note(self, turn: Turn, reply: Reply, rest: str | None) -> None:
        """Remember the answer to a turn that changed nothing, if it rested on the words alone."""
        # What is said to somebody upset is not for others.
        upset = turn.mood.name != CALM
        kept_back = turn.private or turn.sealed or turn.confidential or upset
        if rest is None or kept_back or not _plain(turn.message):
            return
        if not reply.script or reply != turn.say(reply.script):
            return
        minute = self._now
        if minute is None or minute.mind is not turn.mind or minute.number != _number(turn.now):
            minute = self._now = _Minute(turn.mind, _number(turn.now))
        if len(minute.scripts) < MOST:
            minute.scripts[turn.text, rest] = reply.script


def _plain(message: Message) -> bool:
    typed = message.kind is MessageKind.TEXT and not message.tap and len(message.text) <= LONGEST
    return typed and not is_staff(message.sender)


def _number(now: datetime) -> int:
    return int(now.timestamp() // SECONDS)
