"""What an admin says about tone: the rules, sentences that break them, sentences that don't.

Where something was written makes it no other: a line above it says nothing about what hurts.
"""

from dataclasses import dataclass, field

ERROR, WARN = "error", "warn"
# Rules that are computed from what words name, beside what is learned from sentences.
BARE_TIME, EXPOSURE = "bare_time", "exposure"

# An entry fires when each of its parts stands in a clause, a part when one of its alternatives does.
Entry = tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class ToneGroup:
    """Sentences that break a rule in one matter, and the one wording that is better than all of them."""

    better: str
    bad: tuple[str, ...]
    file: str = field(default="", compare=False)
    line: int = field(default=1, compare=False)
    lines: tuple[int, ...] = field(default=(), compare=False)

    @property
    def said(self) -> tuple[tuple[str, str, int], ...]:
        """The sentences, each with its file and line."""
        lines = self.lines or (self.line,) * len(self.bad)
        return tuple((text, self.file, line) for text, line in zip(self.bad, lines, strict=True))


@dataclass(frozen=True, slots=True)
class ToneRule:
    """One rule, its words as they are compared; `better` serves where no group's wording is near.

    `unless`: words in which the rule's own mean something else. `by_sound`: what is heard in pinyin and in
    characters that sound the same, too. `short`: what is written, and which word is meant.
    """

    name: str
    title: str
    severity: str
    why: str
    advice: str
    better: str
    words: tuple[Entry, ...] = ()
    unless: tuple[str, ...] = ()
    by_sound: tuple[str, ...] = ()
    short: dict[str, str] = field(default_factory=dict)
    groups: tuple[ToneGroup, ...] = ()
    file: str = field(default="", compare=False)
    line: int = field(default=1, compare=False)


@dataclass(frozen=True, slots=True)
class Polite:
    """A sentence that must pass."""

    text: str
    file: str = field(default="", compare=False)
    line: int = field(default=1, compare=False)


@dataclass(frozen=True, slots=True)
class Tone:
    """All that is known about tone; the rules in the order of their weight."""

    rules: tuple[ToneRule, ...] = ()
    polite: tuple[Polite, ...] = ()
