"""The knowledge that is shipped: it checks clean with what the services demand of it, and quickly."""

from pathlib import Path
from time import perf_counter

from bot.knowledge.check import check
from bot.knowledge.load import load
from bot.understanding.matcher import fit
from config.settings import read_settings
from parts import Parts

TOP = Path(__file__).parents[3]


def test_the_shipped_knowledge_has_no_problem() -> None:
    assert [str(problem) for problem in check(TOP / "knowledge", Parts(read_settings()).demands())] == []


def test_nothing_of_it_is_fitted_so_slowly_that_a_start_would_suffer() -> None:
    knowledge = load(TOP / "knowledge")
    started = perf_counter()
    fit(knowledge.intents, knowledge.lexicon, knowledge.nothing)
    # A quarter of a second on two idle cores; the bound leaves room for busy ones.
    assert perf_counter() - started < 2
