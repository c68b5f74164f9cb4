"""Answer, ask, or none."""

import pytest

from bot.understanding.decide import decide
from bot.understanding.result import Candidate

TABLE = [
    ([("a.x", 90), ("b.y", 10)], "answer", (), "clearly the best"),
    ([("a.x", 56), ("b.y", 10)], "ask", ("a.x", "b.y"), "not sure enough"),
    ([("a.x", 70), ("b.y", 60), ("c.z", 50)], "ask", ("a.x", "b.y", "c.z"), "sure, but not surer"),
    ([("a.x", 70), ("a.y", 60), ("c.z", 50)], "ask", ("a.x", "a.y"), "the two of one topic"),
    ([("a.x", 30), ("b.y", 3)], "ask", ("a.x",), "the second is not worth a line"),
    ([("few.x", 90), ("b.y", 2)], "ask", ("few.x",), "not trusted to answer"),
    ([("a.x", 9), ("b.y", 2)], "none", (), "not worth a question"),
    ([], "none", (), "no intents at all"),
]


@pytest.mark.parametrize(("best", "decision", "offered", "reason"), TABLE)
def test_decisions(
    best: list[tuple[str, float]], decision: str, offered: tuple[str, ...], reason: str
) -> None:
    candidates = [Candidate(name, confidence) for name, confidence in best]
    found = decide(candidates, trusted={"a.x", "a.y", "b.y", "c.z"})
    assert (found.decision, found.offered) == (decision, offered), reason
