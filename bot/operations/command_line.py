"""The operator's commands: the database, the check-up, and errors told plainly."""

import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Protocol

import click
from flask.cli import AppGroup
from pydantic import ValidationError

from bot.errors import BotError, StoreAway
from bot.operations.doctor import Look, examine
from config.problem import BadFiles


class Backed(Protocol):
    """The database, as far as an operator handles it."""

    def revision(self) -> str | None: ...
    def backup(self, target: Path) -> None: ...


@contextmanager
def plainly() -> Iterator[None]:
    """Tell what went wrong in a sentence for the operator, and end the command with exit code 1."""
    try:
        yield
    except (BadFiles, BotError, ValidationError, ValueError, OSError) as error:
        for line in _plain(error):
            click.echo(line, err=True)
        sys.exit(1)


def _plain(error: Exception) -> list[str]:
    """Return what an operator can do about it, a sentence a line."""
    if isinstance(error, BadFiles):
        return [str(problem) for problem in error.problems]
    if isinstance(error, ValidationError):
        return [
            f"环境变量 {str(wrong['loc'][0]).upper()} 不能写成“{wrong['input']}”，请对照 .env.example"
            for wrong in error.errors()
        ]
    if isinstance(error, StoreAway):
        return ["数据库连不上或正被占用，请检查 DATABASE_URL，以及数据库是否在运行。"]
    if isinstance(error, BotError):
        return [error.words]
    if isinstance(error, OSError):
        return [f"文件或目录用不了：{error.filename or ''}（{error.strerror}）。请检查 DATA_DIR 和权限。"]
    return [str(error)]


def plain_command(name: str, text: str, run: Callable[[], None]) -> click.Command:
    """Return a command without arguments that tells its errors plainly."""

    def callback() -> None:
        with plainly():
            run()

    return click.Command(name, callback=callback, help=text)


def doctor_command(looks: Callable[[], Sequence[tuple[str, Look]]]) -> click.Command:
    """Return `flask doctor`: every finding on a line, exit code 1 when something is wrong."""

    def callback() -> None:
        findings = examine(looks())
        for finding in findings:
            click.echo(str(finding))
        sys.exit(0 if all(finding.well for finding in findings) else 1)

    return click.Command("doctor", callback=callback, help="体检：配置、知识库、数据库、后台进程，一项一行。")


def database_commands(database: Callable[[], Backed], upgrade: Callable[[], None]) -> AppGroup:
    """Return the group `db`; `upgrade` brings the database to the newest revision."""
    group = AppGroup("db", help="数据库：升级、备份。")

    @group.command("upgrade", help="把数据库升级到最新的结构。")
    def upgrade_command() -> None:
        with plainly():
            upgrade()
            click.echo(f"数据库结构是最新的（{database().revision()}）。")

    @group.command("backup", help="把数据库备份到一个文件。")
    @click.argument("target", type=click.Path(path_type=Path))
    def backup_command(target: Path) -> None:
        with plainly():
            database().backup(target)
            click.echo(f"已备份到 {target}。")

    return group
