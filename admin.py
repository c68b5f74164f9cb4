"""What the commands of the admin and the clerk work on, made of the parts when it is asked for."""

import click

from bot.channels.outcome import Verdict
from bot.clock import SystemClock
from bot.conversation.choices import ASKING, DECLINED
from bot.conversation.misses import SCRIPTS_BY_MISSES
from bot.errors import BotError
from bot.knowledge.asked import Outcomes
from bot.knowledge.hint import Hint
from bot.knowledge.load import load
from bot.knowledge.workplace import Workplace
from bot.residents.register_state import WholeRegister
from bot.speech.preview_command import Told
from bot.speech.tone.check import fit_tone
from bot.store.near import categories_in_use
from bot.store.talk_log import SqlTalkLog
from bot.tickets.calendar import missing_year
from bot.tickets.command_line import Counter
from bot.tickets.docket import Shelf
from bot.tickets.roster_gaps import contradictions, gaps, say_gap
from bot.tickets.rules import staff_address
from config.problem import Problem, shown
from config.yaml_file import read
from demo import refuse_foreign
from parts import Parts

GAP_REMEDY = "请在 roster 里排上人，或请同事换班"


def workplace(parts: Parts) -> Workplace:
    """Return what the admin's commands work on; nothing of it is opened before it is asked for."""
    return Workplace(
        folder=parts.settings.knowledge_dir,
        estate=lambda: parts.estate,
        demands=parts.demands,
        now=lambda: SystemClock(parts.zone).now(),
        staff=lambda: [member.name for member in parts.configuration.staff.people.values()],
        log=lambda: opened_log(parts),
        outlook=lambda: (*holidays_ahead(parts), *roster_hints(parts)),
        outcomes=Outcomes(ASKING, DECLINED, frozenset(SCRIPTS_BY_MISSES.values())),
    )


def told(parts: Parts) -> Told:
    """Return what the preview of all replies is made of; raises `BadFiles`."""
    place = workplace(parts)
    knowledge, facts = load(place.folder, place.estate()), place.demands().facts
    tone = fit_tone(knowledge.tone, knowledge.lexicon).knowing(facts.values())
    return Told(parts.configuration.estate.name, place.folder, knowledge, facts, tone, place.now())


def counter(parts: Parts) -> Counter:
    """Return where the commands about tickets and promises look; nothing is opened before it is asked for."""

    def shelf() -> Shelf:
        open_database(parts)
        return parts.ledger

    return Counter(shelf, lambda: parts.rules, lambda: parts.clock.now())


def opened_register(parts: Parts) -> WholeRegister:
    """Return the register for a clerk's command; raises `BotError` without tables, or if it is not ours."""
    open_database(parts)
    return parts.register


def opened_log(parts: Parts) -> SqlTalkLog:
    """Return the log of what was said; raises `BotError` without tables, or if the database is not ours."""
    open_database(parts)
    return SqlTalkLog(parts.database, parts.estate, parts.clock)


def open_database(parts: Parts) -> None:
    """Look whether the database has our tables and is ours; raises `BotError`."""
    if parts.database.revision() is None:
        raise BotError("数据库还没有建表，请先运行 flask db upgrade。")
    if parts.sandbox:
        refuse_foreign(parts)


def missing_holidays(parts: Parts) -> int | None:
    """Return the year whose public holidays should be known by now and aren't, None when all is well."""
    return missing_year(parts.configuration.estate.calendar, SystemClock(parts.zone).now().date())


def holidays_ahead(parts: Parts) -> tuple[Problem, ...]:
    """Return what is missing of next year's holidays, with its place in the files."""
    year, folder = missing_holidays(parts), parts.settings.config_dir
    if year is None:
        return ()
    path = folder / "estate.yaml"
    document = read(path, shown(path, folder))
    what = f"{year} 年的放假和调休还没有数据"
    return (document.problem(("calendar",), what, "请更新 chinesecalendar，或先在这里写上放假和补班的日子"),)


def roster_gaps(parts: Parts) -> list[str]:
    """Return the gaps of the next two weeks in words, with the changes that were made by chat."""
    now = parts.clock.now().astimezone(parts.zone)
    found = gaps(parts.rules, now, parts.ledger.duty_changes(now))
    return [say_gap(gap, parts.rules) for gap in found]


def roster_hints(parts: Parts) -> list[Hint]:
    """Return the gaps of the next two weeks as staff.yaml has them, and who is named though on leave."""
    path = parts.settings.config_dir / "staff.yaml"
    file, now = read(path, shown(path, parts.settings.config_dir)), SystemClock(parts.zone).now()
    found = [(("roster",), say_gap(gap, parts.rules), GAP_REMEDY) for gap in gaps(parts.rules, now)]
    for name, day in contradictions(parts.rules, now):
        person = parts.rules.staff.people[name].name
        found.append((("leave",), f"{person} {day} 请假，又排了班", "请改一处"))
    return [Hint(file.file, file.line(place), what, remedy) for place, what, remedy in found]


def orphans(parts: Parts) -> list[str]:
    """Return in words the open tickets whose colleague or category is no longer in the configuration."""
    people = [staff_address(name) for name in parts.rules.staff.people]
    left = parts.ledger.left_behind(people)
    used = categories_in_use(parts.database, parts.estate)
    known = parts.rules.services
    gone = {name: count for name, count in used.items() if name not in known.categories}
    return [
        *(f"工单号 {one.number}在已离职的同事手上，后台进程会重新派单" for one in left),
        *(f"{count}张工单的类别“{name}”已删，按“{known.fallback}”办" for name, count in gone.items()),
    ]


def publish_menu(parts: Parts) -> None:
    """Set the official account's menu to the estate's; raises `BotError` when WeChat refuses it."""
    entries = [(entry.label, entry.tap) for entry in parts.configuration.estate.menu]
    outcome = parts.official.publish_menu(entries)
    if outcome.verdict is not Verdict.SENT:
        raise BotError(f"菜单没有发布成功：{outcome.reason}")
    click.echo("菜单已发布，住户最迟五分钟后看到。")
