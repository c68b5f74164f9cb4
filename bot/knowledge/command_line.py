"""`flask kb …`: the admin's commands for the knowledge; checking and trying need no database."""

import sys
from pathlib import Path
from typing import TextIO

import click
from flask.cli import AppGroup

from bot.knowledge.check import examine
from bot.knowledge.load import load
from bot.knowledge.log_commands import add_log_commands
from bot.knowledge.match_lines import labelled, match_lines
from bot.knowledge.model import CHAT
from bot.knowledge.try_text import try_text
from bot.knowledge.workplace import Workplace
from bot.operations.command_line import plainly
from bot.understanding.matcher import Matcher, fit
from config.problem import BadFiles, Problem

FOLDER = click.Path(path_type=Path, exists=True, file_okay=False)


def kb_commands(place: Workplace) -> AppGroup:
    """Return the group `kb`."""
    group = AppGroup("kb", help="知识库：检查、试问、看缺口、加样例。")

    @group.command("check", help="检查知识库，一次列出所有问题；“提醒”可以有空再看。")
    @click.option("--dir", "other", type=FOLDER, default=None, help="检查另一个目录。")
    def check_command(other: Path | None) -> None:
        sys.exit(_told(*_found(other, place)))

    @group.command("match", help='逐行匹配：标准输入每行一个 {"text": …}，输出每行一个结果。')
    @click.option("--jsonl", is_flag=True, required=True)
    @click.option("--examples", type=click.File(encoding="utf-8"), default=None)
    def match_command(jsonl: bool, examples: TextIO | None) -> None:
        lines = list(examples) if examples else None
        for line in match_lines(sys.stdin, lambda: _matcher(place.folder, lines)):
            click.echo(line)

    @group.command("try", help="试问一句：听成了什么、为什么、要改哪一行。")
    @click.argument("text")
    def try_command(text: str) -> None:
        with plainly():
            knowledge = load(place.folder, place.estate())
            matcher = fit(knowledge.intents, knowledge.lexicon, knowledge.nothing)
            click.echo(try_text(text, matcher, knowledge, place.now()))

    add_log_commands(group, place)
    return group


def _found(other: Path | None, place: Workplace) -> tuple[tuple[Problem, ...], tuple[Problem, ...]]:
    """Return the problems and the hints of a folder; an estate's own is laid over its own base only."""
    try:
        estate = "" if other else place.estate()
        checked = examine(other or place.folder, place.demands(), estate, place.now().date())
        more = () if other else place.outlook()
    except BadFiles as bad:
        # What the knowledge is checked against must be right first.
        return tuple(bad.problems), ()
    return checked.problems, (*checked.hints, *more)


def _told(problems: tuple[Problem, ...], hints: tuple[Problem, ...]) -> int:
    """Print the findings; return the exit code."""
    for finding in (*problems, *hints):
        click.echo(str(finding))
    if hints:
        click.echo(f"提醒 {len(hints)} 处，有空再看。", err=True)
    if problems:
        click.echo(f"共 {len(problems)} 处要改。", err=True)
        return 1
    click.echo("知识库没有问题。")
    return 0


def _matcher(folder: Path, lines: list[str] | None) -> Matcher:
    knowledge = load(folder)
    if lines is None:
        return fit(knowledge.intents, knowledge.lexicon, knowledge.nothing)
    # Beside somebody else's intents our small talk is out of scope, as it is beside ours: it is no business.
    chat = (phrase for intent in knowledge.intents if intent.topic == CHAT for phrase in intent.phrases)
    return fit(labelled(lines), knowledge.lexicon, (*chat, *knowledge.nothing))
