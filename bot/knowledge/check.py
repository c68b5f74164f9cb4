"""Checks a knowledge folder: every problem at once, in the admin's words."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from bot.knowledge.dates_check import check_dates
from bot.knowledge.demands import Demands
from bot.knowledge.emergencies_check import check_emergencies, check_heard
from bot.knowledge.examples_check import check_copies, check_examples
from bot.knowledge.hint import Hint
from bot.knowledge.lexicon_check import check_lexicon
from bot.knowledge.load import gather
from bot.knowledge.memory import Memory
from bot.knowledge.model import Knowledge
from bot.knowledge.outgoing_check import check_outgoing
from bot.knowledge.phrases_check import Phrase, check_intents, phrases_of
from bot.knowledge.private_check import check_private
from bot.knowledge.referral_check import check_referrals
from bot.knowledge.replies_check import check_needed, check_replies
from bot.knowledge.stealing import check_thefts, check_unseen, thefts
from bot.knowledge.tone_check import check_tone
from bot.knowledge.ways_check import check_ways
from bot.understanding.matcher import Matcher
from config.problem import Problem


@dataclass(frozen=True)
class Checked:
    """A folder that was looked through, and all that was found; only `problems` keep it from going live.

    `matcher` was fitted on this very knowledge; None while entries are missing.
    """

    knowledge: Knowledge
    matcher: Matcher | None
    problems: tuple[Problem, ...]
    hints: tuple[Hint, ...]


def check(folder: Path, demands: Demands, estate: str = "") -> list[Problem]:
    """Return every problem of the folder, sorted by file and line; an empty list means it may go live.

    Neither dates nor reminders are looked at: those keep nothing else from going live.
    """
    return list(examine(folder, demands, estate).problems)


def examine(
    folder: Path,
    demands: Demands,
    estate: str = "",
    today: date | None = None,
    memory: Memory | None = None,
) -> Checked:
    """Look through the folder with what the estate has of its own, and with `today` for what passes in time.

    That is dates and reminders. A `memory` of the last time makes it quicker.
    """
    memory = memory or Memory()
    knowledge, problems = gather(folder, estate, memory.read)
    found = [*problems, *_check_parts(knowledge, demands)]
    found += check_dates(knowledge, today) if today else ()
    if not problems:
        tone = memory.tone(knowledge).knowing(demands.facts.values())
        found += check_tone(knowledge, tone)
        # A reminder that has to be reworded is held back by itself, and nothing else with it.
        found += check_outgoing(knowledge, demands, tone) if today else ()
    # While entries are missing the matcher would only repeat that.
    matcher = None if problems else memory.matcher(knowledge)
    found += memory.findings(
        (*_said(knowledge), demands.services, matcher is None),
        lambda: tuple(_check_said(knowledge, demands, matcher)),
    )
    return _checked(knowledge, matcher, found)


def _check_parts(knowledge: Knowledge, demands: Demands) -> Iterator[Problem]:
    yield from check_replies(knowledge, demands)
    yield from check_needed(knowledge, demands)
    yield from check_ways(knowledge, demands)
    yield from check_referrals(knowledge)
    yield from check_lexicon(knowledge.lexicon)
    yield from check_emergencies(knowledge, demands)


def _said(knowledge: Knowledge) -> tuple[object, ...]:
    """All of the knowledge that `_check_said` looks at: what people say, and what it is compared with."""
    words = (knowledge.intents, knowledge.examples, knowledge.lexicon)
    return (*words, knowledge.emergencies, knowledge.listening)


def _check_said(knowledge: Knowledge, demands: Demands, matcher: Matcher | None) -> Iterator[Problem]:
    """Yield what is found in thousands of phrases and examples; no reply changes anything of it."""
    phrases = phrases_of(knowledge)
    yield from check_intents(knowledge, demands, phrases)
    yield from check_heard(knowledge)
    yield from check_private(knowledge)
    if matcher is not None:
        yield from _check_understood(knowledge, phrases, matcher)


def _check_understood(knowledge: Knowledge, phrases: list[Phrase], matcher: Matcher) -> Iterator[Problem]:
    titles = {intent.name: intent.title for intent in knowledge.intents}
    yield from check_copies(knowledge, phrases)
    yield from check_examples(knowledge, matcher)
    left_out = matcher.left_out()
    yield from check_unseen(phrases, left_out)
    yield from check_thefts(thefts(phrases, left_out), titles)


def _checked(knowledge: Knowledge, matcher: Matcher | None, found: Iterable[Problem]) -> Checked:
    once = set(found)
    hints = sorted(one for one in once if isinstance(one, Hint))
    problems = sorted(one for one in once if not isinstance(one, Hint))
    return Checked(knowledge, matcher, tuple(problems), tuple(hints))
