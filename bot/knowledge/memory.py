"""What was read and fitted before is not read and fitted again: of hundreds of files, an admin saves one."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from pathlib import Path

from bot.knowledge.model import Intent, Knowledge, Lexicon
from bot.understanding.matcher import Matcher, fit
from config.yaml_file import Document, parse, read

# All that a matcher is made of.
Words = tuple[tuple[Intent, ...], Lexicon, tuple[str, ...]]


@dataclass
class Memory:
    """Remembers each file as it was read last, and the matcher that was fitted last."""

    _documents: dict[str, tuple[bytes, Document]] = field(default_factory=dict)
    _fitted: tuple[Words, Matcher] | None = None

    def read(self, path: Path, name: str) -> Document:
        """Return the parsed file, called `name` in messages, as `config.yaml_file.read` does."""
        try:
            content = path.read_bytes()
        except OSError:
            return read(path, name)
        before = self._documents.get(name)
        if before is None or before[0] != content:
            before = self._documents[name] = content, parse(content, name)
        # Whoever fits it to a schema adds problems to its own copy.
        return replace(before[1], problems=list(before[1].problems))

    def matcher(self, knowledge: Knowledge) -> Matcher:
        """Return the matcher of the knowledge; a reply that was reworded leaves it as it is."""
        words = _words(knowledge)
        if self._fitted is None or self._fitted[0] != words:
            self._fitted = words, fit(knowledge.intents, knowledge.lexicon, knowledge.nothing)
        return self._fitted[1]

    def recall(self, knowledge: Knowledge, matcher: Matcher) -> None:
        """Remember a matcher that somebody else has fitted on this knowledge."""
        self._fitted = self._fitted or (_words(knowledge), matcher)


def _words(knowledge: Knowledge) -> Words:
    return tuple(_without_places(knowledge.intents)), knowledge.lexicon, knowledge.nothing


def _without_places(intents: Iterable[Intent]) -> Iterable[Intent]:
    """Leave out where each was written: a line above it says nothing about its meaning."""
    return (replace(intent, file="", line=1, lines=(), files=()) for intent in intents)
