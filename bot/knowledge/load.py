"""Loads a knowledge folder: all of it, or none with every problem told."""

from dataclasses import replace
from pathlib import Path

from bot.knowledge.files import Folder, ReadDocument, own_folder, yaml_files
from bot.knowledge.model import Emergency, Example, Intent, Knowledge, Lexicon, Listening, Script
from bot.knowledge.mood_files import read_moods
from bot.knowledge.overrides import (
    More,
    MoreEntry,
    Own,
    Removed,
    RemovedEntry,
    check_own,
    laid_over,
)
from bot.knowledge.schema import (
    EmergencyEntry,
    ExampleEntry,
    IntentEntry,
    LexiconFile,
    ListeningFile,
    NothingEntry,
    ScriptEntry,
)
from bot.knowledge.script_files import script_of
from bot.knowledge.tone_files import read_own_tone, read_tone
from bot.understanding.clean import bare, clean
from config.problem import BadFiles, Problem
from config.yaml_file import Document
from config.yaml_file import read as read_file


def load(folder: Path, estate: str = "") -> Knowledge:
    """Return the knowledge in `folder`, with what the estate has of its own there laid over it.

    Raises BadFiles when a file can't be read or doesn't fit its schema. What the parts demand of each other
    is looked at by `check`.
    """
    knowledge, problems = gather(folder, estate)
    if problems:
        raise BadFiles(problems)
    return knowledge


def gather(folder: Path, estate: str = "", read: ReadDocument = read_file) -> tuple[Knowledge, list[Problem]]:
    """Return what could be read, and the problems of what couldn't; an `estate` has its own laid over it."""
    files = Folder(folder, estate, read)
    base, problems = _base(files)
    own = _own(files) if estate else Own()
    problems += [*_twice([*own.intents]), *_twice([*own.scripts]), *_twice([*own.emergencies])]
    if estate:
        base = replace(base, tone=read_own_tone(files, own_folder(folder, estate), base.tone))
    return laid_over(base, own), files.problems + problems + list(check_own(base, own))


def _base(files: Folder) -> tuple[Knowledge, list[Problem]]:
    folder = files.path
    intents = tuple(files.entries(files.tree("intents"), IntentEntry, _intent))
    scripts = tuple(files.entries(files.tree("replies"), ScriptEntry, script_of))
    nothing = folder / "examples" / "nothing.yaml"
    examples = list(files.entries([nothing], NothingEntry, _nothing))
    others = [path for path in files.tree("examples") if path != nothing]
    examples += files.entries(others, ExampleEntry, _examples)
    emergencies = tuple(files.entries([folder / "emergencies.yaml"], EmergencyEntry, _emergency))
    lexicon = _lexicon(files, folder / "lexicon.yaml")
    knowledge = Knowledge(
        version=files.version(),
        intents=intents,
        scripts={script.name: script for script in scripts},
        examples=tuple(one for some in examples for one in some),
        lexicon=lexicon,
        emergencies=emergencies,
        listening=_listening(files, folder / "emergency_words.yaml"),
        tone=read_tone(files, folder),
        moods=read_moods(files, folder / "moods.yaml"),
    )
    return knowledge, _twice([*intents]) + _twice([*scripts]) + _twice([*emergencies])


def _own(files: Folder) -> Own:
    """Return what lies in the estate's own folder; it need not be there, nor hold every tree."""
    top = own_folder(files.path, files.estate)
    nothing, lexicon = top / "examples" / "nothing.yaml", top / "lexicon.yaml"
    unmeant = files.entries([nothing] if nothing.exists() else [], NothingEntry, _nothing)
    own = Own(
        scripts=list(files.entries(yaml_files(top / "replies"), ScriptEntry, script_of)),
        examples=[one for some in unmeant for one in some],
        lexicon=_lexicon(files, lexicon) if lexicon.exists() else Lexicon(),
    )
    _own_examples(files, [path for path in yaml_files(top / "examples") if path != nothing], own)
    _own_intents(files, yaml_files(top / "intents"), own)
    emergencies = top / "emergencies.yaml"
    _own_emergencies(files, [emergencies] if emergencies.exists() else [], own)
    return own


def _own_examples(files: Folder, paths: list[Path], own: Own) -> None:
    for name, data, document in files.pieces(paths):
        entry = files.fitted(document, ExampleEntry, data, (name,))
        if entry is not None:
            own.rewritten.add(name)
            own.examples += _examples(name, entry, document)


def _own_intents(files: Folder, paths: list[Path], own: Own) -> None:
    for name, data, document in files.pieces(paths):
        if isinstance(data, dict) and "more_phrases" in data:
            more = files.fitted(document, MoreEntry, data, (name,))
            own.more += [_more(name, more, document)] if more else []
        elif isinstance(data, dict) and "removed" in data:
            own.removed_intents += _removed(files, name, data, document)
        else:
            intent = files.fitted(document, IntentEntry, data, (name,))
            own.intents += [_intent(name, intent, document)] if intent else []


def _own_emergencies(files: Folder, paths: list[Path], own: Own) -> None:
    for name, data, document in files.pieces(paths):
        if isinstance(data, dict) and "removed" in data:
            own.removed_emergencies += _removed(files, name, data, document)
        else:
            emergency = files.fitted(document, EmergencyEntry, data, (name,))
            own.emergencies += [_emergency(name, emergency, document)] if emergency else []


def _removed(files: Folder, name: str, data: object, document: Document) -> list[Removed]:
    entry = files.fitted(document, RemovedEntry, data, (name,))
    return [Removed(name, document.file, document.line((name,)))] if entry else []


def _more(name: str, entry: MoreEntry, document: Document) -> More:
    lines = tuple(document.line((name, "more_phrases", number)) for number in range(len(entry.more_phrases)))
    return More(name, entry.more_phrases, lines, document.file, document.line((name,)))


def _intent(name: str, entry: IntentEntry, document: Document) -> Intent:
    words = (entry.phrases, entry.keywords, entry.negatives)
    lines = tuple(document.line((name, "phrases", number)) for number in range(len(entry.phrases)))
    return Intent(name, entry.title, entry.service, *words, document.file, document.line((name,)), lines)


def _examples(name: str, entry: ExampleEntry, document: Document) -> tuple[Example, ...]:
    return tuple(
        Example(text, name, kind == "never", document.file, document.line((name, kind, number)))
        for kind, texts in (("must", entry.must), ("never", entry.never))
        for number, text in enumerate(texts)
    )


def _nothing(name: str, entry: NothingEntry, document: Document) -> tuple[Example, ...]:
    return tuple(
        Example(text, None, False, document.file, document.line((name, number)))
        for number, text in enumerate(entry.root)
    )


def _emergency(name: str, entry: EmergencyEntry, document: Document) -> Emergency:
    words = tuple(tuple(_plain(part.split("|")) for part in parts) for parts in entry.words)
    lines = tuple(document.line((name, "words", number)) for number in range(len(words)))
    kind, place = (entry.title, entry.category, entry.reply), (document.file, document.line((name,)), lines)
    return Emergency(name, *kind, words, _plain(entry.unless), *place)


def _plain(words: list[str] | tuple[str, ...]) -> tuple[str, ...]:
    """As messages are compared: one way of writing, no spaces."""
    cleaned = (bare(clean(word)).replace(" ", "") for word in words)
    return tuple(word for word in cleaned if word)


def _lexicon(files: Folder, path: Path) -> Lexicon:
    found = files.whole(path, LexiconFile)
    if found is None:
        return Lexicon()
    entry, document = found
    kinds = entry.model_dump()
    places = {
        kind: tuple((document.file, document.line((kind, number))) for number in range(len(words)))
        for kind, words in kinds.items()
    }
    return Lexicon(**kinds, places=places)


def _listening(files: Folder, path: Path) -> Listening:
    """The words that help to hear emergencies; a folder need not have any."""
    found = files.whole(path, ListeningFile) if path.exists() else None
    if found is None:
        return Listening()
    entry, _ = found
    return Listening(
        groups={name: _plain(words) for name, words in entry.groups.items()},
        slips=_meant(entry.slips),
        pinyin=_meant(entry.pinyin),
        english=_meant(entry.english),
        elsewhere=_plain(entry.elsewhere),
        calm=_plain(entry.calm),
        urgent=_plain(entry.urgent),
        denied=_plain(entry.denied),
    )


def _meant(written: dict[str, tuple[str, ...]]) -> dict[str, str]:
    """From what is written to what is meant."""
    return {one: meant for meant, ways in written.items() for one in _plain(ways)}


def _twice(entries: list[Intent | Script | Emergency]) -> list[Problem]:
    """The same name in two files; within one file the reader has told already."""
    seen: dict[str, Intent | Script | Emergency] = {}
    problems = []
    for entry in entries:
        first = seen.setdefault(entry.name, entry)
        if first is not entry:
            what = f"“{entry.name}”在 {first.file}:{first.line} 已经写过"
            problems.append(Problem(entry.file, entry.line, what, "请合并成一处，或改名"))
    return problems
