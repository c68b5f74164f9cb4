"""What an admin may write in knowledge/: one model per kind of file."""

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

    @model_validator(mode="after")
    def _one_way(self) -> "ScriptEntry":
        if (self.text is None) == (not self.variants):
            raise ValueError("text 和 variants 写一个，并且只写一个")
        if len(self.variants) == 1:
            raise ValueError("variants 至少写两种说法；只有一种就写成 text")
        return self


class ExampleEntry(RootModel[tuple[Words, ...]]):
    """The utterances under one key of examples/<topic>.yaml."""


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
