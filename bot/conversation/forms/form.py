"""What a form is: its slots, how each is found in words and asked for, and what happens at the end."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from bot.conversation.turn import Turn
from bot.reply import Reply

# The slots filled so far; an absent or empty one is still to be asked.
Values = Mapping[str, str]
# What some words tell, in the light of what is known: the slots that they change, {} for nothing.
Read = Callable[[Turn, Values, str], Values]

CONFIRM = "confirm"


@dataclass(frozen=True, slots=True)
class Choice:
    """An answer to tap; its label is read as if it had been typed."""

    key: str
    label: str


def _no_choices(_turn: Turn, _values: Values) -> Sequence[Choice]:
    return ()


def read_nothing(_turn: Turn, _values: Values, _words: str) -> Values:
    """Read nothing: for what only the answer to its own question tells, or what can't be put right."""
    return {}


def _nothing_owned(_words: str) -> bool:
    return False


def _always(_turn: Turn, _values: Values) -> bool:
    return True


@dataclass(frozen=True, slots=True, kw_only=True)
class Slot:
    """One thing that a form needs to know.

    `find` reads it from any words, asked for or not, so it must be sure. `take` reads the answer to its own
    question `ask`; what it can't use is answered by `hint`, and the second time taken by `anyway`, if that is
    given. `needed` says whether it matters at all, `still_good` whether an old answer may stand.
    Words that merely resemble a question of the knowledge don't interrupt a slot that is `asked_firmly`, and
    no question at all one that is told `in_own_words`.
    Words that it `owns` are an answer, whatever else they are like, even if it is of no use.
    What is `secret` is not kept while the form waits behind another matter.
    """

    name: str
    ask: str
    hint: str
    find: Read
    take: Read
    anyway: Read | None = None
    choices: Callable[[Turn, Values], Sequence[Choice]] = _no_choices
    needed: Callable[[Turn, Values], bool] = _always
    still_good: Callable[[Turn, Values], bool] = _always
    asked_firmly: bool = False
    owns: Callable[[str], bool] = _nothing_owned
    in_own_words: bool = False
    secret: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """A dialogue that fills slots.

    `title` names the matter (报修) in sentences about the form, `service` is the name in the switchboard.
    `opening` reads the first words, `put_right` what is corrected at the summary. `quote` returns what all
    its scripts may quote. `summary` is what the resident confirms, `again` the same after words that changed
    nothing; a form without summary is finished as soon as nothing is missing. What is said to a
    `confidential` one goes into no log with its numbers, to a `sealed` one into none at all. `left` is said
    to whoever leaves it, and may quote the title.
    """

    name: str
    title: str
    service: str
    slots: Sequence[Slot]
    opening: Read
    put_right: Read
    quote: Callable[[Turn, Values], Mapping[str, str]]
    finish: Callable[[Turn, Values], Reply]
    summary: str = ""
    again: str = ""
    takes_photos: bool = False
    located: Read | None = None
    confidential: bool = False
    sealed: bool = False
    left: str = "form.left"

    def slot(self, name: str) -> Slot | None:
        """Return the slot with this name."""
        return next((slot for slot in self.slots if slot.name == name), None)

    def secrets(self) -> frozenset[str]:
        """Return the names of the slots that are not kept while the form waits."""
        return frozenset(slot.name for slot in self.slots if slot.secret)

    def scripts(self, quoted: frozenset[str]) -> dict[str, frozenset[str]]:
        """Return the scripts that the form speaks by, with the values that `quote` gives."""
        asked = (script for slot in self.slots for script in (slot.ask, slot.hint))
        return {script: quoted for script in (*asked, self.summary, self.again) if script}
