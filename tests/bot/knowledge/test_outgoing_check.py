"""What the configuration says to many is told at its line while there is time to reword it."""

from dataclasses import replace

import pytest

from bot.knowledge.demands import Demands
from bot.knowledge.model import Knowledge, Lexicon, Script
from bot.knowledge.outgoing_check import check_outgoing
from bot.knowledge.tone_model import Tone, ToneRule
from bot.speech.tone.check import ToneCheck
from config.outgoing import Outgoing

RULE = ToneRule(
    name="fee_pressure",
    title="违法催费",
    severity="error",
    why="法律不许",
    advice="只说怎么查、怎么交。",
    better="账单可以在这里查。",
    words=((("欠费",), ("断水",)),),
    unless=(),
    by_sound=(),
    short={},
    groups=(),
)
TONE = ToneCheck(Tone((RULE,)))
SCRIPTS = {"reminder.fee": Script("reminder.fee", ("账单出来了，{note}。电话{duty_phone}",))}
KNOWLEDGE = Knowledge("v1", (), SCRIPTS, (), Lexicon(), ())
DEMANDS = Demands(facts={"duty_phone": "0371-5550-0110"})

# What the configuration says, is it told, why
SAID = [
    (Outgoing("config/reminders.yaml", 4, "本季度账单"), False, "a title"),
    (Outgoing("config/reminders.yaml", 5, "欠费一律断水"), True, "a remark"),
    (Outgoing("config/reminders.yaml", 9, script="reminder.fee", values={"note": "请查收"}), False, "filled"),
    (
        Outgoing("config/reminders.yaml", 9, script="reminder.fee", values={"note": "欠费断水"}),
        True,
        "filled in",
    ),
    (Outgoing("config/reminders.yaml", 9, script="reminder.gone"), False, "a script is missed elsewhere"),
]


@pytest.mark.parametrize(("said", "is_told", "why"), SAID)
def test_each_text_is_read_as_it_will_be_sent(said: Outgoing, is_told: bool, why: str) -> None:
    found = list(check_outgoing(KNOWLEDGE, replace(DEMANDS, outgoing=(said,)), TONE))
    assert [(problem.file, problem.line) for problem in found] == ([(said.file, said.line)] * is_told), why
    assert all("违法催费" in problem.what and "账单可以" in problem.remedy for problem in found)
