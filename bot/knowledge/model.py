"""The knowledge in memory: what residents say, what we answer, and what must be understood."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from bot.knowledge.mood_model import Moods
from bot.knowledge.options import Part
from bot.knowledge.tone_model import Tone
from bot.reply import Button

# The topic of small talk: it is answered, but nobody is asked whether they meant it.
CHAT = "chat"


@dataclass(frozen=True, slots=True)
class Intent:
    """What residents may mean, and how they say it; `service` names who serves it, None = its own reply.

    `lines` are those of the phrases in the file, as far as they came from one; `files` tells the file of each
    where an estate adds phrases of its own to those of the base.
    """

    name: str
    title: str
    service: str | None
    phrases: tuple[str, ...]
    keywords: tuple[str, ...] = ()
    negatives: tuple[str, ...] = ()
    file: str = ""
    line: int = 1
    lines: tuple[int, ...] = ()
    files: tuple[str, ...] = ()

    @property
    def topic(self) -> str:
        """The first part of the name: intents of one topic are neighbours."""
        return self.name.partition(".")[0]

    @property
    def said(self) -> tuple[tuple[str, str, int], ...]:
        """The phrases, each with its file and line."""
        files = self.files or (self.file,) * len(self.phrases)
        return tuple(zip(self.phrases, files, self.lines or (self.line,) * len(self.phrases), strict=True))


@dataclass(frozen=True, slots=True)
class Script:
    """A reply script: one or more ways of saying the same, or parts, and the buttons under it.

    It is right until the day `valid_until`, and `owner` is who knows what comes after. `lines` are those of
    the options of its parts, in their order.
    """

    name: str
    variants: tuple[str, ...]
    buttons: tuple[Button, ...] = ()
    valid_until: date | None = None
    owner: str = ""
    file: str = ""
    line: int = 1
    parts: tuple[Part, ...] = ()
    lines: tuple[int, ...] = ()

    @property
    def texts(self) -> tuple[str, ...]:
        """All that it may say, be it whole or one part of it."""
        return self.variants + tuple(option.text for part in self.parts for option in part.options)


@dataclass(frozen=True, slots=True)
class Example:
    """An utterance that must be understood as `intent`; None = it must be understood as nothing of ours.

    With `never` it must not be answered as that intent.
    """

    text: str
    intent: str | None
    never: bool = False
    file: str = ""
    line: int = 1


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The words of the estate: groups that mean the same, and words that carry no meaning.

    `places` gives for each of the four, by its name, the file and line of every entry.
    """

    synonyms: tuple[tuple[str, ...], ...] = ()
    fillers: tuple[str, ...] = ()
    greetings: tuple[str, ...] = ()
    thanks: tuple[str, ...] = ()
    places: Mapping[str, tuple[tuple[str, int], ...]] = field(default_factory=dict, compare=False)


@dataclass(frozen=True, slots=True)
class Emergency:
    """Words that pre-empt everything.

    `words` holds entries; an entry fires when all its parts occur, a part when one of its alternatives does.
    `lines` are those of the entries.
    """

    name: str
    title: str
    category: str
    reply: str
    words: tuple[tuple[tuple[str, ...], ...], ...]
    unless: tuple[str, ...] = ()
    file: str = ""
    line: int = 1
    lines: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Listening:
    """How the words of emergencies are listened for.

    `groups`: a word that stands for others. `slips`, `pinyin`, `english`: what is written, and what is meant.
    `elsewhere`: words that tell of another time or place; in a long letter the `calm` ones do, too.
    `urgent`: whoever writes so is in it now. `denied`: what takes back the word behind it.
    """

    groups: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    slips: Mapping[str, str] = field(default_factory=dict)
    pinyin: Mapping[str, str] = field(default_factory=dict)
    english: Mapping[str, str] = field(default_factory=dict)
    elsewhere: tuple[str, ...] = ()
    calm: tuple[str, ...] = ()
    urgent: tuple[str, ...] = ()
    denied: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Knowledge:
    """Everything of one knowledge folder that checked; `version` changes with any file's content."""

    version: str
    intents: tuple[Intent, ...]
    scripts: Mapping[str, Script]
    examples: tuple[Example, ...]
    lexicon: Lexicon
    emergencies: tuple[Emergency, ...]
    listening: Listening = field(default_factory=Listening)
    tone: Tone = field(default_factory=Tone)
    moods: Moods = field(default_factory=Moods)

    @property
    def nothing(self) -> tuple[str, ...]:
        """The utterances that must be understood as nothing of ours."""
        return tuple(example.text for example in self.examples if example.intent is None)
