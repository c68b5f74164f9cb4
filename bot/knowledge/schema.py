"""What an admin may write in knowledge/: one model per kind of file."""

from datetime import date
from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, RootModel, model_validator

from bot.knowledge.options import PARTS, ChannelName, Daytime, Mood, PartName, Relation

Words = Annotated[str, Field(min_length=1)]


def listed(written: Any) -> Any:
    """Return one value as a list of one."""
    return [written] if isinstance(written, str) else written


def options_in(written: Any) -> Any:
    """Return the options of a part: a mere text is an option that always fits."""
    each = written if isinstance(written, list | tuple) else [written]
    return [{"text": one} if isinstance(one, str) else one for one in each]


class Strict(BaseModel):
    """Unknown keys are mistakes."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class IntentEntry(Strict):
    """One intent of intents/<topic>.yaml."""

    title: Words
    service: str | None = None
    phrases: tuple[Words, ...]
    keywords: tuple[Words, ...] = ()
    negatives: tuple[Words, ...] = ()


class ButtonEntry(Strict):
    """One button under a reply."""

    id: Words
    label: Words


class OptionEntry(Strict):
    """One way of saying a part of a reply, and when it fits: `mood` and the others hold one or more."""

    text: Words
    mood: Annotated[tuple[Mood, ...], BeforeValidator(listed)] = ()
    relation: Annotated[tuple[Relation, ...], BeforeValidator(listed)] = ()
    daytime: Annotated[tuple[Daytime, ...], BeforeValidator(listed)] = ()
    channel: Annotated[tuple[ChannelName, ...], BeforeValidator(listed)] = ()


# A part is one text, or a list of options; an option without conditions may be a mere text.
PartEntry = Annotated[tuple[OptionEntry, ...], BeforeValidator(options_in)]


class ScriptEntry(Strict):
    """One reply script of replies/<topic>.yaml: `text`, or two or more `variants`, or parts."""

    text: Words | None = None
    variants: tuple[Words, ...] = ()
    hear: PartEntry = ()
    acknowledge: PartEntry = ()
    fact: PartEntry = ()
    next: PartEntry = ()
    step: PartEntry = ()
    buttons: tuple[ButtonEntry, ...] = ()
    valid_until: date | None = None
    owner: Words | None = None

    @model_validator(mode="after")
    def _one_way(self) -> "ScriptEntry":
        ways = (self.text is not None, bool(self.variants), any(options for _, options in self.parts))
        if sum(ways) != 1:
            raise ValueError("text、variants、分成几部分（hear 到 step）三种写法，选一种，并且只写一种")
        if len(self.variants) == 1:
            raise ValueError("variants 至少写两种说法；只有一种就写成 text")
        if self.valid_until and not self.owner:
            raise ValueError("写了 valid_until，也要写 owner：到期时找谁改")
        return self

    @property
    def parts(self) -> tuple[tuple[PartName, tuple[OptionEntry, ...]], ...]:
        """The parts in the order in which they are said, with their options."""
        written = (self.hear, self.acknowledge, self.fact, self.next, self.step)
        return tuple(zip(PARTS, written, strict=True))


class ExampleEntry(Strict):
    """What must be understood as an intent of examples/<topic>.yaml, and must never be answered as it."""

    must: tuple[Words, ...] = ()
    never: tuple[Words, ...] = ()


class NothingEntry(RootModel[tuple[Words, ...]]):
    """The utterances that must mean nothing of ours, of examples/nothing.yaml."""


class LexiconFile(Strict):
    """lexicon.yaml."""

    synonyms: tuple[Annotated[tuple[Words, ...], Field(min_length=2)], ...] = ()
    fillers: tuple[Words, ...] = ()
    greetings: tuple[Words, ...] = ()
    thanks: tuple[Words, ...] = ()


class EmergencyEntry(Strict):
    """One emergency of emergencies.yaml."""

    title: Words
    category: Words
    reply: Words
    words: tuple[Annotated[tuple[Words, ...], Field(min_length=1)], ...] = Field(min_length=1)
    unless: tuple[Words, ...] = ()


class ListeningFile(Strict):
    """emergency_words.yaml: lists of words under what they mean, and lists of words."""

    groups: dict[Words, tuple[Words, ...]] = {}
    slips: dict[Words, tuple[Words, ...]] = {}
    pinyin: dict[Words, tuple[Words, ...]] = {}
    english: dict[Words, tuple[Words, ...]] = {}
    elsewhere: tuple[Words, ...] = ()
    calm: tuple[Words, ...] = ()
    urgent: tuple[Words, ...] = ()
    denied: tuple[Words, ...] = ()


Alternatives = Annotated[tuple[Words, ...], Field(min_length=1)]


class ToneRuleEntry(Strict):
    """One rule of tone.yaml."""

    title: Words
    severity: Literal["error", "warn"]
    why: Words
    advice: Words
    better: Words
    words: tuple[Annotated[tuple[Alternatives, ...], Field(min_length=1)], ...] = ()
    unless: tuple[Words, ...] = ()
    by_sound: tuple[Words, ...] = ()
    short: dict[Words, tuple[Words, ...]] = {}


class ToneFile(Strict):
    """tone.yaml."""

    rules: dict[Words, ToneRuleEntry]


class OwnToneRuleEntry(Strict):
    """What an estate says beside a rule of the base."""

    unless: Annotated[tuple[Words, ...], Field(min_length=1)]


class OwnToneFile(Strict):
    """tone.yaml of an estate."""

    rules: dict[Words, OwnToneRuleEntry]


class ToneGroupEntry(Strict):
    """One group of tone/<rule>.yaml: sentences of one matter, and the wording that is better."""

    better: Words
    bad: Annotated[tuple[Words, ...], Field(min_length=1)]


class ToneGroups(RootModel[tuple[ToneGroupEntry, ...]]):
    """The groups of tone/<rule>.yaml."""


class PoliteEntry(RootModel[tuple[Words, ...]]):
    """The sentences under one heading of tone/polite/….yaml."""
