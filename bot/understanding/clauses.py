"""A long message is also looked at part by part: its beginning often says it all, and the rest is feeling."""

from collections.abc import Sequence

from bot.understanding.result import Candidate

# A shorter part (是吗, 急) says nothing by itself; more parts than this tell a story.
LONG_ENOUGH = 4
AT_MOST = 3


def clauses(words: str) -> list[str]:
    """Return the parts of normalised words that may speak for themselves; none if there is but one."""
    found = [run for run in words.split() if len(run) >= LONG_ENOUGH]
    return found[:AT_MOST] if len(found) > 1 else []


def combined(whole: Sequence[Candidate], of_parts: Sequence[Sequence[Candidate]]) -> tuple[Candidate, ...]:
    """Return as many candidates as the whole message has, best first, each as sure as its part makes it.

    A part counts half: it doesn't know the rest. What only a part speaks of is as likely for the whole as the
    last of the whole's own candidates.
    """
    sure = {one.intent: one.confidence for one in whole}
    least = whole[-1].confidence if whole else 0.0
    for candidates in of_parts:
        for one in candidates[:1]:
            together = (sure.get(one.intent, least) + one.confidence) / 2
            sure[one.intent] = max(sure.get(one.intent, 0.0), round(together, 2))
    best = sorted(sure.items(), key=lambda item: -item[1])[: len(whole)]
    return tuple(Candidate(intent, confidence) for intent, confidence in best)
