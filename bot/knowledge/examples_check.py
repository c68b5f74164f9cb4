"""Checks that the examples are understood as they should be, with a matcher fitted on this very knowledge."""

from collections.abc import Iterator

from bot.knowledge.hint import Hint
from bot.knowledge.model import Example, Knowledge
from bot.knowledge.phrases_check import Phrase
from bot.understanding.matcher import Matcher
from bot.understanding.normalise import Normaliser
from config.problem import Problem


def check_examples(knowledge: Knowledge, matcher: Matcher) -> Iterator[Problem]:
    """Yield a problem for each example that is understood wrongly or names an unknown intent."""
    names = {intent.name for intent in knowledge.intents}
    for example in knowledge.examples:
        if example.intent is not None and example.intent not in names:
            yield _problem(example, f"样例写在“{example.intent}”下，但没有这个意图", "请检查名称")
        else:
            yield from _check_example(example, matcher)


def check_copies(knowledge: Knowledge, phrases: list[Phrase]) -> Iterator[Problem]:
    """Yield the examples that are phrases themselves: these show nothing, or contradict."""
    normalise = Normaliser(knowledge.lexicon)
    said = {phrase.words: phrase for phrase in reversed(phrases) if phrase.words}
    for example in knowledge.examples:
        phrase = said.get(normalise(example.text))
        if phrase and phrase.intent.name == example.intent and not example.never:
            what = f"样例“{example.text}”就是问法（{phrase.place}），看不出是不是真听懂了"
            yield Hint(example.file, example.line, what, "请换一句没有写进问法的话")
        elif phrase and (example.intent is None or phrase.intent.name == example.intent):
            what = f"样例“{example.text}”和“{phrase.intent.title}”的问法（{phrase.place}）是同一句"
            yield _problem(example, what, "两处意思相反，请删掉一处")


def _check_example(example: Example, matcher: Matcher) -> Iterator[Problem]:
    found = matcher.understand(example.text)
    if example.never:
        if found.decision == "answer" and found.intent == example.intent:
            what = f"样例“{example.text}”不该答成“{example.intent}”，却会这样答"
            yield _problem(example, what, "请看看它的问法是不是太宽，或给真正的意思补几条")
    elif example.intent is None:
        if found.decision != "none":
            what = f"样例“{example.text}”与本小区无关，却会当作“{found.intent}”"
            yield _problem(example, what, f"请看看“{found.intent}”里是不是有太宽的问法")
    elif found.decision == "none":
        yield _problem(example, f"样例“{example.text}”没有听懂", f"请给“{example.intent}”补几条这样的问法")
    elif found.intent != example.intent and example.intent not in found.offered:
        what = f"样例“{example.text}”会被当作“{found.intent}”"
        yield _problem(example, what, f"请给“{example.intent}”补几条这样的问法，或移走另一边相近的")


def _problem(example: Example, what: str, remedy: str) -> Problem:
    return Problem(example.file, example.line, what, remedy)
