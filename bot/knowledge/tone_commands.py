"""`flask tone …`: looks at words before residents read them; needs no database."""

import json
import sys
from collections.abc import Iterable, Iterator

import click
from flask.cli import AppGroup

from bot.knowledge.load import load
from bot.knowledge.workplace import Workplace
from bot.operations.command_line import plainly
from bot.speech.tone.check import ToneCheck, fit_tone
from bot.speech.tone.finding import Finding

SEVERITIES = {"error": "不能发", "warn": "提醒"}
TOLD = ("rule", "severity", "excerpt", "advice")


def tone_commands(place: Workplace) -> AppGroup:
    """Return the group `tone`."""
    group = AppGroup("tone", help="语气：发给住户的话，先看看会不会伤人。")

    @group.command("check", help='看一句话；加 --jsonl 时标准输入每行一个 {"text": …}，输出每行一个结果。')
    @click.argument("text", required=False)
    @click.option("--jsonl", is_flag=True)
    def check_command(text: str | None, jsonl: bool) -> None:
        if jsonl == (text is not None):
            raise click.UsageError("写上一句话，或者写 --jsonl，两样选一样。")
        with plainly():
            tone = _tone(place)
            for line in tone_lines(sys.stdin, tone) if text is None else told(tone.findings(text)):
                click.echo(line)

    @group.command("try", help="试一句话：犯了哪条、为什么、换成怎么说。")
    @click.argument("text")
    def try_command(text: str) -> None:
        with plainly():
            for line in told(_tone(place).findings(text)):
                click.echo(line)

    return group


def tone_lines(lines: Iterable[str], tone: ToneCheck) -> Iterator[str]:
    """Yield one line of JSON per line of `{"text"}`, in order."""
    for line in filter(str.strip, lines):
        text = json.loads(line)["text"]
        findings = [{name: getattr(one, name) for name in TOLD} for one in tone.findings(text)]
        yield json.dumps({"text": text, "findings": findings}, ensure_ascii=False)


def told(findings: Iterable[Finding]) -> Iterator[str]:
    """Yield what was found, in lines for an admin."""
    nothing = True
    for one in findings:
        nothing = False
        yield f"{SEVERITIES[one.severity]} · {one.title}（{one.rule}）：“{one.excerpt}”"
        yield f"  为什么：{one.why}"
        yield f"  怎么改：{one.advice}"
        yield f"  可以说：{one.better}"
    if nothing:
        yield "没有发现问题，可以发。"


def _tone(place: Workplace) -> ToneCheck:
    knowledge = load(place.folder, place.estate())
    return fit_tone(knowledge.tone, knowledge.lexicon).knowing(place.demands().facts.values())
