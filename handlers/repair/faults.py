"""Several faults in one report: each of another trade becomes a ticket of its own."""

import re
from collections.abc import Callable, Sequence

PARTS = re.compile(r"[，,。！!；;、\n]+|(?:还有|另外|以及|顺便)")
BETWEEN = re.compile(r"^(?:还有|另外|以及|顺便|然后|也|就是|，)+")
MANY = 4


def faults_in(problem: str, category_of: Callable[[str], str]) -> list[str]:
    """Return the faults that a report tells of, in its order: one, unless the parts are for different trades.

    What names no trade belongs to the fault before it ("厨房漏水，地上都是水").
    """
    faults: list[tuple[str, str]] = []
    nothing_known = category_of("")
    for part in PARTS.split(problem):
        words = BETWEEN.sub("", part.strip())
        if not words:
            continue
        trade = category_of(words)
        if faults and (trade in {nothing_known, faults[-1][0]} or faults[-1][0] == nothing_known):
            last_trade, said = faults[-1]
            faults[-1] = (trade if last_trade == nothing_known else last_trade, f"{said}，{words}")
        else:
            faults.append((trade, words))
    return [words for _, words in faults] if 1 < len(faults) <= MANY else [problem]


def said_of(faults: Sequence[str]) -> str:
    """Return the faults as a summary shows them: numbered lines when there are several."""
    if len(faults) == 1:
        return faults[0]
    return "".join(f"\n  {number}. {fault}" for number, fault in enumerate(faults, start=1))
