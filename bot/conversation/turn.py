"""A turn: all that a handler needs to answer one message, and all that the answer changes."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import date, datetime

from bot.conversation.delivery import Conversation, Ledger
from bot.conversation.mind import Mind
from bot.conversation.misses import counted
from bot.message import Message
from bot.reply import Button, Reply
from bot.residents.person import Person
from bot.residents.records import Record
from bot.speech.mood import Mood
from bot.speech.phrasebook import Phrasebook
from bot.speech.privacy import without_numbers, without_phones
from bot.tickets.desk import Desk
from bot.tickets.rules import Rules


@dataclass
class Turn:
    """One message on its way to an answer.

    Handlers read it and change it only through its methods and the desk. `now` is the time of the turn in the
    estate's zone, `conversation` the state as it will be stored. What is said in a `confidential` turn goes
    into no log with its numbers; of a `private` answer the log keeps only that it was given, of a `sealed`
    turn nothing. `meant` is the service that the person has chosen for the words, "" for none; `mood` is how
    they sound.
    """

    message: Message
    person: Person
    now: datetime
    ledger: Ledger
    desk: Desk
    speech: Phrasebook
    mind: Mind
    before: Conversation
    conversation: Conversation = field(init=False)
    records: list[Record] = field(default_factory=list)
    puzzled: bool = False
    confidential: bool = False
    private: bool = False
    sealed: bool = False
    meant: str = ""
    mood: Mood = field(default_factory=Mood)

    def __post_init__(self) -> None:
        self.conversation = self.before

    @property
    def text(self) -> str:
        """The words of the message."""
        return self.message.text

    @property
    def today(self) -> date:
        """The day of the turn, in the estate's zone."""
        return self.now.date()

    @property
    def rules(self) -> Rules:
        """The estate's configuration."""
        return self.desk.rules

    @property
    def subject(self) -> str:
        """What a tapped button is about: the part of its id after the colon."""
        return self.message.tap.partition(":")[2]

    def say(self, script: str, /, **values: object) -> Reply:
        """Return a reply script, filled in."""
        return self.speech.say(script, **values)

    @contextmanager
    def hearing(self, words: str, meant: str = "") -> Iterator[None]:
        """Within it the message is these words alone; `meant` is the service that they were said to mean."""
        whole, before = self.message, self.meant
        self.message, self.meant = replace(whole, text=words, tap=""), meant
        try:
            yield
        finally:
            self.message, self.meant = whole, before

    @contextmanager
    def tapping(self, tap: str) -> Iterator[None]:
        """Within it the message is a tap on the button with this id: its label was typed."""
        typed = self.message
        self.message = replace(typed, tap=tap)
        try:
            yield
        finally:
            self.message = typed

    def go_to(self, dialogue: str, step: str, slots: Mapping[str, str]) -> None:
        """Open a dialogue, or go on in it: the person's next words belong to `step`."""
        self.conversation = replace(
            self.conversation, dialogue=dialogue, step=step, slots=dict(slots), changed_at=self.now
        )

    def leave(self, dialogue: str = "") -> None:
        """Leave the open dialogue; with a name, only if it is that one."""
        if self.conversation.dialogue and dialogue in {"", self.conversation.dialogue}:
            self.conversation = replace(
                self.conversation, dialogue="", step="", slots={}, changed_at=self.now
            )

    def missed(self, halves: int) -> None:
        """Note that the words were not understood (`MISSED`), or only half (`ASKED_BACK`)."""
        self.puzzled = True
        self.conversation = counted(self.conversation, halves, self.now)

    def understood(self) -> None:
        """Note that the person was understood, unless this very turn says otherwise."""
        if self.conversation.misses and not self.puzzled:
            self.conversation = replace(self.conversation, misses=0, missed_at=None)

    def as_kept(self, words: str) -> str:
        """Return words of this turn as the log of what was said may keep them: without phone numbers."""
        return without_numbers(words) if self.confidential else without_phones(words)

    def forget(self) -> None:
        """Take back all that this turn would change."""
        self.desk.docket.clear()
        self.records.clear()
        self.puzzled = False
        self.conversation = self.before

    @property
    def changes_nothing(self) -> bool:
        """Whether the turn only reads."""
        return self.desk.docket.empty and not self.records and self.conversation is self.before

    @property
    def changed_conversation(self) -> Conversation | None:
        """The conversation's new state, or None when it stayed as it was."""
        return None if self.conversation is self.before else self.conversation


Handler = Callable[[Turn], Reply]


def with_buttons(reply: Reply, *buttons: Button) -> Reply:
    """Return the reply with these buttons after its own."""
    return replace(reply, buttons=reply.buttons + buttons)
