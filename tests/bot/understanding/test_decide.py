"""Answer, ask, or none."""

import numpy as np
import pytest

from bot.understanding.decide import HIGHEST, LOWEST, SURE_ENOUGH, decide, thresholds
from bot.understanding.result import Candidate
from bot.understanding.signs import Table

TABLE = [
    ([("a.x", 90), ("b.y", 10)], "answer", (), "clearly the best"),
    ([("a.x", 59), ("b.y", 30)], "ask", ("a.x", "b.y"), "not sure enough"),
    ([("a.x", 70), ("b.y", 60), ("c.z", 50)], "ask", ("a.x", "b.y", "c.z"), "sure, but not surer"),
    ([("a.x", 95), ("b.y", 82)], "answer", (), "the odds are 19 to 1 against 5 to 1"),
    ([("a.x", 95), ("b.y", 94)], "ask", ("a.x", "b.y"), "sure of both"),
    ([("a.x", 70), ("a.y", 60), ("c.z", 50)], "ask", ("a.x", "a.y"), "the two of one topic"),
    ([("a.x", 30), ("b.y", 7)], "ask", ("a.x",), "the second is not worth a line"),
    ([("few.x", 90), ("b.y", 20)], "ask", ("few.x",), "not trusted to answer"),
    ([("a.x", 7), ("b.y", 2)], "none", (), "not worth a question"),
    ([], "none", (), "no intents at all"),
]


@pytest.mark.parametrize(("best", "decision", "offered", "reason"), TABLE)
def test_decisions(
    best: list[tuple[str, float]], decision: str, offered: tuple[str, ...], reason: str
) -> None:
    candidates = [Candidate(name, confidence) for name, confidence in best]
    found = decide(candidates, trusted={"a.x", "a.y", "b.y", "c.z"})
    assert (found.decision, found.offered) == (decision, offered), reason


def limit(ours: list[tuple[float, bool]], foreign: list[float], precision: float = 0.95) -> float:
    """The confidence from which to answer, when phrases left out were right or not with these confidences."""
    right = np.array([one for _, one in ours] + [False] * len(foreign))
    outside = np.arange(len(right)) >= len(ours)
    sure = np.array([confidence for confidence, _ in ours] + foreign)
    table = Table(np.zeros((len(right), 6)), right, outside, outside, np.zeros(len(right), np.intp))
    return thresholds(table, sure, precision).answer


RIGHT_ABOVE_60 = [(confidence, confidence >= 60) for confidence in np.linspace(20, 99, 80).tolist()]


def test_so_sure_that_the_precision_is_kept() -> None:
    assert 55 <= limit(RIGHT_ABOVE_60, []) <= 60


def test_more_precision_asks_for_more() -> None:
    assert limit(RIGHT_ABOVE_60, [], 0.99) > limit(RIGHT_ABOVE_60, [], 0.8)


def test_foreign_messages_set_the_limit_where_ours_are_right_anyway() -> None:
    always = [(confidence, True) for confidence in range(20, 99)]
    assert limit(always, []) == LOWEST
    assert limit(always, [70.0] * 20) == 70


def test_phrases_that_are_hard_without_themselves_do_not_set_the_limit_alone() -> None:
    hard = [(confidence, confidence >= 95) for confidence in np.linspace(20, 99, 80).tolist()]
    assert limit(hard, []) == SURE_ENOUGH
    assert limit(hard, [SURE_ENOUGH + 5] * 20) == SURE_ENOUGH + 5


def test_the_limit_stays_within_reason() -> None:
    never = [(confidence, False) for confidence in range(20, 99)]
    assert limit(never, [99.0] * 20) == HIGHEST
