"""A talk between a resident and a colleague over an enquiry, as the ticket's timeline tells it."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.tickets.ticket import DONE, Entry, Status, Ticket

# The timeline's actions that a talk is made of: the resident's words and urging, a colleague's, its end.
SAID = "said"
TOLD = "said to resident"
URGED = "urged"
BACK = "handed back"
TURNS = frozenset({Status.ACCEPTED.value, Status.REOPENED.value, SAID, TOLD, URGED, BACK})
# Written when nobody answered in time.
UNANSWERED = "unanswered"

# After these of the resident nobody owes an answer …
COURTESY = re.compile(
    r"^(?:好的?|好嘞|好呀|行|可以|嗯|哦|知道了?|明白了?|清楚了?|了解了?|收到|太好了|(?:谢谢|多谢|感谢)(?:您|你|啦|了)?"
    r"|(?:辛苦|麻烦)(?:您|你)?了?|ok|[，,。.!！~～\s]|👌|🙏|👍)+$",
    re.IGNORECASE,
)
# … and with these the colleague still owes one.
_LOOKS_INTO_IT = r"(?:查|问|核实|核对|核|确认|了解|联系|处理|安排|办|看)(?!了|过|好|完)"
PUTS_OFF = re.compile(
    r"稍等|稍后|等一下|等下|等会|等我|一会儿?(?:就|再|给|回|答)|回头(?:给|跟|和|再)"
    rf"|我们?(?:先|再|去|来|这就|马上|现在|正在|正|在|(?:帮|给)[您你])*(?!看){_LOOKS_INTO_IT}"
    rf"|(?:正在|在(?:帮|给)[您你]|这就|马上|立刻|尽快)(?:(?:帮|给)[您你])?(?:去|来)?{_LOOKS_INTO_IT}"
)

# Words that are no name for a matter.
SAYS_NOTHING = re.compile(
    r"^(?:你好|您好|喂|嗨|哈喽|在吗|在不在|在么|有人吗|有人在吗|早上好|上午好|下午好|晚上好|早|算了|不用了|不用|谢谢|人呢|接着说"
    r"|[，,。.!！?？~～…\s])+$"
)

# The category of those who asked for a person; other requests are talked over only while somebody writes.
ASKED_FOR_A_PERSON = "enquiry"

TAKEN = frozenset({Status.ACCEPTED, Status.ON_SITE, Status.WAITING})


@dataclass(frozen=True, slots=True)
class Talk:
    """How a talk stands; `turns` are the entries of its timeline that belong to it, oldest first.

    `late` counts how often it was noticed that the last words are not answered.
    """

    ticket: Ticket
    turns: tuple[Entry, ...]
    late: int = 0

    @property
    def number(self) -> str:
        """The number of the ticket."""
        return self.ticket.number

    @property
    def open(self) -> bool:
        """Whether it was not handed back to the bot."""
        # Urging is for the ticket, and brings nobody back who has left.
        last = next((entry for entry in reversed(self.turns) if entry.action != URGED), None)
        return self.ticket.status not in DONE and not (last and last.action == BACK)

    @property
    def taken(self) -> bool:
        """Whether a colleague leads it, so that the bot has nothing to say."""
        return self.open and self.ticket.status in TAKEN

    def goes_on(self, now: datetime, quiet: timedelta) -> bool:
        """Whether the resident's plain words belong to it: asked for a person, or one wrote just now."""
        if self.ticket.category == ASKED_FOR_A_PERSON:
            return True
        told = next((entry.at for entry in reversed(self.turns) if entry.action == TOLD), None)
        return told is not None and now - told <= quiet

    @property
    def answered(self) -> bool:
        """Whether the last words that matter were a colleague's, and don't promise more."""
        last = next((entry for entry in reversed(self.turns) if not _is_courtesy(entry)), None)
        return last is not None and last.action == TOLD and not PUTS_OFF.search(last.text)

    @property
    def mark(self) -> str:
        """A mark that changes with every word and move: whether anything has happened since."""
        return str(len(self.turns))

    @property
    def heard(self) -> str:
        """A mark that changes whenever the resident has written."""
        return str(sum(entry.action == SAID for entry in self.turns))

    @property
    def last_words(self) -> str:
        """What the resident said last, "" for nothing yet."""
        return next((entry.text for entry in reversed(self.turns) if entry.action == SAID), "")

    @property
    def speaker(self) -> str:
        """The address of the colleague who spoke last, "" for nobody yet."""
        return next((entry.actor for entry in reversed(self.turns) if entry.action == TOLD), "")


def _is_courtesy(entry: Entry) -> bool:
    return entry.action == SAID and bool(COURTESY.match(entry.text))


def talk_in(ticket: Ticket, timeline: Iterable[Entry]) -> Talk:
    """Return the talk that a ticket's timeline tells of."""
    entries = list(timeline)
    turns = tuple(entry for entry in entries if entry.action in TURNS)
    since = entries.index(turns[-1]) if turns else 0
    return Talk(ticket, turns, sum(entry.action == UNANSWERED for entry in entries[since:]))
