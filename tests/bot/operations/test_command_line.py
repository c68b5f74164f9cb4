"""The operator's commands tell plainly what went wrong."""

from pathlib import Path
from typing import Any

from click.testing import CliRunner, Result

from bot.errors import BotError
from bot.operations.command_line import database_commands, doctor_command, plain_command
from config.problem import BadFiles, Problem


class Backed:
    """A database that is at revision 0007 and can't be written to a full disk."""

    def revision(self) -> str | None:
        return "0007"

    def backup(self, target: Path) -> None:
        if target.name == "full.db":
            raise BotError("磁盘满了，备份没有写成。")


def run(command: Any, *given: str) -> Result:
    return CliRunner().invoke(command, given)


def fail() -> None:
    raise BotError("菜单没有发布成功：IP 不在白名单", "errcode 40164")


def spoiled() -> None:
    raise BadFiles([Problem("config/staff.yaml", 3, "缺少“name”", "请补上这一项")])


def test_an_error_is_a_sentence_and_no_traceback() -> None:
    done = run(plain_command("publish-menu", "发布菜单", fail))
    assert (done.exit_code, done.output) == (1, "菜单没有发布成功：IP 不在白名单\n")


def test_bad_files_are_told_line_by_line() -> None:
    done = run(plain_command("serve", "启动", spoiled))
    assert (done.exit_code, done.output) == (1, "config/staff.yaml:3: 缺少“name”，请补上这一项\n")


def test_a_mistake_of_ours_is_no_sentence() -> None:
    def mistaken() -> None:
        raise ZeroDivisionError

    assert isinstance(run(plain_command("serve", "启动", mistaken)).exception, ZeroDivisionError)


def test_upgrade_and_backup_say_what_they_did() -> None:
    group = database_commands(Backed, lambda: None)
    assert run(group, "upgrade").output == "数据库结构是最新的（0007）。\n"
    assert run(group, "backup", "today.db").output == "已备份到 today.db。\n"
    failed = run(group, "backup", "full.db")
    assert (failed.exit_code, failed.output) == (1, "磁盘满了，备份没有写成。\n")


def test_doctor_ends_with_1_when_anything_is_wrong() -> None:
    def looks(*found: bool) -> list[tuple[str, Any]]:
        return [("甲", lambda: "好") if well else ("乙", lambda: 1 / 0) for well in found]

    assert run(doctor_command(lambda: looks(True, True))).exit_code == 0
    sick = run(doctor_command(lambda: looks(True, False)))
    assert (sick.exit_code, sick.output) == (1, "✓ 甲：好\n✗ 乙：division by zero\n")
