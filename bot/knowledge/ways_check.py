"""Checks the ways of saying a reply: each has its turn, none is too long, none is too merry."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import product

from bot.knowledge.demands import Demands
from bot.knowledge.hint import Hint
from bot.knowledge.model import Knowledge, Script
from bot.knowledge.options import (
    CHANNELS,
    DAYTIMES,
    MOODS,
    OF_FEELING,
    PARTS,
    RELATIONS,
    Option,
    Part,
    best,
)
from bot.speech.filling import Values, addressed, filled
from config.problem import Problem

# What a passive WeChat reply holds.
BYTES_AT_MOST = 2048
# Elderly eyes lose a longer line.
LETTERS_AT_MOST = 60
# How long a value may become, in characters; all others are short.
LONG = {"problem": 120, "words": 300, "matter": 300, "steps": 200, "tickets": 300, "plan": 60, "talk": 300}
USUAL = 12
TO_STAFF = "staff."
# What a reader stumbles over: a comma before the end, brackets around nothing, a sign at the beginning.
GAPES = re.compile(
    r"[^\n]{0,6}(?:[，、：][。！？；]|[，、]{2}|（[，、\s]*）|“”|「」)|^[，。、；：！？）][^\n]{0,6}",
    re.MULTILINE,
)
_VALUE = re.compile(r"\{(\w+)\}")
_CHINESE_NAMES = dict(
    zip(PARTS, ("听见 hear", "认下 acknowledge", "事实 fact", "接下来 next", "下一步 step"), strict=True)
)


@dataclass(frozen=True, slots=True)
class _Now:
    mood: str
    relation: str
    daytime: str
    channel: str


EVERY = tuple(_Now(*one) for one in product(MOODS, RELATIONS, DAYTIMES, CHANNELS))


def check_ways(knowledge: Knowledge, demands: Demands) -> Iterator[Problem]:
    """Yield the problems and hints of all scripts, those of a part at the line of its option."""
    for script in knowledge.scripts.values():
        yield from _check_options(script)
        yield from _check_size(script, demands.facts)
        yield from _check_gaps(script, demands.facts)
        if not script.name.startswith(TO_STAFF):
            yield from _check_for_residents(script, knowledge.moods.cheerful)


def _check_options(script: Script) -> Iterator[Problem]:
    lines = iter(script.lines)
    written: dict[str, int] = {}
    for part in script.parts:
        idle = _idle(part)
        name = _CHINESE_NAMES[part.name]
        if part.name not in OF_FEELING and all(option.conditions for option in part.options):
            what = f"话术“{script.name}”的“{name}”每一条都带条件，有时会没有话说"
            yield Problem(script.file, script.line, what, "请加一条不带条件的，或去掉一条的条件")
        for number, option in enumerate(part.options):
            line = next(lines, script.line)
            if number in idle:
                what = f"“{_short(option.text)}”永远轮不到：同样的时候，总有条件更多的那条先说"
                yield Problem(script.file, line, what, "请改条件，或删掉它")
            first = written.setdefault(option.text, line)
            if first != line:
                yield Problem(script.file, line, f"和第 {first} 行一字不差", "请换一种说法，或删掉它")


def _idle(part: Part) -> set[int]:
    """Return the options that never have their turn, however things stand."""
    if not any(option.conditions for option in part.options):
        return set()
    winning = {number for now in EVERY for number in best(part.options, now)}
    return set(range(len(part.options))) - winning


def _check_size(script: Script, facts: Mapping[str, str]) -> Iterator[Problem]:
    longest = max((_bytes(text, facts) for text in script.variants), default=0)
    longest += sum(1 + max(_bytes(option.text, facts) for option in part.options) for part in script.parts)
    if longest > BYTES_AT_MOST:
        what = f"话术“{script.name}”填上最长的内容有 {longest} 字节，微信一条只装得下 {BYTES_AT_MOST}"
        yield Problem(script.file, script.line, what, "请写短些")


def _check_gaps(script: Script, facts: Mapping[str, str]) -> Iterator[Problem]:
    """Yield a problem for each text that gapes where its values are empty."""
    for text in script.texts:
        try:
            said = filled(addressed(text, ""), Values(facts))
        except ValueError:
            # Braces that are no pair are told of elsewhere.
            continue
        found = GAPES.search(said)
        if found:
            what = f"话术“{script.name}”里的占位空着时，会变成“{_short(found[0].strip() or said)}”"
            yield Problem(
                script.file, script.line, what, "请把那个占位写成单独一行、一句，或用逗号隔开的一截"
            )


def _bytes(text: str, facts: Mapping[str, str]) -> int:
    """Return how many bytes a text may take, with its values as long as they become."""
    values = sum(
        len(facts[name].encode()) if name in facts else 3 * LONG.get(name, USUAL)
        for name in _VALUE.findall(text)
    )
    return len(_VALUE.sub("", text).encode()) + values


def _check_for_residents(script: Script, cheerful: tuple[str, ...]) -> Iterator[Problem]:
    long = next((line for text in script.texts for line in text.split("\n") if _letters(line)), "")
    if long:
        what = f"话术“{script.name}”有一行太长：“{_short(long)}”"
        yield Hint(script.file, script.line, what, f"长辈看着吃力，请分成几行，每行 {LETTERS_AT_MOST} 字以内")
    first = script.variants or tuple(option.text for part in script.parts[:1] for option in _unmoved(part))
    if cheerful and first and all(text.lstrip().startswith(cheerful) for text in first):
        what = f"话术“{script.name}”开头高高兴兴，住户生着气也会听到"
        yield Hint(script.file, script.line, what, "请加一种平常的开头")


def _unmoved(part: Part) -> list[Option]:
    """Return the options that the angry may hear."""
    return [option for option in part.options if not option.mood or "angry" in option.mood]


def _letters(line: str) -> bool:
    return len(_VALUE.sub("一二三四", line)) > LETTERS_AT_MOST


def _short(text: str) -> str:
    return text if len(text) <= 16 else f"{text[:15]}…"
