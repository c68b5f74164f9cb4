"""The knowledge that is shipped: it checks clean with what the services demand of it."""

from pathlib import Path

from bot.knowledge.check import examine
from config.settings import read_settings
from parts import Parts

TOP = Path(__file__).parents[3]
# Hints are for spare minutes; a long list of them would be read by nobody.
HINTS_AT_MOST = 20


def test_the_shipped_knowledge_has_no_problem_and_few_hints() -> None:
    demands = Parts(read_settings()).demands()
    checked = examine(TOP / "knowledge", demands)
    assert [str(problem) for problem in checked.problems] == []
    assert len(checked.hints) <= HINTS_AT_MOST, "\n".join(map(str, checked.hints))
