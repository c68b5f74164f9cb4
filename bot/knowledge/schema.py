"""What an admin may write in knowledge/: one model per kind of file."""

from datetime import date
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, RootModel, model_validator

Words = Annotated[str, Field(min_length=1)]


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


class ScriptEntry(Strict):
    """One reply script of replies/<topic>.yaml: `text`, or two or more `variants`."""

    text: Words | None = None
    variants: tuple[Words, ...] = ()
    buttons: tuple[ButtonEntry, ...] = ()
    valid_until: date | None = None
    owner: Words | None = None

    @model_validator(mode="after")
    def _one_way(self) -> "ScriptEntry":
        if (self.text is None) == (not self.variants):
            raise ValueError("text 和 variants 写一个，并且只写一个")
        if len(self.variants) == 1:
            raise ValueError("variants 至少写两种说法；只有一种就写成 text")
        if self.valid_until and not self.owner:
            raise ValueError("写了 valid_until，也要写 owner：到期时找谁改")
        return self


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
