"""`flask tone …`."""

import json

from bot.knowledge.model import Lexicon
from bot.knowledge.tone_commands import told, tone_lines
from bot.speech.tone.check import fit_tone
from tests.bot.speech.tone.sentences import TONE

CHECK = fit_tone(TONE, Lexicon())


def test_each_line_is_answered_in_order() -> None:
    texts = ["师傅马上到，请您稍等", "急什么急", "明天上午来"]
    rows = [json.loads(line) for line in tone_lines([json.dumps({"text": one}) for one in texts], CHECK)]
    assert [row["text"] for row in rows] == texts
    assert [row["findings"] for row in rows] == [
        [],
        [{"rule": "impatience", "severity": "error", "excerpt": "急什么急", "advice": "impatience的改法"}],
        [{"rule": "bare_time", "severity": "warn", "excerpt": "明天上午", "advice": "bare_time的改法"}],
    ]


def test_an_admin_reads_which_rule_why_and_what_to_say_instead() -> None:
    assert list(told(CHECK.findings("急什么急"))) == [
        "不能发 · impatience的名字（impatience）：“急什么急”",
        "  为什么：impatience的原因",
        "  怎么改：impatience的改法",
        "  可以说：让您久等了，我这就去催。",
    ]
    assert list(told(())) == ["没有发现问题，可以发。"]
