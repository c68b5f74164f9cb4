"""Checks that an answer answers: one that only sends people to the front desk or a phone counts as none."""

import re
from collections.abc import Iterator

from bot.knowledge.model import CHAT, Knowledge, Script
from config.problem import Problem

# Small talk needs to say nothing, and whoever asks for a number is answered by it.
NUMBER = "电话"
LETTERS_AT_LEAST = 12
# A fact that is quoted says as much as so many letters.
QUOTED = "一二三四五六"
_CLAUSES = re.compile(r"[，,。！？!?；;：:\n]+")
_VALUE = re.compile(r"\{\w+\}")
_REFERS = re.compile(
    r"\{\w*phone\w*\}|(?:打|拨|拨打|致电)\S{0,4}(?:电话|热线)|点\S{0,2}[「“]"
    r"|(?:[去到找问]|联系|咨询)\S{0,4}(?:前台|客服|物业|服务中心|管家|同事|工作人员)"
)
# Thanks, comfort and greetings are kind, but no answer.
_COURTESY = re.compile(r"您好|谢谢您?|抱歉|不好意思|别急|别担心|感谢\S{0,6}|请您?谅解")


def check_referrals(knowledge: Knowledge) -> Iterator[Problem]:
    """Yield a problem for each reply of an intent that says nothing but whom to ask."""
    for intent in knowledge.intents:
        script = knowledge.scripts.get(intent.name)
        exempt = intent.service is not None or intent.topic == CHAT or NUMBER in intent.title
        if script and not exempt and not all(map(answers, script.variants)):
            yield _problem(script)


def answers(text: str) -> bool:
    """Whether a reply says something itself."""
    clauses = (clause.strip() for clause in _CLAUSES.split(text))
    own = [one for one in clauses if one and not _REFERS.search(one) and not _COURTESY.fullmatch(one)]
    return sum(len(_VALUE.sub(QUOTED, clause)) for clause in own) >= LETTERS_AT_LEAST


def _problem(script: Script) -> Problem:
    what = f"话术“{script.name}”只让人去打电话或找人，等于没答"
    return Problem(script.file, script.line, what, "请先把能说的说清楚，再写还可以找谁")
