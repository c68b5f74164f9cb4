"""Every reply for residents as it will be read, in each mood and at each time that it has words for."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product

from bot.knowledge.model import Knowledge, Script
from bot.knowledge.options import CHANNELS, DAYTIMES, MOODS, RELATIONS, Option, best
from bot.speech.filling import CALLED, Values, addressed, filled, names_in
from bot.speech.phrasebook import TO_STAFF
from bot.speech.preview_samples import sample_of
from bot.speech.tone.finding import Finding

# What a text message of WeChat holds, in bytes, and how long a line elderly eyes can follow.
BYTES_AT_MOST, LETTERS_AT_MOST = 2048, 60
# Who keeps the knowledge is no resident either.
NOT_RESIDENTS = (TO_STAFF, "knowledge.")
# Around what was filled in, and around the name of a value that has no sample: signs that nobody types.
FROM, TO, LACKING = "\ue000", "\ue001", "\ue002"
_SIGNS = re.compile(f"[{FROM}{TO}{LACKING}]")
_VALUE = re.compile(r"\{[^{}]*\}")
DIMENSIONS = {"mood": MOODS, "relation": RELATIONS, "daytime": DAYTIMES, "channel": CHANNELS}
# How things stand where nothing is said about it.
USUAL = {"mood": "calm", "relation": "first", "daytime": "day", "channel": "official"}

Look = Callable[[str], Sequence[Finding]]


@dataclass(frozen=True)
class Now:
    """How things stand when something is said."""

    mood: str
    relation: str
    daytime: str
    channel: str


@dataclass(frozen=True)
class Line:
    """One line as it is read, with marks around values; `long` is hard to follow."""

    text: str
    long: bool


@dataclass(frozen=True)
class Way:
    """One way of saying a reply: `when` it is said, by dimension, and what the tone check finds."""

    when: Mapping[str, tuple[str, ...]]
    lines: tuple[Line, ...]
    findings: tuple[Finding, ...]

    @property
    def text(self) -> str:
        """The words as they are sent."""
        return _SIGNS.sub("", "\n".join(line.text for line in self.lines))

    @property
    def size(self) -> int:
        """How many bytes they take."""
        return len(self.text.encode())


@dataclass(frozen=True)
class Shown:
    """A script with all its ways; `lacking` are the values that have no sample."""

    script: Script
    title: str
    ways: tuple[Way, ...]
    buttons: tuple[str, ...]
    lacking: tuple[str, ...]


def preview(knowledge: Knowledge, facts: Mapping[str, str], look: Look) -> list[Shown]:
    """Return every script that residents read, in the order of the files; `look` finds what hurts."""
    titles = {intent.name: intent.title for intent in knowledge.intents}
    scripts = [one for one in knowledge.scripts.values() if not one.name.startswith(NOT_RESIDENTS)]
    ordered = sorted(scripts, key=lambda script: (script.file, script.line))
    return [_shown(script, titles.get(script.name, script.name), facts, look) for script in ordered]


def _shown(script: Script, title: str, facts: Mapping[str, str], look: Look) -> Shown:
    asked = {name for text in (*script.texts, *_labels(script)) for name in names_in(text)}
    known = {name: facts.get(name) or sample_of(script.name, name) for name in asked}
    lacking = tuple(sorted(name for name, value in known.items() if value is None))
    values = {
        name: f"{FROM}{LACKING}{name}{TO}" if value is None else f"{FROM}{value}{TO}"
        for name, value in known.items()
    }
    ways = tuple(_way(when, text, values, look) for text, when in _ways(script))
    labels = (_SIGNS.sub("", label.format_map(values)) for label in _labels(script))
    return Shown(script, title, ways, tuple(labels), lacking)


def _labels(script: Script) -> list[str]:
    return [button.label for button in script.buttons]


def _way(when: Mapping[str, tuple[str, ...]], text: str, values: Mapping[str, str], look: Look) -> Way:
    known = Values(values)
    lines = tuple(line for each in text.strip().split("\n") for line in _lines(each, known))
    # As kb check reads it: values are somebody else's words.
    return Way(when, lines, tuple(look(_VALUE.sub("", text))))


def _lines(line: str, values: Values) -> Iterator[Line]:
    long = len(_VALUE.sub("一二三四", line)) > LETTERS_AT_MOST
    said = filled(addressed(line, values[CALLED] if CALLED in names_in(line) else ""), values)
    # A value of several lines is marked on each of them.
    for part in said.replace("\n", f"{TO}\n{FROM}").split("\n") if "\n" in said else [said]:
        yield Line(part, long)


def _ways(script: Script) -> Iterator[tuple[str, Mapping[str, tuple[str, ...]]]]:
    """Yield each text that may be said, and when: the values of each dimension that makes a difference."""
    if not script.parts:
        yield from ((text, {}) for text in script.variants)
        return
    said: dict[str, list[Now]] = {}
    for now in _settings(script):
        for text in _texts(script, now):
            said.setdefault(text, []).append(now)
    every = list(_settings(script))
    for text, settings in said.items():
        yield text, _difference(settings, every)


def _settings(script: Script) -> Iterator[Now]:
    """Yield the settings that the script tells apart, the usual ones first."""
    options = [option for part in script.parts for option in part.options]
    spans = [_span(name, options) for name in DIMENSIONS]
    yield from (Now(*setting) for setting in product(*spans))


def _span(dimension: str, options: Sequence[Option]) -> list[str]:
    named = {value for option in options for value in getattr(option, dimension)}
    return [USUAL[dimension], *(one for one in DIMENSIONS[dimension] if one in named - {USUAL[dimension]})]


def _texts(script: Script, now: Now) -> Iterator[str]:
    """Yield texts for a setting, so many that each fitting option has its turn."""
    fitting = [(part, best(part.options, now)) for part in script.parts]
    spoken = [(part, numbers) for part, numbers in fitting if numbers]
    for turn in range(max((len(numbers) for _, numbers in spoken), default=0)):
        yield "\n".join(part.options[numbers[turn % len(numbers)]].text for part, numbers in spoken)


def _difference(settings: Sequence[Now], every: Sequence[Now]) -> Mapping[str, tuple[str, ...]]:
    """Return the values of each dimension by which these settings differ from all."""
    found: dict[str, tuple[str, ...]] = {}
    for name in DIMENSIONS:
        here = tuple(dict.fromkeys(getattr(now, name) for now in settings))
        if set(here) != {getattr(now, name) for now in every}:
            found[name] = here
    return found
