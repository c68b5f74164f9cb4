"""How many sentences that hurt the tone check would find if it had not been told of them, and how fast.

Left out are whole groups, whose sentences share words. The polite sentences were mostly written because they
are so near to what hurts: of what staff say every day far fewer are flagged.
"""

from dataclasses import replace
from time import thread_time

import numpy as np

from bot.knowledge.model import Knowledge
from bot.knowledge.tone_model import ERROR, Tone
from bot.speech.tone.check import ToneCheck, fit_tone

FOLDS = 5
# Polite sentences that stand side by side are often about the same.
SIDE_BY_SIDE = 5


def tone_lines(knowledge: Knowledge) -> str:
    """Return what is found and flagged in each fold, and what fitting and a sentence take."""
    began = thread_time()
    check = fit_tone(knowledge.tone, knowledge.lexicon)
    fitted = thread_time() - began
    lines = f"\n{'tone check':<34}{'caught':>8}{'false alarms':>14}\n"
    caught, alarms = [], []
    for number in range(FOLDS):
        kept, bad, polite = _parted(knowledge.tone, number)
        judged = fit_tone(kept, knowledge.lexicon)
        caught.append(_flagged(judged, bad))
        alarms.append(_flagged(judged, polite))
        which = f"  fold {number + 1}: {len(bad)} and {len(polite)}"
        lines += f"{which:<34}{caught[-1]:>8.1f}{alarms[-1]:>14.1f}\n"
    lines += f"{'  all':<34}{np.mean(caught):>8.1f}{np.mean(alarms):>14.1f}\n"
    return (
        lines
        + f"  fit {fitted:.1f} s, a sentence that it was not told of {_microseconds(check, polite):.0f} us\n"
    )


def _parted(tone: Tone, fold: int) -> tuple[Tone, list[str], list[str]]:
    """Return the tone without a part of its groups, and the sentences of that part."""
    chance = np.random.default_rng(0)
    groups = [group for rule in tone.rules for group in rule.groups]
    mine = {
        id(group)
        for group, part in zip(groups, chance.integers(FOLDS, size=len(groups)), strict=True)
        if part == fold
    }
    some = chance.integers(FOLDS, size=len(tone.polite) // SIDE_BY_SIDE + 1) == fold
    rules = [
        replace(rule, groups=tuple(one for one in rule.groups if id(one) not in mine)) for rule in tone.rules
    ]
    kept = [one for at, one in enumerate(tone.polite) if not some[at // SIDE_BY_SIDE]]
    errors = [group for rule in tone.rules if rule.severity == ERROR for group in rule.groups]
    bad = [text for group in errors if id(group) in mine for text in group.bad]
    polite = [one.text for at, one in enumerate(tone.polite) if some[at // SIDE_BY_SIDE]]
    return Tone(tuple(rules), tuple(kept)), bad, polite


def _flagged(check: ToneCheck, texts: list[str]) -> float:
    return 100 * float(
        np.mean([any(one.severity == ERROR for one in check.findings(text)) for text in texts])
    )


def _microseconds(check: ToneCheck, texts: list[str]) -> float:
    """Return what a sentence takes; a letter is put behind each, so that none is known word for word."""
    began = thread_time()
    for text in texts:
        check.findings(f"{text[:-1]}呢")
    return (thread_time() - began) / len(texts) * 1e6
