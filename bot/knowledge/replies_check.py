"""Checks what we answer: every reply there, every value known, no time, price or number by hand."""

import re
from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from string import Formatter

from bot.knowledge.amounts_check import check_amounts
from bot.knowledge.demands import Demands
from bot.knowledge.model import Knowledge, Script
from bot.understanding.slots.number import NUMERAL
from config.problem import Problem

# A passive WeChat reply holds 2048 bytes; placeholders need room too.
BYTES_AT_MOST = 2000
MEANT_AT_MOST = 3
# How the resident is addressed is known to every reply; staff are not called by it.
CALLED, TO_STAFF = "called", "staff."

TIMES = re.compile(
    rf"(?:半|{NUMERAL}+)(?:个半|个)?(?:多)?(?:分钟|小时|钟头|工作日|天内|日内|周内|个月内|天之内)"
    rf"|\d{{1,2}}[:：]\d\d|{NUMERAL}{{1,3}}点(?:半|钟|整|前|后|[{'一三'}]刻|之前|以前|左右)"
    r"|明天|后天|明早|今晚|明晚|今天(?:之内|以内|内)|当天(?:内|完成|修好)|次日|第二天"
)
PHONES = re.compile(
    r"(?<![\d-])(?:1[3-9]\d{9}|(?:0\d{2,3}-)?[2-9]\d{6,7}|0\d{2,3}-?\d{7,8}|400-?\d{3}-?\d{4})(?![\d-])"
)


def check_replies(knowledge: Knowledge, demands: Demands) -> Iterator[Problem]:
    """Yield the problems of single scripts, each at the script's line."""
    emergencies = {emergency.reply for emergency in knowledge.emergencies}
    for script in knowledge.scripts.values():
        allowed = frozenset(demands.facts) | demands.scripts.get(script.name, frozenset())
        if script.name in emergencies:
            allowed |= demands.emergency_values
        if not script.name.startswith(TO_STAFF):
            allowed |= {CALLED}
        for text in script.texts:
            yield from _check_text(script, text, allowed, demands.facts)


def check_needed(knowledge: Knowledge, demands: Demands) -> Iterator[Problem]:
    """Yield a problem for each reply that is missing, and for each that nobody says."""
    needed = set(demands.scripts)
    for intent in knowledge.intents:
        if intent.service is None:
            needed.add(intent.name)
            if intent.name not in knowledge.scripts:
                what = f"“{intent.title}”没有话术"
                yield Problem(intent.file, intent.line, what, f"请在 replies/ 里写一条“{intent.name}”")
    for emergency in knowledge.emergencies:
        # The twin without values is said while the database is away.
        for reply in (emergency.reply, f"{emergency.reply}.offline"):
            needed.add(reply)
            if reply not in knowledge.scripts:
                what = f"紧急情况“{emergency.title}”的话术“{reply}”没有写"
                yield Problem(emergency.file, emergency.line, what, f"请在 replies/ 里写一条“{reply}”")
    for name in sorted(set(demands.scripts) - set(knowledge.scripts)):
        yield Problem("knowledge/replies", 1, f"缺少话术“{name}”", "服务要用到它，请补写")
    for name in sorted(set(knowledge.scripts) - needed):
        script = knowledge.scripts[name]
        yield _problem(script, f"话术“{name}”没有用处", "请检查名称是否和意图一致，或删掉它")


def _check_text(
    script: Script, text: str, allowed: frozenset[str], facts: Mapping[str, str]
) -> Iterator[Problem]:
    try:
        parts = list(Formatter().parse(text))
    except ValueError:
        yield _problem(script, "花括号没有成对", "占位写成 {名称}；真要写花括号就写两个：{{ }}")
        return
    for _, name, spec, conversion in parts:
        if name is not None and (name not in allowed or spec or conversion):
            yield _problem(script, f"占位“{{{name}}}”没有这个值", f"是不是想写：{_likely(name, allowed)}")
    written = "".join(literal for literal, *_ in parts)
    for found in dict.fromkeys(TIMES.findall(written)):
        yield _problem(script, f"话术里直接写了时间“{found}”", "时间会变，请改用占位，由承诺或小区资料填入")
    for what, remedy in dict.fromkeys(check_amounts(written, facts)):
        yield _problem(script, what, remedy)
    for found in dict.fromkeys(PHONES.findall(written)):
        yield _problem(script, f"话术里直接写了号码“{found}”", "请把号码写进小区资料（facts），这里用占位")
    size = len(text.encode())
    if size > BYTES_AT_MOST:
        yield _problem(script, f"话术太长（{size} 字节）", f"请缩到 {BYTES_AT_MOST} 字节以内，约六百字")


def _likely(name: str, allowed: frozenset[str]) -> str:
    """The placeholders that may have been meant; all of them would fill the admin's screen."""
    names = sorted(allowed)
    near = get_close_matches(name, names, MEANT_AT_MOST, cutoff=0.3) or names[:MEANT_AT_MOST]
    return "、".join(f"{{{one}}}" for one in near) or "（没有任何占位）"


def _problem(script: Script, what: str, remedy: str) -> Problem:
    return Problem(script.file, script.line, what, remedy)
