"""Checks what an admin says about tone: what must not be said is found, what may be said passes."""

import re
from collections.abc import Iterable, Iterator
from itertools import chain

from bot.knowledge.model import Knowledge, Script
from bot.knowledge.replies_check import TO_STAFF
from bot.knowledge.tone_model import ERROR, Tone
from bot.speech.tone.check import ToneCheck
from bot.speech.tone.finding import Finding
from bot.speech.tone.reading import written
from config.problem import Problem

Placed = tuple[str, str, int]
# In the place of what a script quotes stands something that there is nothing to say against.
PLACEHOLDER, QUOTED = re.compile(r"\{[^{}]*\}"), "这件事"


def check_tone(knowledge: Knowledge, check: ToneCheck) -> Iterator[Problem]:
    """Yield the problems of the sentences about tone, and of replies that break a rule."""
    yield from _check_twice(knowledge.tone)
    yield from _check_caught(knowledge.tone, check)
    yield from _check_passing(knowledge.tone, check)
    for script in knowledge.scripts.values():
        if not script.name.startswith(TO_STAFF):
            yield from _check_script(script, check)


def _check_caught(tone: Tone, check: ToneCheck) -> Iterator[Problem]:
    for rule in tone.rules:
        for text, file, line in (said for group in rule.groups for said in group.said):
            # What is known word by word is found; a long text is looked at piece by piece.
            if rule.severity == ERROR and check.knows(text):
                continue
            found = check.findings(text)
            if not found or (rule.severity == ERROR and found[0].severity != ERROR):
                what = f"“{text}”没有被认出来"
                yield Problem(file, line, what, "检查这句是不是也写进了 tone/polite/，或者换一种更明白的写法")


def _check_passing(tone: Tone, check: ToneCheck) -> Iterator[Problem]:
    for text, file, line in _wordings(tone):
        for finding in check.findings(text):
            yield Problem(file, line, f"更好的说法“{text}”自己也犯了规", _remedy(finding))
    for one in tone.polite:
        for finding in check.findings(one.text):
            if finding.severity == ERROR:
                what = f"“{one.text}”应该能发，却被拦下了"
                yield Problem(one.file, one.line, what, f"{_remedy(finding)}；是字眼惹的，就在 unless 里写上")


def _check_twice(tone: Tone) -> Iterator[Problem]:
    seen: dict[str, Placed] = {}
    bad = (said for rule in tone.rules for group in rule.groups for said in group.said)
    polite = ((one.text, one.file, one.line) for one in tone.polite)
    for text, file, line in chain(bad, polite):
        plain = written(text).replace(" ", "")
        first = seen.setdefault(plain, (text, file, line))
        if first[1:] != (file, line):
            yield Problem(file, line, f"“{text}”在 {first[1]}:{first[2]} 已经写过", "留一处就够了")


def _check_script(script: Script, check: ToneCheck) -> Iterator[Problem]:
    for text in script.texts:
        for finding in check.findings(PLACEHOLDER.sub(QUOTED, text)):
            yield Problem(script.file, script.line, f"话术“{script.name}”的语气要改", _remedy(finding))


def _wordings(tone: Tone) -> Iterable[Placed]:
    for rule in tone.rules:
        yield rule.better, rule.file, rule.line
        yield from ((group.better, group.file, group.line) for group in rule.groups)


def _remedy(finding: Finding) -> str:
    return f"“{finding.excerpt}”像是{finding.title}：{finding.advice}"
