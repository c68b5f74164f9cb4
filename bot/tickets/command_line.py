"""`flask ticket why` and `flask promises kept`: what was promised, why, and what became of it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

import click
from flask.cli import AppGroup

from bot.errors import BotError
from bot.operations.command_line import plainly
from bot.tickets.docket import Shelf
from bot.tickets.kept import By, broken_lines, month_of, said
from bot.tickets.rules import Rules
from bot.tickets.why import why

BYS = ("category", "person", "building")


@dataclass(frozen=True)
class Counter:
    """Where the promises are looked up; `shelf` raises `BotError` where there are no tables."""

    shelf: Callable[[], Shelf]
    rules: Callable[[], Rules]
    now: Callable[[], datetime]


def ticket_commands(counter: Counter) -> AppGroup:
    """Return the group `ticket`."""
    group = AppGroup("ticket", help="工单：每个时限是怎么来的。")

    @group.command("why", help="一张工单的每个时限为什么是这个时间、守住没有。")
    @click.argument("number")
    def why_command(number: str) -> None:
        with plainly():
            rules = counter.rules()
            ticket = counter.shelf().ticket(number)
            if ticket is None:
                raise BotError(f"没有工单号 {number}。")
            click.echo(why(ticket, rules, counter.now().astimezone(rules.zone)))

    return group


def promise_commands(counter: Counter) -> AppGroup:
    """Return the group `promises`."""
    group = AppGroup("promises", help="承诺：一个月里守住了多少。")

    @group.command("kept", help="守时的比例和失约的清单；不写月份就是本月。")
    @click.option("--month", default="", metavar="2026-11", help="哪个月。")
    @click.option("--by", type=click.Choice(BYS), default="category", help="按类别、人员或楼栋。")
    def kept_command(month: str, by: By) -> None:
        with plainly():
            for line in _kept(counter, month, by):
                click.echo(line)

    return group


def _kept(counter: Counter, month: str, by: By) -> list[str]:
    rules, now = counter.rules(), counter.now()
    local = now.astimezone(rules.zone)
    span = month_of(month, local, rules.zone)
    kept = counter.shelf().kept(span, now)
    broken = broken_lines(kept.broken, local) or ["没有"]
    return [f"{span[0]:%Y-%m} 守时比例", *said(kept, by, rules), "失约的承诺：", *broken]
