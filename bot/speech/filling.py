"""Fills placeholders in; what has nothing to say drops out instead of leaving a gap.

The rule: where a value is empty, each clause, sentence and line drops out all of whose placeholders are
empty; words without any placeholder stay. A clause ends with ，or 、, a sentence with 。！？； or the line.
"""

import re
from collections.abc import Mapping
from string import Formatter

# How somebody is addressed: a name where it is known, else 您, or nothing where 您 can't stand.
CALLED = "called"
YOU = "您"
_CALLING = re.compile(r"(^|(?<=[\n。！？!?]))\{called\}(，|(?=您))")
_SENTENCE = re.compile(r"[^。！？!?；;]*[。！？!?；;]*[”」』）)]*")
_CLAUSE = re.compile(r"[^，、]*[，、]?")
_END = re.compile(r"[。！？!?；;”」』）)]*$")
# What is left where a value was all that stood within.
_HOLLOW = re.compile(r"（\s*）|\(\s*\)|“”|「」|【】")
_AFTER_NOTHING = re.compile(r"(?<=[：（])[，、]|[，、：]+(?=[。！？!?；;）]|$)")


class Values(dict[str, str]):
    """Values that note which of them were asked for and are empty, or not there at all."""

    def __init__(self, known: Mapping[str, str]) -> None:
        super().__init__(known)
        self.empty: set[str] = set()
        self.missing: set[str] = set()

    def __getitem__(self, key: str) -> str:
        value = self.get(key)
        if value:
            return value
        self.empty.add(key)
        if value is None:
            self.missing.add(key)
        return ""


def filled(text: str, values: Values) -> str:
    """Return the text with the values in it."""
    said = text.format_map(values)
    if not values.empty or values.empty.isdisjoint(names_in(text)):
        return said
    lines = (_line(line, values) for line in text.split("\n"))
    return "\n".join(line for line in lines if line is not None)


def addressed(text: str, name: str) -> str:
    """Return the text with the form of address in it: 王女士, or 您; who calls out says nothing instead."""
    if f"{{{CALLED}}}" not in text:
        return text
    name = name.replace("{", "").replace("}", "")
    calling = (lambda found: f"{name}{found[2]}") if name else ""
    return _CALLING.sub(calling, text).replace(f"{{{CALLED}}}", name or YOU)


def names_in(text: str) -> set[str]:
    """Return the names of the placeholders in a text."""
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None} if "{" in text else set()


def _line(line: str, values: Values) -> str | None:
    """Return a line, None when nothing of it is left."""
    if not names_in(line) & values.empty:
        return line.format_map(values)
    kept = "".join(_sentence(found[0], values) for found in _SENTENCE.finditer(line) if found[0])
    return kept or None


def _sentence(sentence: str, values: Values) -> str:
    asked = names_in(sentence)
    if not asked & values.empty:
        return sentence.format_map(values)
    if asked <= values.empty:
        return ""
    end = _END.search(sentence)
    body, ending = (sentence[: end.start()], end[0]) if end else (sentence, "")
    clauses = (found[0] for found in _CLAUSE.finditer(body) if found[0])
    kept = "".join(clause for clause in clauses if _says_something(clause, values)) + ending
    for name in asked & values.empty:
        kept = kept.replace(f"{{{name}}}", "")
    # Only the script's own signs go: what a value brings along stays.
    return _AFTER_NOTHING.sub("", _HOLLOW.sub("", kept)).format_map(values)


def _says_something(clause: str, values: Values) -> bool:
    asked = names_in(clause)
    return not asked or not asked <= values.empty
