"""Checks that the examples are understood as they should be, with a matcher fitted on this very knowledge."""

from collections.abc import Iterator

from bot.knowledge.model import Example, Knowledge
from bot.understanding.matcher import Matcher, fit
from config.problem import Problem

ASKED_ABOUT = 3


def check_examples(knowledge: Knowledge) -> Iterator[Problem]:
    """Yield a problem for each example that is understood wrongly or names an unknown intent."""
    names = {intent.name for intent in knowledge.intents}
    matcher = fit(knowledge.intents, knowledge.lexicon, knowledge.nothing)
    for example in knowledge.examples:
        if example.intent is not None and example.intent not in names:
            yield _problem(example, f"样例写在“{example.intent}”下，但没有这个意图", "请检查名称")
        else:
            yield from _check_example(example, matcher)


def _check_example(example: Example, matcher: Matcher) -> Iterator[Problem]:
    found = matcher.understand(example.text)
    asked = [one.intent for one in found.candidates[:ASKED_ABOUT]] if found.decision == "ask" else []
    if example.intent is None:
        if found.decision != "none":
            what = f"样例“{example.text}”与本小区无关，却会当作“{found.intent}”"
            yield _problem(example, what, f"请看看“{found.intent}”里是不是有太宽的问法")
    elif found.decision == "none":
        yield _problem(example, f"样例“{example.text}”没有听懂", f"请给“{example.intent}”补几条这样的问法")
    elif found.intent != example.intent and example.intent not in asked:
        what = f"样例“{example.text}”会被当作“{found.intent}”"
        yield _problem(example, what, f"请给“{example.intent}”补几条这样的问法，或移走另一边相近的")


def _problem(example: Example, what: str, remedy: str) -> Problem:
    return Problem(example.file, example.line, what, remedy)
