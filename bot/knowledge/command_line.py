"""`flask kb …`: the admin's commands for the knowledge; none of them needs a database."""

import sys
from collections.abc import Callable
from pathlib import Path
from typing import TextIO

import click
from flask.cli import AppGroup

from bot.knowledge.check import check
from bot.knowledge.demands import Demands
from bot.knowledge.load import load
from bot.knowledge.match_lines import labelled, match_lines
from bot.knowledge.try_text import try_text
from bot.understanding.matcher import Matcher, fit
from config.problem import BadFiles

FOLDER = click.Path(path_type=Path, exists=True, file_okay=False)


def kb_commands(folder: Path, demands: Callable[[], Demands]) -> AppGroup:
    """Return the group `kb` for the knowledge in `folder`."""
    group = AppGroup("kb", help="知识库：检查、试问、批量匹配。")

    @group.command("check", help="检查知识库，一次列出所有问题。")
    @click.option(
        "--dir", "other", type=click.Path(path_type=Path, exists=True, file_okay=False), default=None
    )
    def check_command(other: Path | None) -> None:
        try:
            problems = check(other or folder, demands())
        except BadFiles as bad:
            # What the knowledge is checked against must be right first.
            problems = bad.problems
        for problem in problems:
            click.echo(str(problem))
        if problems:
            click.echo(f"共 {len(problems)} 处要改。", err=True)
            sys.exit(1)
        click.echo("知识库没有问题。")

    @group.command("match", help='逐行匹配：标准输入每行一个 {"text": …}，输出每行一个结果。')
    @click.option("--jsonl", is_flag=True, required=True)
    @click.option("--examples", type=click.File(encoding="utf-8"), default=None)
    def match_command(jsonl: bool, examples: TextIO | None) -> None:
        lines = list(examples) if examples else None
        for line in match_lines(sys.stdin, lambda: _matcher(folder, lines)):
            click.echo(line)

    @group.command("try", help="试问一句，说明听懂了什么、为什么。")
    @click.argument("text")
    def try_command(text: str) -> None:
        click.echo(try_text(text, _matcher(folder, None), load(folder)))

    return group


def _matcher(folder: Path, lines: list[str] | None) -> Matcher:
    knowledge = load(folder)
    if lines is None:
        return fit(knowledge.intents, knowledge.lexicon, knowledge.nothing)
    # Beside somebody else's intents our small talk is out of scope, as it is beside ours: it is no business.
    chat = (phrase for intent in knowledge.intents if intent.topic == "chat" for phrase in intent.phrases)
    return fit(labelled(lines), knowledge.lexicon, (*chat, *knowledge.nothing))
