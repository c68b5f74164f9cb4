"""Checks what the configuration says to many residents, filled in as it will be sent."""

from collections.abc import Iterator, Mapping

from bot.knowledge.demands import Demands
from bot.knowledge.model import Knowledge
from bot.speech.filling import Values, filled
from bot.speech.outgoing import objection
from bot.speech.tone.check import ToneCheck
from config.outgoing import Outgoing
from config.problem import Problem


def check_outgoing(knowledge: Knowledge, demands: Demands, tone: ToneCheck) -> Iterator[Problem]:
    """Yield a problem for each text that would be held back when its time comes."""
    for one in demands.outgoing:
        found = objection(tone, _texts(one, knowledge, demands.facts))
        if found:
            what = f"“{found.excerpt}”像是{found.title}，到时候发不出去"
            yield Problem(one.file, one.line, what, f"{found.advice}可以说：{found.better}")


def _texts(one: Outgoing, knowledge: Knowledge, facts: Mapping[str, str]) -> tuple[str, ...]:
    script = knowledge.scripts.get(one.script)
    if script is None:
        return (one.text,)
    return tuple(filled(text, Values({**facts, **one.values})) for text in script.texts)
