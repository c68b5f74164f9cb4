"""`flask kb match --jsonl`: understand lines of JSON, for measuring from outside."""

import json
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from time import perf_counter

from bot.knowledge.model import Intent
from bot.understanding.matcher import Matcher


def labelled(lines: Iterable[str]) -> tuple[Intent, ...]:
    """Return the intents that lines of `{"text", "intent"}` describe, in order of first mention."""
    phrases: dict[str, list[str]] = defaultdict(list)
    for line in filter(str.strip, lines):
        row = json.loads(line)
        phrases[row["intent"]].append(row["text"])
    return tuple(Intent(name, name, None, tuple(texts)) for name, texts in phrases.items())


def match_lines(lines: Iterable[str], fit: Callable[[], Matcher]) -> Iterator[str]:
    """Yield one line of JSON per line of `{"text"}`, in order.

    `fit_s` (seconds) is on the first; `us` is the time of one match in microseconds.
    """
    started = perf_counter()
    matcher = fit()
    first = {"fit_s": round(perf_counter() - started, 4)}
    for line in filter(str.strip, lines):
        yield json.dumps({**_matched(matcher, json.loads(line)["text"]), **first}, ensure_ascii=False)
        first = {}


def _matched(matcher: Matcher, text: str) -> dict[str, object]:
    started = perf_counter()
    understood = matcher.understand(text)
    spent = (perf_counter() - started) * 1e6
    return {
        "text": text,
        "intent": understood.intent,
        "confidence": understood.confidence,
        "decision": understood.decision,
        "candidates": [[one.intent, one.confidence] for one in understood.candidates],
        "us": round(spent, 1),
    }
