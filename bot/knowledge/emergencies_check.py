"""Checks the emergencies: words that can't fire or fire at anything, and what else would be taken for one."""

from collections.abc import Iterator

from bot.knowledge.demands import Demands
from bot.knowledge.hint import Hint
from bot.knowledge.model import Emergency, Knowledge
from bot.understanding.emergencies import Hearing
from config.problem import Problem

LETTERS_AT_LEAST = 2
Entry = tuple[tuple[str, ...], ...]


def check_emergencies(knowledge: Knowledge, demands: Demands) -> Iterator[Problem]:
    """Yield the problems of the emergencies, each at the line of its words."""
    written: dict[frozenset[frozenset[str]], tuple[Emergency, int]] = {}
    for emergency in knowledge.emergencies:
        if emergency.category not in demands.categories:
            what = f"紧急情况“{emergency.title}”的类别“{emergency.category}”不存在"
            known = "、".join(sorted(demands.categories))
            yield _problem(emergency, emergency.line, what, f"可以写：{known}")
        for entry, line in zip(emergency.words, _lines(emergency), strict=True):
            yield from _check_entry(emergency, entry, line)
            first, where = written.setdefault(frozenset(frozenset(part) for part in entry), (emergency, line))
            if (first, where) != (emergency, line):
                what = f"同样的词在“{first.title}”（{first.file}:{where}）里已经写过"
                yield _problem(emergency, line, what, "请删掉一处")


def check_heard(knowledge: Knowledge) -> Iterator[Problem]:
    """Yield what would be answered as an emergency before anything else.

    A phrase only says nothing by itself then, and recall comes first there; an example claims what isn't so.
    """
    hearing = Hearing(knowledge.emergencies, knowledge.listening)
    remedy = "请换一种说法；要是它真不是紧急情况，请把看着像的字加进 emergencies.yaml 的 unless"
    for intent in knowledge.intents:
        for text, file, line in intent.said:
            emergency = hearing.heard(text)
            if emergency:
                yield Hint(file, line, f"问法“{text}”会先当作紧急情况“{emergency.title}”", remedy)
    for example in knowledge.examples:
        emergency = None if example.never else hearing.heard(example.text)
        if emergency:
            what = f"样例“{example.text}”会先当作紧急情况“{emergency.title}”"
            yield Problem(example.file, example.line, what, remedy)


def _check_entry(emergency: Emergency, entry: Entry, line: int) -> Iterator[Problem]:
    if len(entry) == 1:
        for word in entry[0]:
            if len(word) < LETTERS_AT_LEAST:
                what = f"只凭“{word}”一个字就会当作“{emergency.title}”"
                yield _problem(emergency, line, what, "请写成更长的词，或再加一部分，两部分都出现才算")
    for part in entry:
        if not part:
            yield _problem(emergency, line, "这里有一部分是空的", "请写上词，或删掉这一部分")
        for word in part:
            hider = next((other for other in emergency.unless if other in word), None)
            if hider:
                what = f"“{word}”永远不会起作用，因为 unless 里有“{hider}”"
                yield _problem(emergency, line, what, "请从 unless 里删掉它，或写得更长更具体")


def _lines(emergency: Emergency) -> tuple[int, ...]:
    return emergency.lines or (emergency.line,) * len(emergency.words)


def _problem(emergency: Emergency, line: int, what: str, remedy: str) -> Problem:
    return Problem(emergency.file, line, what, remedy)
