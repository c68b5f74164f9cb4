"""`flask residents …`: the clerk's commands for the register: a template, import, export."""

import sys
from collections.abc import Callable, Collection
from datetime import date
from pathlib import Path

import click
from flask.cli import AppGroup

from bot.operations.command_line import plainly
from bot.residents.difference import changes_of
from bot.residents.files.sheet import UnreadableFile
from bot.residents.files.tables import TABLES, rows_of
from bot.residents.reading.columns import PEOPLE
from bot.residents.reading.read import Contents, read_contents
from bot.residents.register_state import Changes, RegisterState, WholeRegister
from bot.residents.telling import tell
from config.estate import Estate

READABLE = click.Path(path_type=Path, exists=True, dir_okay=False)
WRITABLE = click.Path(path_type=Path, dir_okay=False)
SHEET = click.option(
    "--sheet", type=click.Choice(list(TABLES)), default=PEOPLE.name, help="CSV 一个文件只放一张表：放哪一张。"
)


def residents_commands(
    estate: Callable[[], Estate], register: Callable[[], WholeRegister], today: Callable[[], date]
) -> AppGroup:
    """Return the group `residents`; `today` is the day of the estate up to which a lease must reach."""
    group = AppGroup("residents", help="住户档案：模板、导入、导出。")

    @group.command("template", help="生成一份空白模板（.xlsx 或 .csv）。")
    @click.argument("file", type=WRITABLE)
    @SHEET
    def template_command(file: Path, sheet: str) -> None:
        with plainly():
            # Whoever serves web pages does not pay for importing openpyxl.
            from bot.residents.files.writing import csv_bytes, template_bytes, write_private

            write_private(file, template_bytes() if _is_workbook(file) else csv_bytes(sheet, ()))
            click.echo(f"模板已生成：{file}。填好后运行 flask residents import {file}")

    @group.command("import", help="导入住户档案（.xlsx 或 .csv）；有一行不对，就一行也不导入。")
    @click.argument("file", type=READABLE)
    @click.option("--partial", is_flag=True, help="只导入没有问题的行。")
    @click.option("--dry-run", is_flag=True, help="只看会改什么，不真的改。")
    def import_command(file: Path, partial: bool, dry_run: bool) -> None:
        with plainly():
            contents = _read(file, estate(), register())
            _report(contents, partial)
            (_show if dry_run else _store)(contents, estate(), register(), today())
        sys.exit(1 if contents.problems else 0)

    @group.command("export", help="导出住户档案：.xlsx 四张表都有，.csv 一次一张。")
    @click.argument("file", type=WRITABLE)
    @SHEET
    def export_command(file: Path, sheet: str) -> None:
        with plainly():
            _export(file, sheet, estate(), register())

    return group


def _read(file: Path, estate: Estate, register: WholeRegister) -> Contents:
    from bot.residents.files.opening import open_sheets

    known = register.state(("homes",)).homes
    with open_sheets(file) as sheets:
        rows = sum(sheet.size for sheet in sheets)
        with click.progressbar(length=rows, label="正在读取", file=sys.stderr) as bar:
            contents = read_contents(sheets, estate, known, bar.update)
            bar.update(rows - bar.pos)
    return contents


def _report(contents: Contents, partial: bool) -> None:
    """Tell what is wrong; end the command when nothing may be imported."""
    for warning in contents.warnings:
        click.echo(f"注意：{warning}。")
    for problem in contents.problems:
        click.echo(str(problem))
    if contents.problems and not partial:
        click.echo(
            f"共 {len(contents.problems)} 处要改，什么也没有导入。"
            "改好后再导入一次；只想先导入没有问题的行，加上 --partial。",
            err=True,
        )
        sys.exit(1)
    if not any(contents.lines.values()):
        click.echo("没有可以导入的行，什么也没有改。", err=True)
        sys.exit(1)
    if contents.problems:
        click.echo(f"共 {len(contents.problems)} 处要改，这些行没有导入；其余的行：", err=True)
    for name in sorted(contents.incomplete & {"住户", "车辆"}):
        click.echo(f"注意：《{name}》有的行没有导入，所以这次不从《{name}》移出任何一条。")


def _show(contents: Contents, estate: Estate, register: WholeRegister, _today: date) -> None:
    state = register.state(_wanted(contents))
    _tell(changes_of(state, contents.lines, estate, contents.incomplete))
    click.echo("这只是预演，什么也没有改。去掉 --dry-run 就会真的导入。")


def _store(contents: Contents, estate: Estate, register: WholeRegister, today: date) -> None:
    wanted = _wanted(contents)
    rows = sum(len(lines) for lines in contents.lines.values())
    with click.progressbar(length=rows, label="正在写入", file=sys.stderr) as bar:

        def decide(state: RegisterState) -> Changes:
            return changes_of(state, contents.lines, estate, contents.incomplete)

        done = register.store(decide, wanted, today, bar.update)
        # What stays as it is takes no time.
        bar.update(rows - bar.pos)
    _tell(done.changes)
    if done.unbound:
        click.echo(f"已解除 {len(done.unbound)} 个微信绑定（搬走了，或租期已满）。")
    click.echo("导入完成。")


def _tell(changes: Changes) -> None:
    for line in tell(changes):
        click.echo(line)


def _wanted(contents: Contents) -> Collection[str]:
    return [TABLES[name] for name, lines in contents.lines.items() if lines]


def _export(file: Path, sheet: str, estate: Estate, register: WholeRegister) -> None:
    from bot.residents.files.writing import csv_bytes, workbook_bytes, write_private

    names = list(TABLES) if _is_workbook(file) else [sheet]
    state = register.state([TABLES[name] for name in names])
    sheets = {name: rows_of(name, state, estate) for name in names}
    write_private(file, workbook_bytes(sheets) if _is_workbook(file) else csv_bytes(sheet, sheets[sheet]))
    counts = "，".join(f"《{name}》{len(rows)} 行" for name, rows in sheets.items())
    click.echo(f"已导出到 {file}：{counts}。")
    click.echo("文件里有住户的个人信息，请妥善保管，用完删除。")


def _is_workbook(file: Path) -> bool:
    if file.suffix.lower() not in (".xlsx", ".csv"):
        raise UnreadableFile("文件名要以 .xlsx 或 .csv 结尾。")
    return file.suffix.lower() == ".xlsx"
