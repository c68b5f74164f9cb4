"""What an estate has of its own, laid over the base: an entry takes the place of the one of its name."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from typing import Annotated, Literal, TypeVar

from pydantic import Field

from bot.knowledge.model import Emergency, Example, Intent, Knowledge, Lexicon, Script
from bot.knowledge.schema import Strict, Words
from config.problem import Problem

Entry = TypeVar("Entry", Intent, Emergency)


class RemovedEntry(Strict):
    """An intent or emergency of the base that there is none of in this estate."""

    # Every scalar is read as text.
    removed: Literal["true"]


class MoreEntry(Strict):
    """Phrases that are said in this estate beside those of the base."""

    more_phrases: Annotated[tuple[Words, ...], Field(min_length=1)]


@dataclass(frozen=True)
class More:
    """Phrases for an intent of the base, each with the line on which it stands."""

    name: str
    phrases: tuple[str, ...]
    lines: tuple[int, ...]
    file: str
    line: int


@dataclass(frozen=True)
class Removed:
    """An entry of the base that is taken away."""

    name: str
    file: str
    line: int


@dataclass
class Own:
    """What one estate's folder says, tree by tree."""

    intents: list[Intent] = field(default_factory=list)
    more: list[More] = field(default_factory=list)
    removed_intents: list[Removed] = field(default_factory=list)
    scripts: list[Script] = field(default_factory=list)
    examples: list[Example] = field(default_factory=list)
    # Whose examples of the base count no more.
    rewritten: set[str] = field(default_factory=set)
    emergencies: list[Emergency] = field(default_factory=list)
    removed_emergencies: list[Removed] = field(default_factory=list)
    lexicon: Lexicon = field(default_factory=Lexicon)


def laid_over(base: Knowledge, own: Own) -> Knowledge:
    """Return the base with the estate's own in it.

    With an intent or an emergency goes what only belonged to it: its reply, its examples. What must mean
    nothing, and the words of the lexicon, are added to the base's.
    """
    scripts = {name: script for name, script in base.scripts.items() if name not in _unsaid(base, own)}
    return replace(
        base,
        intents=tuple(_extended(_merged(base.intents, own.intents, own.removed_intents), own.more)),
        scripts=scripts | {script.name: script for script in own.scripts},
        examples=(*_kept_examples(base, own), *own.examples),
        emergencies=tuple(_merged(base.emergencies, own.emergencies, own.removed_emergencies)),
        lexicon=_both(base.lexicon, own.lexicon),
    )


def check_own(base: Knowledge, own: Own) -> Iterator[Problem]:
    """Yield a problem for each entry that changes what the base doesn't have."""
    intents = {intent.name for intent in base.intents}
    emergencies = {emergency.name for emergency in base.emergencies}
    changes: list[More | Removed] = [*own.more, *own.removed_intents, *own.removed_emergencies]
    for change in changes:
        if change.name not in (emergencies if change in own.removed_emergencies else intents):
            what = f"公共知识库里没有“{change.name}”，没法在它上面改"
            yield Problem(change.file, change.line, what, "请检查名称；要新加一条，就把它完整地写出来")


def _merged(base: tuple[Entry, ...], own: list[Entry], removed: list[Removed]) -> list[Entry]:
    """In the order of the base, what is new at the end."""
    ours = {entry.name: entry for entry in own}
    gone = {one.name for one in removed}
    kept = [ours.pop(entry.name, entry) for entry in base if entry.name not in gone]
    return kept + list(ours.values())


def _extended(intents: Iterable[Intent], more: list[More]) -> Iterator[Intent]:
    wanted = {one.name: one for one in more}
    for intent in intents:
        one = wanted.get(intent.name)
        yield intent if one is None else _with_more(intent, one)


def _with_more(intent: Intent, more: More) -> Intent:
    files = intent.files or (intent.file,) * len(intent.phrases)
    return replace(
        intent,
        phrases=intent.phrases + more.phrases,
        lines=intent.lines + more.lines,
        files=files + (more.file,) * len(more.phrases),
    )


def _unsaid(base: Knowledge, own: Own) -> set[str]:
    """The replies that nobody says any more once intents and emergencies are gone."""
    intents = {one.name for one in own.removed_intents}
    unsaid = {intent.name for intent in base.intents if intent.name in intents and intent.service is None}
    gone = {one.name for one in own.removed_emergencies}
    replies = {one.reply for one in base.emergencies if one.name in gone}
    replies -= {one.reply for one in (*base.emergencies, *own.emergencies) if one.name not in gone}
    return unsaid | replies | {f"{reply}.offline" for reply in replies}


def _kept_examples(base: Knowledge, own: Own) -> Iterator[Example]:
    gone = own.rewritten | {one.name for one in own.removed_intents}
    return (example for example in base.examples if example.intent not in gone)


def _both(base: Lexicon, own: Lexicon) -> Lexicon:
    return Lexicon(
        base.synonyms + own.synonyms,
        base.fillers + own.fillers,
        base.greetings + own.greetings,
        base.thanks + own.thanks,
        {kind: base.places.get(kind, ()) + places for kind, places in own.places.items()} or base.places,
    )
