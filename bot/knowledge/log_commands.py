"""`flask kb report`, `gaps` and `example`: the commands that learn from what residents said."""

from collections.abc import Sequence
from datetime import timedelta

import click

from bot.errors import BotError, StoreAway
from bot.knowledge.asked import Asked, Outcomes, TalkLog
from bot.knowledge.example import Wish, add_example, private
from bot.knowledge.gaps import find_gaps, told
from bot.knowledge.load import load
from bot.knowledge.masking import Masker
from bot.knowledge.report import coverage, lately
from bot.knowledge.workplace import Workplace
from bot.operations.command_line import plainly
from bot.understanding.matcher import fit

DAYS, GAPS, LISTED = 30, 20, 10
# A conversation goes wrong on one day; longer ago somebody else's words would only be in the way.
RECENT = timedelta(days=7)
CAME_OF = {"answered": "已回答", "asked": "反问了", "missed": "没听懂", "silent": "没有回"}
_days = click.option("--days", default=DAYS, show_default=True, help="看最近几天的记录。")


def add_log_commands(group: click.Group, place: Workplace) -> None:
    """Add the commands to the group `kb`."""
    _add_report(group, place)
    _add_gaps(group, place)
    _add_example(group, place)


def _add_report(group: click.Group, place: Workplace) -> None:
    @group.command("report", help="知识库的家底：覆盖了多少、哪里弱、哪里容易混、最近答得怎么样。")
    @_days
    def report_command(days: int) -> None:
        with plainly():
            knowledge = load(place.folder, place.estate())
            matcher = fit(knowledge.intents, knowledge.lexicon, knowledge.nothing)
            for line in coverage(knowledge, matcher):
                click.echo(line)
            click.echo(f"最近 {days} 天：")
            try:
                asked = _asked(place.log(), days)
            except StoreAway:
                raise
            except BotError as error:
                click.echo(f"  没有记录可看：{error.words}")
                return
            for line in lately(asked, place.outcomes, knowledge, matcher):
                click.echo(line)


def _add_gaps(group: click.Group, place: Workplace) -> None:
    @group.command("gaps", help="住户问了、我们没听懂的话：去掉个人信息、归好类、附上可以直接贴的写法。")
    @_days
    @click.option("--most", default=GAPS, show_default=True, help="最多列几组。")
    def gaps_command(days: int, most: int) -> None:
        with plainly():
            knowledge = load(place.folder, place.estate())
            log = place.log()
            asked = _asked(log, days)
            missed = list(place.outcomes.gaps(asked, (intent.title for intent in knowledge.intents)))
            if not missed:
                click.echo(f"最近 {days} 天收到 {len(asked)} 条，没有听不懂的。")
                return
            matcher = fit(knowledge.intents, knowledge.lexicon, knowledge.nothing)
            click.echo(f"最近 {days} 天收到 {len(asked)} 条，{len(missed)} 条没听懂，或反问后没有选。")
            click.echo("")
            masked = Masker({*place.staff(), *log.names()})
            for line in told(find_gaps(missed, knowledge, matcher, masked), most):
                click.echo(line)


def _add_example(group: click.Group, place: Workplace) -> None:
    @group.command("example", help="把一句没处理好的话变成样例：去掉个人信息，写进 examples/。")
    @click.argument("text", required=False)
    @click.option("--person", help="从这位住户最近的对话里取，例如 official:oABC。")
    @click.option("--ticket", help="从开这张工单的对话里取。")
    @click.option("--number", type=int, help="取列出来的第几句；不写就取最近没处理好的一句。")
    @click.option("--intent", help="这句话应当听成的意图，例如 fee.price。")
    @click.option("--never", is_flag=True, help="这句话不该答成 --intent 写的意图。")
    @click.option("--nothing", is_flag=True, help="这句话与小区无关，不该接。")
    def example_command(
        text: str | None, person: str | None, ticket: str | None, number: int | None, **wish: object
    ) -> None:
        with plainly():
            masked = Masker(_names(place, from_log=not text))
            if not text:
                asked = _conversation(place, person, ticket)
                if not (wish["intent"] or wish["nothing"]):
                    _list(asked, place.outcomes, masked)
                    return
                text = _picked(asked, place.outcomes, number).words
            _write(place, text, wish, masked)


def _asked(log: TalkLog, days: int) -> list[Asked]:
    return log.asked(log.now() - timedelta(days=days))


def _names(place: Workplace, from_log: bool) -> set[str]:
    """The names that must not be printed; words that are typed here can do without the database."""
    try:
        return {*place.staff(), *place.log().names()}
    except BotError:
        if from_log:
            raise
        return set(place.staff())


def _conversation(place: Workplace, person: str | None, ticket: str | None) -> list[Asked]:
    if not (ticket or person):
        raise BotError("请写上这句话，或用 --person、--ticket 说明是谁的对话。")
    log = place.log()
    asked = log.asked_for(ticket) if ticket else log.asked_by(person or "", log.now() - RECENT)
    if not asked:
        raise BotError("没有找到对话：可能已经过了保存期，或这类对话本来就不留记录。")
    return asked[-LISTED:]


def _list(asked: Sequence[Asked], outcomes: Outcomes, masked: Masker) -> None:
    for number, one in enumerate(asked, start=1):
        words = masked(one.words)
        shown = "（可能带着姓名，不显示）" if masked.doubts(words) else words
        click.echo(f"{number}. {one.at:%m-%d %H:%M} {CAME_OF[outcomes.of(one)]}：{shown}")
    click.echo("再运行一次，加上 --number 第几句，和 --intent 意图名（或 --nothing）。")


def _picked(asked: Sequence[Asked], outcomes: Outcomes, number: int | None) -> Asked:
    if number is None:
        bad = [one for one in asked if outcomes.of(one) in {"missed", "asked"}]
        return (bad or asked)[-1]
    if not 0 < number <= len(asked):
        raise BotError(f"只有 {len(asked)} 句，没有第 {number} 句。")
    return asked[number - 1]


def _write(place: Workplace, text: str, wish: dict[str, object], masked: Masker) -> None:
    intent = str(wish["intent"]) if wish["intent"] else None
    if bool(intent) == bool(wish["nothing"]) or (wish["never"] and not intent):
        raise BotError("请写 --intent 意图名（可以再加 --never），或只写 --nothing。")
    wanted = Wish(private(text, masked), intent, bool(wish["never"]))
    where = add_example(place.folder, wanted, place.estate())
    click.echo(f"已写进 {where}：{wanted.text}")
    click.echo("请再看一眼，里面不该有任何人的信息；然后运行 flask kb check。")
