"""Checks what residents say: enough phrases, none twice, none that means two things."""

from collections.abc import Iterator

from bot.knowledge.demands import Demands
from bot.knowledge.model import Intent, Knowledge
from bot.understanding.reader import Reader
from config.problem import Problem

PHRASES_AT_LEAST = 8


def check_intents(knowledge: Knowledge, demands: Demands) -> Iterator[Problem]:
    """Yield the problems of the intents, each at the intent's line."""
    normalise = Reader(knowledge.lexicon).normalise
    owners: dict[str, Intent] = {}
    for intent in knowledge.intents:
        if intent.service is not None and intent.service not in demands.services:
            yield _problem(
                intent, f"服务“{intent.service}”不存在", f"可以写：{'、'.join(sorted(demands.services))}"
            )
        said: dict[str, str] = {}
        for phrase in intent.phrases:
            words = normalise(phrase)
            yield from _clash(intent, phrase, said.get(words), owners.get(words))
            said.setdefault(words, phrase)
        owners |= {words: intent for words in said if words not in owners}
        if len(said) < PHRASES_AT_LEAST:
            what = f"“{intent.title}”只有 {len(said)} 条不同的问法"
            yield _problem(intent, what, f"请补到至少 {PHRASES_AT_LEAST} 条，写住户真会说的话")


def _clash(intent: Intent, phrase: str, before: str | None, owner: Intent | None) -> Iterator[Problem]:
    if before == phrase:
        yield _problem(intent, f"问法“{phrase}”写了两次", "请删掉一条")
    elif before is not None:
        yield _problem(intent, f"问法“{phrase}”和“{before}”对机器人来说是同一句", "请换一种说法或删掉一条")
    if owner is not None:
        what = f"问法“{phrase}”在“{owner.title}”（{owner.file}:{owner.line}）里也有"
        yield _problem(intent, what, "请只留在意思最贴切的一处")


def _problem(intent: Intent, what: str, remedy: str) -> Problem:
    return Problem(intent.file, intent.line, what, remedy)
