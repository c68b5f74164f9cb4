"""What was read, fitted and checked before is not done again: of hundreds of files, an admin saves one."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from pathlib import Path

from bot.knowledge.model import Intent, Knowledge, Lexicon
from bot.knowledge.tone_model import Tone
from bot.speech.tone.check import ToneCheck, fit_tone
from bot.understanding.matcher import Matcher, fit
from config.problem import Problem
from config.yaml_file import Document, parse, read

# All that a matcher is made of.
Words = tuple[tuple[Intent, ...], Lexicon, tuple[str, ...]]


@dataclass
class Memory:
    """Remembers each file as it was read last, and what was fitted and found last."""

    _documents: dict[str, tuple[bytes, Document]] = field(default_factory=dict)
    _fitted: tuple[Words, Matcher] | None = None
    _found: tuple[object, tuple[Problem, ...]] | None = None
    _tone: tuple[tuple[Tone, Lexicon], ToneCheck] | None = None

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

    def tone(self, knowledge: Knowledge) -> ToneCheck:
        """Return the tone check of the knowledge."""
        said = knowledge.tone, knowledge.lexicon
        if self._tone is None or self._tone[0] != said:
            self._tone = said, fit_tone(*said)
        return self._tone[1]

    def findings(self, rest_on: object, find: Callable[[], tuple[Problem, ...]]) -> tuple[Problem, ...]:
        """Return what `find` finds, which was found before when it rests on the same."""
        if self._found is None or self._found[0] != rest_on:
            self._found = rest_on, find()
        return self._found[1]

    def recall(self, knowledge: Knowledge, matcher: Matcher, tone: ToneCheck) -> None:
        """Remember a matcher and a tone check that somebody else has fitted on this knowledge."""
        self._fitted = self._fitted or (_words(knowledge), matcher)
        self._tone = self._tone or ((knowledge.tone, knowledge.lexicon), tone)


def _words(knowledge: Knowledge) -> Words:
    return tuple(_without_places(knowledge.intents)), knowledge.lexicon, knowledge.nothing


def _without_places(intents: Iterable[Intent]) -> Iterable[Intent]:
    """Leave out where each was written: a line above it says nothing about its meaning."""
    return (replace(intent, file="", line=1, lines=(), files=()) for intent in intents)
