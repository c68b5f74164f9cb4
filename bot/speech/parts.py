"""Chooses among the ways of saying a script: what fits best, by the occasion, and not what was said last."""

import hashlib
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bot.knowledge.model import Script
from bot.knowledge.options import OF_FEELING, Circumstances, Part, best

# What a variant is called in the log: its number, or the parts that were said with the number of each.
_NAMED = re.compile(r"([a-z]*)(\d+)")


@dataclass(frozen=True, slots=True)
class Chosen:
    """The words of a script, placeholders and all; `heard` tells that they answer how somebody feels."""

    text: str
    variant: str = ""
    heard: bool = False


def choose(
    script: Script, now: Circumstances, occasion: str, last: str = "", avoid: tuple[str, ...] = ()
) -> Chosen:
    """Return the words for an occasion; the same arguments give the same words.

    If it can be, neither `last` is said again, the variant that was said before, nor anything that begins
    with words to `avoid`.
    """
    before = {part: int(number) for part, number in _NAMED.findall(last)}
    if not script.parts:
        free = _without(script.variants, range(len(script.variants)), avoid)
        number = _pick(free, f"{occasion}/{script.name}", before.get("", 0))
        return Chosen(script.variants[number], str(number + 1) if len(script.variants) > 1 else "")
    said: list[tuple[Part, int]] = []
    for part in script.parts:
        fitting = best(part.options, now)
        if fitting:
            numbers = _without([option.text for option in part.options], fitting, avoid)
            seed = f"{occasion}/{script.name}/{part.name}"
            said.append((part, _pick(numbers, seed, before.get(part.name, 0))))
    return _assembled(said)


def chosen_again(script: Script, variant: str) -> Chosen | None:
    """Return the words that a variant stands for, as `choose` named it; None when there is none any more."""
    numbers: Mapping[str, int] = {part: int(number) for part, number in _NAMED.findall(variant)}
    try:
        if not script.parts:
            return Chosen(script.variants[numbers[""] - 1], variant)
        said = [(part, numbers[part.name] - 1) for part in script.parts if part.name in numbers]
        return _assembled(said) if said else None
    except LookupError:
        return None


def has_ways(script: Script) -> bool:
    """Return whether the script can be said in more than one way."""
    options = [option for part in script.parts for option in part.options]
    return (
        len(script.variants) > 1
        or any(option.conditions for option in options)
        or len(options) > len(script.parts)
    )


def _assembled(said: Sequence[tuple[Part, int]]) -> Chosen:
    options = [(part, part.options[number]) for part, number in said]
    return Chosen(
        "\n".join(option.text for _, option in options),
        ",".join(f"{part.name}{number + 1}" for part, number in said),
        any(part.name in OF_FEELING for part, _ in options),
    )


def _without(texts: Sequence[str], numbers: Sequence[int], avoid: tuple[str, ...]) -> Sequence[int]:
    """Return the numbers of the texts that don't begin with what is to be avoided, all if there are none."""
    if not avoid:
        return numbers
    return [number for number in numbers if not texts[number].startswith(avoid)] or numbers


def _pick(fitting: Sequence[int], seed: str, last: int) -> int:
    """Return one of the numbers by the seed; `last` (from 1, 0 for none) only where it is the only one."""
    others = [number for number in fitting if number + 1 != last] or list(fitting)
    digest = hashlib.sha256(seed.encode()).digest()
    return others[digest[0] % len(others)]
