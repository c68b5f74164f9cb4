"""Long messages, part by part."""

import pytest

from bot.understanding.clauses import AT_MOST, clauses, combined
from bot.understanding.result import Candidate

CUT = [
    ("厨房水管漏水了 房东电话打不通", ["厨房水管漏水了", "房东电话打不通"], "two parts"),
    ("厨房水管漏水了 急", [], "one of them says nothing by itself"),
    ("厨房水管漏水了", [], "one part is the whole"),
    ("", [], "nothing"),
    (" ".join(["漏水漏水"] * 9), ["漏水漏水"] * AT_MOST, "a story"),
]


@pytest.mark.parametrize(("words", "found", "reason"), CUT)
def test_what_may_speak_for_itself(words: str, found: list[str], reason: str) -> None:
    assert clauses(words) == found, reason


WHOLE = [("fee", 60), ("lift", 50), ("noise", 40)]
TOGETHER = [
    ([("fee", 90)], [("fee", 75), ("lift", 50), ("noise", 40)], "a part that agrees makes it surer"),
    ([("fee", 30)], [("fee", 60), ("lift", 50), ("noise", 40)], "one that is less sure takes nothing away"),
    ([("lift", 90)], [("lift", 70), ("fee", 60), ("noise", 40)], "a sure part may overtake"),
    ([("leak", 90)], [("leak", 65), ("fee", 60), ("lift", 50)], "only a part speaks of it"),
    ([], [("fee", 60), ("lift", 50), ("noise", 40)], "no parts"),
]


@pytest.mark.parametrize(("part", "together", "reason"), TOGETHER)
def test_the_whole_and_its_parts(
    part: list[tuple[str, float]], together: list[tuple[str, float]], reason: str
) -> None:
    whole = [Candidate(*one) for one in WHOLE]
    found = combined(whole, [[Candidate(*one)] for one in part])
    assert [(one.intent, one.confidence) for one in found] == together, reason
