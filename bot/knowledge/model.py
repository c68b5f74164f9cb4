"""The knowledge in memory: what residents say, what we answer, and what must be understood."""

from collections.abc import Mapping
from dataclasses import dataclass

from bot.reply import Button

NOTHING = "nothing"


@dataclass(frozen=True, slots=True)
class Intent:
    """What residents may mean, and how they say it; `service` names who serves it, None = its own reply."""

    name: str
    title: str
    service: str | None
    phrases: tuple[str, ...]
    keywords: tuple[str, ...] = ()
    negatives: tuple[str, ...] = ()
    file: str = ""
    line: int = 1

    @property
    def topic(self) -> str:
        """The first part of the name: intents of one topic are neighbours."""
        return self.name.partition(".")[0]


@dataclass(frozen=True, slots=True)
class Script:
    """A reply script: one or more ways of saying the same, and the buttons under it."""

    name: str
    variants: tuple[str, ...]
    buttons: tuple[Button, ...] = ()
    file: str = ""
    line: int = 1


@dataclass(frozen=True, slots=True)
class Example:
    """An utterance that must be understood as `intent`; None = it must be understood as nothing of ours."""

    text: str
    intent: str | None
    file: str = ""
    line: int = 1


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The words of the estate: groups that mean the same, and words that carry no meaning."""

    synonyms: tuple[tuple[str, ...], ...] = ()
    fillers: tuple[str, ...] = ()
    greetings: tuple[str, ...] = ()
    thanks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Emergency:
    """Words that pre-empt everything.

    `words` holds entries; an entry fires when all its parts occur, a part when one of its alternatives does.
    """

    name: str
    title: str
    category: str
    reply: str
    words: tuple[tuple[tuple[str, ...], ...], ...]
    unless: tuple[str, ...] = ()
    file: str = ""
    line: int = 1


@dataclass(frozen=True, slots=True)
class Knowledge:
    """Everything of one knowledge folder that checked; `version` changes with any file's content."""

    version: str
    intents: tuple[Intent, ...]
    scripts: Mapping[str, Script]
    examples: tuple[Example, ...]
    lexicon: Lexicon
    emergencies: tuple[Emergency, ...]

    @property
    def nothing(self) -> tuple[str, ...]:
        """The utterances that must be understood as nothing of ours."""
        return tuple(example.text for example in self.examples if example.intent is None)
