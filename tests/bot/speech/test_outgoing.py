"""What goes to many is read before: nothing unlawful, nobody's affairs, no harsh word."""

import pytest

from bot.knowledge.load import load
from bot.speech.outgoing import objection
from bot.speech.tone.check import ToneCheck
from config.settings import TOP

PHONE = "0371-5550-0110"
# Nothing is learned here: what the rules forbid by name must be found whatever sentences there are.
TONE = ToneCheck(load(TOP / "knowledge").tone, facts=[PHONE])

# texts, rule that keeps them back ("" for none), why
OUTGOING = [
    (["水泵检修停水", "3月18日上午停水，请存水"], "", "its time comes from the configuration"),
    ([f"有事请打{PHONE}"], "", "the estate's own number"),
    (["欠费的请尽快交清，否则断水断电"], "fee_pressure", "Civil Code 944"),
    (["请提前存水", "再不交费就锁门禁"], "fee_pressure", "any of the texts"),
    (["3栋2单元1201的水费已出"], "exposure", "somebody's home before everybody"),
    (["物业费的事请找13800138000"], "exposure", "somebody's own number"),
    (["请各位刁民配合"], "insult", "an insult"),
    (["首问责任制已闭环"], "", "jargon is only warned of"),
    ([], "", "nothing said"),
]


@pytest.mark.parametrize(("texts", "rule", "why"), OUTGOING)
def test_what_may_go_out(texts: list[str], rule: str, why: str) -> None:
    found = objection(TONE, texts)
    assert (found.rule if found else "") == rule, why
