"""Reads moods.yaml: one entry, checked word by word."""

from collections.abc import Iterator
from pathlib import Path

from bot.knowledge.files import Folder
from bot.knowledge.mood_model import SIGNALS, Cue, Moods
from bot.knowledge.schema import Strict, Words
from bot.understanding.clean import clean
from config.problem import Problem
from config.yaml_file import Document

GAP = "…"


class SignalEntry(Strict):
    """The cues of one signal."""

    title: Words
    strong: tuple[Words, ...] = ()
    weak: tuple[Words, ...] = ()
    unless: tuple[Words, ...] = ()


class SignalsEntry(Strict):
    """The signals, each by its name."""

    angry: SignalEntry | None = None
    wronged: SignalEntry | None = None
    worried: SignalEntry | None = None
    hurried: SignalEntry | None = None
    thankful: SignalEntry | None = None
    joking: SignalEntry | None = None
    sarcastic: SignalEntry | None = None
    praising: SignalEntry | None = None
    relieved: SignalEntry | None = None

    def named(self) -> dict[str, SignalEntry]:
        """Return those that are there, by their names."""
        each = ((name, getattr(self, name)) for name in SIGNALS)
        return {name: signal for name, signal in each if signal is not None}


class MoodsFile(Strict):
    """moods.yaml."""

    signals: SignalsEntry
    of_others: tuple[Words, ...] = ()
    cheerful: tuple[Words, ...] = ()
    faces: tuple[Words, ...] = ()


def read_moods(files: Folder, path: Path) -> Moods:
    """Return what the file holds; a folder need not have one. What is wrong is in the files' problems."""
    found = files.whole(path, MoodsFile) if path.exists() else None
    if found is None:
        return Moods()
    entry, document = found
    signals = entry.signals.named()
    cues = tuple(cue for name, signal in signals.items() for cue in _cues(name, signal, document))
    files.problems += _check(cues, signals, document)
    return Moods(
        cues=cues,
        unless={name: tuple(map(plain, signal.unless)) for name, signal in signals.items()},
        titles={name: signal.title for name, signal in signals.items()},
        of_others=tuple(map(plain, entry.of_others)),
        cheerful=entry.cheerful,
        faces=entry.faces,
        file=document.file,
    )


def _check(cues: tuple[Cue, ...], signals: dict[str, SignalEntry], document: Document) -> Iterator[Problem]:
    """Yield a problem for each cue that is there twice or that nothing can match, and each idle `unless`."""
    seen: dict[tuple[str, str], Cue] = {}
    for cue in cues:
        first = seen.setdefault((cue.signal, cue.words), cue)
        if first is not cue:
            what = f"“{cue.words}”在第 {first.line} 行已经写过"
            yield Problem(document.file, cue.line, what, "请删掉一处")
        if not cue.words.replace(GAP, "") or cue.words.startswith(GAP) or cue.words.endswith(GAP):
            yield Problem(document.file, cue.line, "“…”两头都要有字", "请补上，或去掉“…”")
    for name, signal in signals.items():
        written = [plain(word) for word in (*signal.strong, *signal.weak)]
        for number, words in enumerate(signal.unless):
            if not any(_within(cue, plain(words)) for cue in written):
                line = document.line(("signals", name, "unless", number))
                what = f"“{words}”里没有“{signal.title}”的任何一个词"
                yield Problem(document.file, line, what, "用不着写在这里，请删掉或检查错字")


def plain(words: str) -> str:
    """Return words as messages are compared: one way of writing, no spaces."""
    # A gap must not become three dots.
    return GAP.join(clean(part).replace(" ", "") for part in words.split(GAP))


def _within(cue: str, words: str) -> bool:
    """Whether a cue may be heard in the words: its parts stand there in their order."""
    at = 0
    for part in cue.split(GAP):
        at = words.find(part, at)
        if at < 0:
            return False
        at += len(part)
    return True


def _cues(name: str, signal: SignalEntry, document: Document) -> Iterator[Cue]:
    for kind, written in (("strong", signal.strong), ("weak", signal.weak)):
        for number, words in enumerate(written):
            line = document.line(("signals", name, kind, number))
            yield Cue(name, plain(words), kind == "strong", line)
