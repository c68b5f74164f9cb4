"""Checks a knowledge folder: every problem at once, in the admin's words."""

from collections.abc import Iterator
from pathlib import Path

from bot.knowledge.demands import Demands
from bot.knowledge.examples_check import check_examples
from bot.knowledge.load import gather
from bot.knowledge.model import Knowledge
from bot.knowledge.phrases_check import check_intents
from bot.knowledge.replies_check import check_needed, check_replies
from config.problem import Problem


def check(folder: Path, demands: Demands) -> list[Problem]:
    """Return every problem of the folder, sorted by file and line; an empty list means it may go live."""
    knowledge, problems = gather(folder)
    found = [*problems, *check_intents(knowledge, demands), *check_replies(knowledge, demands)]
    found += [*check_needed(knowledge, demands), *_check_categories(knowledge, demands)]
    # While entries are missing the matcher would only repeat that.
    if not problems:
        found += check_examples(knowledge)
    return sorted(set(found))


def _check_categories(knowledge: Knowledge, demands: Demands) -> Iterator[Problem]:
    for emergency in knowledge.emergencies:
        if emergency.category not in demands.categories:
            what = f"紧急情况“{emergency.title}”的类别“{emergency.category}”不存在"
            yield Problem(
                emergency.file, emergency.line, what, f"可以写：{'、'.join(sorted(demands.categories))}"
            )
