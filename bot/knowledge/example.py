"""Writes one more example into the file where it belongs; comments and order of the file stay as they are."""

import os
from dataclasses import dataclass
from pathlib import Path

from bot.errors import BotError
from bot.knowledge.load import gather
from bot.knowledge.masking import Masker
from bot.knowledge.model import Example, Knowledge
from bot.knowledge.yaml_text import scalar
from config.problem import BadFiles, Problem, shown
from config.yaml_file import Document, read

NOTHING = "nothing"


class Refused(BotError):
    """The example was not written; says why, in the admin's language."""


@dataclass(frozen=True)
class Wish:
    """What an utterance should be: understood as `intent`, or with `never` not answered as it; None = nothing
    of ours.
    """

    text: str
    intent: str | None
    never: bool = False

    @property
    def location(self) -> tuple[str, ...]:
        """Where in its file the list is that it belongs to."""
        if self.intent is None:
            return (NOTHING,)
        return (self.intent, "never" if self.never else "must")


def private(text: str, masked: Masker) -> str:
    """Return the text masked; raises `Refused` when it may still tell who somebody is, or says nothing."""
    result = masked(text)
    doubts = masked.doubts(result)
    if doubts:
        raise Refused(f"“{doubts[0]}”像是人名。请用自己的话改写，把名字换成 [姓名] 再加。")
    if not result.strip():
        raise Refused("这句话里没有字。")
    return result


def add_example(folder: Path, wish: Wish, estate: str = "") -> str:
    """Write the example; returns its place as file and line. Raises `Refused`, `BadFiles`.

    Of an intent that is the estate's own it comes into the estate's own files.
    """
    knowledge, problems = gather(folder, estate)
    if problems:
        raise BadFiles(problems)
    _refuse(knowledge, wish)
    path = _file(folder, knowledge, wish.intent)
    before = path.read_text(encoding="utf-8") if path.exists() else ""
    _replace(path, _with(before, read(path, shown(path, folder)) if before else Document(""), wish))
    written = _written(gather(folder, estate), knowledge, wish)
    if written is None:
        _replace(path, before)
        raise Refused(f"没有写成：{shown(path, folder)} 的写法程序接不下去，请打开它手工加一行。")
    return f"{written.file}:{written.line}"


def _refuse(knowledge: Knowledge, wish: Wish) -> None:
    names = {intent.name: intent for intent in knowledge.intents}
    if wish.intent is not None and wish.intent not in names:
        raise Refused(f"没有“{wish.intent}”这个意图，请检查名称。")
    for example in knowledge.examples:
        if example.text == wish.text and (example.intent, example.never) == (wish.intent, wish.never):
            raise Refused(f"这句样例已经有了：{example.file}:{example.line}。")
    for intent in knowledge.intents:
        for text, file, line in intent.said:
            if text == wish.text:
                raise Refused(f"这句就是“{intent.title}”的问法（{file}:{line}），不用再写成样例。")


def _file(folder: Path, knowledge: Knowledge, intent: str | None) -> Path:
    """The file that has examples of this intent, or the one named like the file of its phrases."""
    if intent is None:
        return folder / "examples" / f"{NOTHING}.yaml"
    top = folder.resolve().parent
    for example in knowledge.examples:
        if example.intent == intent:
            return top / example.file
    home = next(one.file for one in knowledge.intents if one.name == intent)
    return top / home.replace("/intents/", "/examples/")


def _with(before: str, document: Document, wish: Wish) -> str:
    """The file's text with the example after the last one of its list, or with the list at its place."""
    lines = before.splitlines()
    location = wish.location
    if location in document.lines:
        last = max(line for place, line in document.lines.items() if place[: len(location)] == location)
        indent = _indent(lines[last - 1]) if last > document.lines[location] else "  " * len(location)
        return _inserted(lines, last, [f"{indent}- {scalar(wish.text)}"])
    if location[:1] in document.lines:
        last = max(line for place, line in document.lines.items() if place[:1] == location[:1])
        return _inserted(lines, last, [f"  {location[-1]}:", f"    - {scalar(wish.text)}"])
    keys = [f"{'  ' * depth}{key}:" for depth, key in enumerate(location)]
    return _inserted(lines, len(lines), [*keys, f"{'  ' * len(location)}- {scalar(wish.text)}"])


def _inserted(lines: list[str], after: int, new: list[str]) -> str:
    return "\n".join([*lines[:after], *new, *lines[after:]]) + "\n"


def _indent(line: str) -> str:
    return line[: len(line) - len(line.lstrip())]


def _written(after: tuple[Knowledge, list[Problem]], before: Knowledge, wish: Wish) -> Example | None:
    """The new example as it is read back, or None unless it and nothing else has come."""
    knowledge, problems = after
    old = [(one.text, one.intent, one.never) for one in before.examples]
    new = [(one.text, one.intent, one.never) for one in knowledge.examples]
    wished = (wish.text, wish.intent, wish.never)
    if problems or sorted(map(str, new)) != sorted(map(str, [*old, wished])):
        return None
    return knowledge.examples[new.index(wished)]


def _replace(path: Path, text: str) -> None:
    """Write the file so that whoever reads it meanwhile finds the old or the new one, whole."""
    if not text:
        path.unlink(missing_ok=True)
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_name(f".{path.name}.{os.getpid()}")
    part.write_text(text, encoding="utf-8")
    part.replace(path)
