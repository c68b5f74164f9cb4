"""Answer, ask, or none: confidently wrong is worse than asking, and asking is worse than being right."""

from collections.abc import Collection, Sequence

from bot.understanding.result import Candidate, Understanding

ANSWER_FROM = 57.0
ASK_FROM = 10.0
OFFER_FROM = 4.0
OFFERED = 3
# Two intents of one topic that lie so close are told apart by the resident, not by us.
TOO_CLOSE = 15.0


def decide(candidates: Sequence[Candidate], trusted: Collection[str]) -> Understanding:
    """Decide on the best five, best first; an intent that is not `trusted` is only asked about."""
    if not candidates:
        return Understanding("none", None, 0.0, ())
    best = candidates[0]
    if best.confidence < ASK_FROM:
        return Understanding("none", None, best.confidence, tuple(candidates))
    if best.confidence >= ANSWER_FROM and best.intent in trusted and not _torn(candidates):
        return Understanding("answer", best.intent, best.confidence, tuple(candidates))
    return Understanding("ask", best.intent, best.confidence, tuple(candidates), _offered(candidates))


def _torn(candidates: Sequence[Candidate]) -> bool:
    return len(candidates) > 1 and candidates[0].confidence - candidates[1].confidence < TOO_CLOSE


def _offered(candidates: Sequence[Candidate]) -> tuple[str, ...]:
    likely = [one.intent for one in candidates[:OFFERED] if one.confidence >= OFFER_FROM]
    if len(likely) > 1 and _torn(candidates) and _topic(likely[0]) == _topic(likely[1]):
        return tuple(likely[:2])
    return tuple(likely)


def _topic(intent: str) -> str:
    return intent.partition(".")[0]
