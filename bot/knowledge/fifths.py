"""What phrases would be understood as if they were not there, whatever the size of the knowledge.

Of large knowledge the matcher can't tell that one by one: then a fifth of each intent's phrases is left out
at a time, which is slower, and a little harder.
"""

from collections.abc import Iterator
from dataclasses import replace

from bot.knowledge.model import Intent, Knowledge
from bot.understanding.matcher import Matcher, fit
from bot.understanding.normalise import Normaliser
from bot.understanding.result import LeftOut

PARTS = 5


def left_out(knowledge: Knowledge, matcher: Matcher) -> list[LeftOut]:
    """Return what the matcher tells of its own phrases, or else what it does when fitted without them."""
    return list(matcher.left_out()) or [fate for part in range(PARTS) for fate in _without(knowledge, part)]


def _without(knowledge: Knowledge, part: int) -> Iterator[LeftOut]:
    normalise = Normaliser(knowledge.lexicon)
    kept = [_kept(intent, part) for intent in knowledge.intents]
    matcher = fit(kept, knowledge.lexicon, knowledge.nothing)
    for intent in knowledge.intents:
        for text in intent.phrases[part::PARTS]:
            found = matcher.understand(text)
            best = found.candidates[0].intent if found.candidates else ""
            yield LeftOut(normalise(text), intent.name, best, found.confidence, found.decision)


def _kept(intent: Intent, part: int) -> Intent:
    phrases = tuple(text for number, text in enumerate(intent.phrases) if number % PARTS != part)
    return replace(intent, phrases=phrases, lines=(), files=())
