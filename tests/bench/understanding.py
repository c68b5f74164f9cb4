"""How well and how fast messages are understood, beside rapidfuzz: `make bench-understanding`.

Measured are the shipped knowledge on its own examples and, with INTENTS=folder, labelled sets that are not
part of the project: folder/<set>/ holds <examples>.jsonl ({"text", "intent"} lines), test.jsonl, and
oos*.jsonl. Beside them the tone check, on the shipped sentences.
"""

import os
import pickle
import random
import sys
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path
from time import perf_counter, thread_time
from typing import NamedTuple

# Started as a file: the project's folder is not on the path yet.
sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from rapidfuzz import fuzz, process

from bot.knowledge.load import load
from bot.knowledge.match_lines import labelled
from bot.knowledge.model import Intent, Knowledge
from bot.understanding.matcher import Matcher, fit
from tests.bench.noise import KINDS
from tests.bench.tone import tone_lines

SHIPPED = Path(__file__).resolve().parents[2] / "knowledge"
SIZES = (10_000, 100_000)
REFERENCE_ASKED = 200


class Labelled(NamedTuple):
    """A message and the intent that it means; "" for none."""

    text: str
    intent: str


def main() -> None:
    """Measure and print."""
    knowledge = load(SHIPPED)
    out = sys.stdout.write
    out(f"{'':<34}{'top-1':>7}{'top-3':>7}{'helped':>8}{'answered':>10}{'right':>7}{'rapidfuzz':>11}\n")
    asked = [Labelled(one.text, one.intent or "") for one in knowledge.examples if not one.never]
    inside = [one for one in asked if one.intent]
    matcher = fit(knowledge.intents, knowledge.lexicon, knowledge.nothing)
    out(quality("shipped knowledge, its examples", matcher, knowledge.intents, inside))
    for kind, spoil in KINDS.items():
        chance = random.Random(kind)
        spoiled = [Labelled(spoil(one.text, chance), one.intent) for one in inside]
        out(quality(f"  {kind}", matcher, knowledge.intents, spoiled))
    if folder := os.environ.get("INTENTS"):
        for examples in sorted(Path(folder).glob("*/kb*.jsonl")):
            out(foreign(examples, knowledge))
    out(f"\n{'phrases':<12}{'fit s':>8}{'MB':>9}{'p50 us':>9}{'p99 us':>9}{'rapidfuzz':>11}{'ratio':>8}\n")
    for size in SIZES:
        out(speed(size, knowledge, [one.text for one in inside]))
    out(tone_lines(knowledge))


def quality(what: str, matcher: Matcher, intents: Sequence[Intent], asked: Sequence[Labelled]) -> str:
    """Return a line: how often the right intent is first, among three, helped with, answered; and rightly."""
    found = [matcher.understand(one.text) for one in asked]
    first = [one.candidates[0].intent for one in found]
    three = [[likely.intent for likely in one.candidates[:3]] for one in found]
    said = [one.decision == "answer" for one in found]
    right = [one.intent == name for one, (_, name) in zip(found, asked, strict=True)]
    helped = [
        (answers and is_right) or (one.decision == "ask" and name in likely)
        for answers, is_right, one, likely, (_, name) in zip(said, right, found, three, asked, strict=True)
    ]
    figures = (
        percent([name == wanted for name, (_, wanted) in zip(first, asked, strict=True)]),
        percent([wanted in names for names, (_, wanted) in zip(three, asked, strict=True)]),
        percent(helped),
        percent(said),
        percent([is_right for answers, is_right in zip(said, right, strict=True) if answers]),
        percent([nearest(intents, one.text) == one.intent for one in asked[:REFERENCE_ASKED]]),
    )
    return f"{what:<34}{{:>7.1f}}{{:>7.1f}}{{:>8.1f}}{{:>10.1f}}{{:>7.1f}}{{:>11.1f}}\n".format(*figures)


def foreign(examples: Path, knowledge: Knowledge) -> str:
    """Return the lines of a labelled set that is not ours."""
    intents = labelled(examples.read_text(encoding="utf-8").splitlines())
    chat = [phrase for intent in knowledge.intents if intent.topic == "chat" for phrase in intent.phrases]
    matcher = fit(intents, knowledge.lexicon, (*chat, *knowledge.nothing))
    test = (examples.parent / "test.jsonl").read_text(encoding="utf-8").splitlines()
    asked = [Labelled(text, one.name) for one in labelled(test) for text in one.phrases]
    lines = quality(f"{examples.parent.name}/{examples.stem}", matcher, intents, asked)
    sure = sorted(matcher.understand(one.text).confidence for one in asked)
    for path in sorted(examples.parent.glob("oos*.jsonl")):
        outside = labelled(path.read_text(encoding="utf-8").splitlines())
        found = [matcher.understand(text) for one in outside for text in one.phrases]
        said = percent([one.decision == "answer" for one in found])
        rejected = percent([one.confidence < sure[len(sure) // 20] for one in found])
        lines += (
            f"  {path.stem}: answered at once {said:.1f}, rejected at 5 % false rejection {rejected:.1f}\n"
        )
    return lines


def speed(size: int, knowledge: Knowledge, asked: Sequence[str]) -> str:
    """Return a line on knowledge of so many phrases, made of the shipped ones."""
    intents = enlarged(knowledge.intents, size)
    began = perf_counter()
    matcher = fit(intents, knowledge.lexicon, knowledge.nothing)
    took = perf_counter() - began
    texts = [phrase for intent in intents for phrase in intent.phrases]
    ours = timed(matcher.understand, asked)
    theirs = timed(lambda text: process.extractOne(text, texts, scorer=fuzz.ratio), asked[:REFERENCE_ASKED])
    middle, reference = ours[len(ours) // 2], theirs[len(theirs) // 2]
    return (
        f"{size:<12}{took:>8.1f}{kept(matcher):>9.0f}{middle:>9.0f}{ours[len(ours) * 99 // 100]:>9.0f}"
        f"{reference:>11.0f}{middle / reference:>8.3f}\n"
    )


def enlarged(intents: Sequence[Intent], size: int) -> list[Intent]:
    """Return the intents with so many phrases in all; what is missing is made by joining halves of theirs."""
    chance = random.Random(0)
    phrases = [(intent, phrase) for intent in intents for phrase in intent.phrases]
    made: dict[str, list[str]] = {intent.name: [] for intent in intents}
    for number in range(size):
        intent, phrase = phrases[number % len(phrases)]
        if number >= len(phrases):
            phrase = phrase[: len(phrase) // 2] + chance.choice(phrases)[1][-3:] + phrase[len(phrase) // 2 :]
        made[intent.name].append(phrase)
    return [Intent(one.name, one.title, one.service, tuple(made[one.name])) for one in intents]


def kept(matcher: Matcher) -> float:
    """Return the megabytes that a fitted matcher takes on disk."""
    with tempfile.TemporaryFile() as file:
        pickle.dump(matcher, file)
        return file.tell() / 1e6


def nearest(intents: Sequence[Intent], text: str) -> str:
    """Return what the nearest phrase means: the reference."""
    owners = [(phrase, intent.name) for intent in intents for phrase in intent.phrases]
    return owners[process.extractOne(text, [phrase for phrase, _ in owners], scorer=fuzz.ratio)[2]][1]


def timed(ask: Callable[[str], object], texts: Sequence[str]) -> list[float]:
    """Return the microseconds of processor that each text took, sorted."""
    spent = []
    for text in texts:
        began = thread_time()
        ask(text)
        spent.append((thread_time() - began) * 1e6)
    return sorted(spent)


def percent(values: Sequence[bool]) -> float:
    """Return how many of 100 are true."""
    return 100 * sum(values) / len(values) if values else float("nan")


if __name__ == "__main__":
    main()
