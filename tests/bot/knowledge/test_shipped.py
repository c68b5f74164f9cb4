"""The knowledge that is shipped: it checks clean with what the services demand of it, and quickly."""

from pathlib import Path
from time import perf_counter

from bot.knowledge.check import check
from bot.knowledge.demands import Demands
from bot.knowledge.load import load
from bot.schedule.apscheduler_glue import cron_complaint
from bot.understanding.matcher import fit
from config.configuration import load_configuration
from handlers import SCRIPTS, SERVICES
from handlers.emergency import VALUES as EMERGENCY_VALUES

TOP = Path(__file__).parents[3]


def demands() -> Demands:
    """What the shipped configuration and handlers demand."""
    configuration = load_configuration(TOP / "config", cron_complaint)
    reminders = configuration.reminders.reminders.values()
    return Demands(
        facts=configuration.estate.facts,
        scripts=SCRIPTS | {reminder.script: frozenset(reminder.values) for reminder in reminders},
        emergency_values=EMERGENCY_VALUES,
        services=frozenset(SERVICES),
        categories=frozenset(configuration.services.categories),
    )


def test_the_shipped_knowledge_has_no_problem() -> None:
    assert [str(problem) for problem in check(TOP / "knowledge", demands())] == []


def test_nothing_of_it_is_fitted_so_slowly_that_a_start_would_suffer() -> None:
    knowledge = load(TOP / "knowledge")
    started = perf_counter()
    fit(knowledge.intents, knowledge.lexicon, knowledge.nothing)
    # A quarter of a second on two idle cores; the bound leaves room for busy ones.
    assert perf_counter() - started < 2
