"""Loads a knowledge folder: all of it, or none with every problem told."""

from pathlib import Path

from bot.knowledge.files import Folder
from bot.knowledge.model import NOTHING, Emergency, Example, Intent, Knowledge, Lexicon, Script
from bot.knowledge.schema import EmergencyEntry, ExampleEntry, IntentEntry, LexiconFile, ScriptEntry
from bot.reply import Button
from bot.understanding.clean import bare, clean
from config.problem import BadFiles, Problem
from config.yaml_file import Document


def load(folder: Path) -> Knowledge:
    """Return the knowledge in `folder`; raises BadFiles when a file can't be read or doesn't fit its schema.

    What the parts demand of each other is looked at by `check`.
    """
    knowledge, problems = gather(folder)
    if problems:
        raise BadFiles(problems)
    return knowledge


def gather(folder: Path) -> tuple[Knowledge, list[Problem]]:
    """Return what could be read, and the problems of what couldn't."""
    files = Folder(folder)
    intents = tuple(files.entries(files.tree("intents"), IntentEntry, _intent))
    scripts = tuple(files.entries(files.tree("replies"), ScriptEntry, _script))
    examples = tuple(files.entries(files.tree("examples"), ExampleEntry, _examples))
    emergencies = tuple(files.entries([folder / "emergencies.yaml"], EmergencyEntry, _emergency))
    lexicon = _lexicon(files)
    knowledge = Knowledge(
        version=files.version(),
        intents=intents,
        scripts={script.name: script for script in scripts},
        examples=tuple(one for some in examples for one in some),
        lexicon=lexicon,
        emergencies=emergencies,
    )
    return knowledge, files.problems + _twice([*intents]) + _twice([*scripts]) + _twice([*emergencies])


def _intent(name: str, entry: IntentEntry, document: Document) -> Intent:
    words = (entry.phrases, entry.keywords, entry.negatives)
    return Intent(name, entry.title, entry.service, *words, document.file, document.line((name,)))


def _script(name: str, entry: ScriptEntry, document: Document) -> Script:
    variants = entry.variants or (entry.text or "",)
    buttons = tuple(Button(button.id, button.label) for button in entry.buttons)
    return Script(name, variants, buttons, document.file, document.line((name,)))


def _examples(name: str, entry: ExampleEntry, document: Document) -> tuple[Example, ...]:
    intent = None if name == NOTHING else name
    return tuple(
        Example(text, intent, document.file, document.line((name, number)))
        for number, text in enumerate(entry.root)
    )


def _emergency(name: str, entry: EmergencyEntry, document: Document) -> Emergency:
    words = tuple(tuple(_plain(part.split("|")) for part in parts) for parts in entry.words)
    line = document.line((name,))
    unless = _plain(entry.unless)
    return Emergency(name, entry.title, entry.category, entry.reply, words, unless, document.file, line)


def _plain(words: list[str] | tuple[str, ...]) -> tuple[str, ...]:
    """As messages are compared: one way of writing, no spaces."""
    cleaned = (bare(clean(word)).replace(" ", "") for word in words)
    return tuple(word for word in cleaned if word)


def _lexicon(files: Folder) -> Lexicon:
    found = files.whole(files.path / "lexicon.yaml", LexiconFile)
    if found is None:
        return Lexicon()
    entry, _ = found
    return Lexicon(entry.synonyms, entry.fillers, entry.greetings, entry.thanks)


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
