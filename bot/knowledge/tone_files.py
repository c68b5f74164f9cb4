"""Reads what an admin says about tone: tone.yaml, and the sentences in tone/."""

from collections.abc import Collection, Iterator
from dataclasses import replace
from pathlib import Path

from bot.knowledge.files import Folder, yaml_files
from bot.knowledge.schema import OwnToneFile, PoliteEntry, ToneFile, ToneGroups, ToneRuleEntry
from bot.knowledge.tone_model import Polite, Tone, ToneGroup, ToneRule
from config.problem import Problem, shown
from config.yaml_file import Document

# The sentences that must pass are in the file, or in the folder, of this name.
POLITE = "polite"


def read_tone(files: Folder, top: Path) -> Tone:
    """Return the tone of a folder, `top`; it need not have any. What is wrong is in the files' problems."""
    rules = top / "tone.yaml"
    found = files.whole(rules, ToneFile) if rules.exists() else None
    if found is None:
        return Tone()
    groups = _groups(files, top / "tone", found[0].rules.keys())
    entries, document = found[0].rules.items(), found[1]
    made = tuple(_rule(name, entry, tuple(groups.get(name, ())), document) for name, entry in entries)
    return Tone(made, tuple(_polite(files, top / "tone")))


def read_own_tone(files: Folder, top: Path, base: Tone) -> Tone:
    """Return the base's tone with what an estate's folder, `top`, says: more sentences, more `unless`."""
    path = top / "tone.yaml"
    found = files.whole(path, OwnToneFile) if path.exists() else None
    known = {rule.name for rule in base.rules}
    unless = {name: entry.unless for name, entry in found[0].rules.items()} if found else {}
    for name in unless.keys() - known if found else ():
        place = shown(path, files.path), found[1].line(("rules", name)) if found else 1
        files.problems.append(Problem(*place, f"公共知识库里没有“{name}”这条规则", "请检查规则的名字"))
    groups = _groups(files, top / "tone", known)
    rules = tuple(
        replace(
            rule,
            unless=rule.unless + unless.get(rule.name, ()),
            groups=rule.groups + tuple(groups.get(rule.name, ())),
        )
        for rule in base.rules
    )
    return Tone(rules, base.polite + tuple(_polite(files, top / "tone")))


def _groups(files: Folder, folder: Path, rules: Collection[str]) -> dict[str, list[ToneGroup]]:
    found: dict[str, list[ToneGroup]] = {}
    for path in yaml_files(folder):
        name = path.relative_to(folder).with_suffix("").parts[0]
        if name == POLITE:
            continue
        if name not in rules:
            what = f"tone.yaml 里没有“{name}”这条规则"
            files.problems.append(
                Problem(shown(path, files.path), 1, what, "请把文件改成规则的名字，或补上规则")
            )
            continue
        found.setdefault(name, []).extend(_groups_of(files, path))
    return found


def _groups_of(files: Folder, path: Path) -> Iterator[ToneGroup]:
    document = files.read(path, shown(path, files.path))
    files.problems += document.problems
    # A file that is empty as yet says nothing.
    entry = files.fitted(document, ToneGroups, document.data or [], ()) if not document.problems else None
    for number, group in enumerate(entry.root if entry else ()):
        lines = tuple(document.line((number, "bad", each)) for each in range(len(group.bad)))
        yield ToneGroup(group.better, group.bad, document.file, document.line((number,)), lines)


def _polite(files: Folder, folder: Path) -> Iterator[Polite]:
    paths = [
        path for path in yaml_files(folder) if path.relative_to(folder).with_suffix("").parts[0] == POLITE
    ]
    for sentences in files.entries(paths, PoliteEntry, _sentences):
        yield from sentences


def _sentences(name: str, entry: PoliteEntry, document: Document) -> tuple[Polite, ...]:
    return tuple(
        Polite(text, document.file, document.line((name, number))) for number, text in enumerate(entry.root)
    )


def _rule(name: str, entry: ToneRuleEntry, groups: tuple[ToneGroup, ...], document: Document) -> ToneRule:
    short = {written: meant for meant, ways in entry.short.items() for written in ways}
    place = (document.file, document.line(("rules", name)))
    told = (entry.title, entry.severity, entry.why, entry.advice, entry.better)
    return ToneRule(name, *told, entry.words, entry.unless, entry.by_sound, short, groups, *place)
