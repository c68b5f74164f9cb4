"""The composition root: the web application and the `flask …` commands, from the parts."""

from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext

import click
from flask import Flask

from bot.channels.outcome import Verdict
from bot.clock import SystemClock
from bot.conversation.choices import ASKING, DECLINED
from bot.conversation.misses import SCRIPTS_BY_MISSES
from bot.errors import BotError
from bot.knowledge.asked import Outcomes
from bot.knowledge.command_line import kb_commands
from bot.knowledge.load import load
from bot.knowledge.tone_commands import tone_commands
from bot.knowledge.workplace import Workplace
from bot.operations import looks
from bot.operations.command_line import database_commands, doctor_command, plain_command, plainly
from bot.operations.doctor import Look
from bot.operations.health import health_blueprint
from bot.operations.logs import set_up
from bot.operations.metrics import share_metrics
from bot.operations.supervise import supervise
from bot.operations.web import HOST, refuse_taken_port, run_web
from bot.operations.worker import run_worker
from bot.residents.command_line import residents_commands
from bot.residents.register_state import WholeRegister
from bot.speech.preview_command import Told, speech_commands
from bot.speech.tone.check import fit_tone
from bot.store.facts import SqlFacts
from bot.store.talk_log import SqlTalkLog
from bot.tickets.calendar import missing_year
from bot.tickets.command_line import Counter, promise_commands, ticket_commands
from bot.tickets.docket import Shelf
from bot.webhook import official, wecom
from bot.webhook.account import Account
from bot.webhook.door import Door
from bot.webhook.wsgi import beside
from config.problem import Problem, shown
from config.settings import Settings, read_settings
from config.yaml_file import read
from demo import DEMO_MARK, DemoHouse, refuse_foreign
from parts import Parts

# How often the worker does its jobs, in seconds of machine time.
GLANCE, SECOND, HOUR = 0.25, 1.0, 3600.0


def create_app(settings: Settings | None = None) -> Flask:
    """Return the web application; it connects to nothing and starts nothing until it is asked something."""
    set_up()
    with plainly():
        return build_app(Parts(settings or read_settings()))


def build_app(parts: Parts) -> Flask:
    """Return the web application on these parts; forked processes share what the parts hold in memory."""
    app = Flask("huishuohua", static_folder=None)
    app.json.ensure_ascii = False  # type: ignore[attr-defined]
    app.extensions["parts"] = parts
    _add_doors(app, parts)
    app.register_blueprint(health_blueprint(_vital(parts, patient=False), lambda: parts.metrics.page()))
    if parts.sandbox:
        app.register_blueprint(parts.sandbox.blueprint(DemoHouse(parts, app.wsgi_app)))
    _add_commands(app, parts)
    return app


def _add_doors(app: Flask, parts: Parts) -> None:
    known = parts.settings
    doors: dict[str, Door] = {}
    if known.wechat_token and known.wechat_app_id:
        key = known.wechat_encoding_aes_key
        account = Account(known.wechat_app_id, known.wechat_token, key, mode=known.wechat_mode)
        doors[official.PATH] = official.official_door(account, parts.conversations, parts.clock)
    if known.wecom_token and known.wecom_corp_id:
        account = Account(known.wecom_corp_id, known.wecom_token, known.wecom_encoding_aes_key)
        agent = known.wecom_agent_id
        doors[wecom.PATH] = wecom.wecom_door(account, agent, parts.conversations, parts.clock)
    app.wsgi_app = beside(app.wsgi_app, doors)  # type: ignore[assignment, method-assign]


def _vital(parts: Parts, *, patient: bool) -> list[tuple[str, Look]]:
    """Return what must be well for the service to serve; who isn't patient doesn't wait for the first fit."""

    def known() -> tuple[int, str]:
        if not patient and not parts.library.at_hand():
            raise BotError("知识库正在准备，第一次要十几秒，请稍等")
        knowledge = parts.mind.knowledge
        return len(knowledge.intents), knowledge.version

    return [
        ("账号", looks.accounts(lambda: parts.settings.missing)),
        ("知识库", looks.knowledge(known)),
        ("数据库", looks.tables(lambda: parts.database.revision())),
        ("后台进程", looks.ticking(lambda: parts.heartbeat.last_beat())),
    ]


def _all_looks(parts: Parts) -> list[tuple[str, Look]]:
    return [
        ("版本", looks.versions),
        ("小区配置", lambda: parts.configuration.estate.name),
        ("节假日", looks.holidays(lambda: missing_holidays(parts))),
        *_vital(parts, patient=True),
        ("知识库的改动", looks.saved(lambda: parts.library.judgement(), lambda: parts.source.version())),
        (
            "待发箱",
            looks.counted(lambda: {state.value: count for state, count in parts.outbox.counts().items()}),
        ),
        ("到期的事", looks.counted(lambda: parts.due_rows.counts())),
    ]


def _add_commands(app: Flask, parts: Parts) -> None:
    for command in (
        kb_commands(workplace(parts)),
        tone_commands(workplace(parts)),
        speech_commands(lambda: told(parts), plainly),
        plain_command("publish-menu", "把小区资料里的菜单发布到公众号。", lambda: publish_menu(parts)),
        database_commands(lambda: parts.database, lambda: prepare(parts)),
        residents_commands(
            lambda: parts.configuration.estate,
            lambda: opened_register(parts),
            lambda: parts.clock.now().date(),
        ),
        ticket_commands(counter(parts)),
        promise_commands(counter(parts)),
        doctor_command(lambda: _all_looks(parts)),
        plain_command("serve", "启动服务：升级数据库，然后启动网页进程和后台进程。", lambda: serve(parts)),
        plain_command("worker", "只启动后台进程：到期的事与待发的消息。", lambda: work_until_told(parts)),
    ):
        app.cli.add_command(command)


def prepare(parts: Parts) -> None:
    """Migrate the database; with the stand-in, refuse one that it did not create, and move the demo in."""
    fresh = parts.database.revision() is None
    facts = SqlFacts(parts.database)
    if parts.sandbox and not fresh:
        refuse_foreign(parts)
    parts.database.migrate()
    if parts.sandbox and facts.get(DEMO_MARK) is None:
        facts.set(DEMO_MARK, "yes")
        DemoHouse(parts).move_in()


def missing_holidays(parts: Parts) -> int | None:
    """Return the year whose public holidays should be known by now and aren't, None when all is well."""
    return missing_year(parts.configuration.estate.calendar, SystemClock(parts.zone).now().date())


def outlook(parts: Parts) -> tuple[Problem, ...]:
    """Return what an admin should see to before it goes wrong, with its place in the files."""
    year, folder = missing_holidays(parts), parts.settings.config_dir
    if year is None:
        return ()
    path = folder / "estate.yaml"
    document = read(path, shown(path, folder))
    what = f"{year} 年的放假和调休还没有数据"
    return (document.problem(("calendar",), what, "请更新 chinesecalendar，或先在这里写上放假和补班的日子"),)


def opened_register(parts: Parts) -> WholeRegister:
    """Return the register for a clerk's command; raises `BotError` without tables, or if it is not ours."""
    open_database(parts)
    return parts.register


def counter(parts: Parts) -> Counter:
    """Return where the commands about tickets and promises look; nothing is opened before it is asked for."""

    def shelf() -> Shelf:
        open_database(parts)
        return parts.ledger

    return Counter(shelf, lambda: parts.rules, lambda: parts.clock.now())


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


def workplace(parts: Parts) -> Workplace:
    """Return what the admin's commands work on; nothing of it is opened before it is asked for."""
    return Workplace(
        folder=parts.settings.knowledge_dir,
        estate=lambda: parts.estate,
        demands=parts.demands,
        now=lambda: SystemClock(parts.zone).now(),
        staff=lambda: [member.name for member in parts.configuration.staff.people.values()],
        log=lambda: opened_log(parts),
        outlook=lambda: outlook(parts),
        outcomes=Outcomes(ASKING, DECLINED, frozenset(SCRIPTS_BY_MISSES.values())),
    )


def told(parts: Parts) -> Told:
    """Return what the preview of all replies is made of; raises `BadFiles`."""
    place = workplace(parts)
    knowledge, facts = load(place.folder, place.estate()), place.demands().facts
    tone = fit_tone(knowledge.tone, knowledge.lexicon).knowing(facts.values())
    return Told(parts.configuration.estate.name, place.folder, knowledge, facts, tone, place.now())


def publish_menu(parts: Parts) -> None:
    """Set the official account's menu to the estate's; raises `BotError` when WeChat refuses it."""
    entries = [(entry.label, entry.tap) for entry in parts.configuration.estate.menu]
    outcome = parts.official.publish_menu(entries)
    if outcome.verdict is not Verdict.SENT:
        raise BotError(f"菜单没有发布成功：{outcome.reason}")
    click.echo("菜单已发布，住户最迟五分钟后看到。")


def serve(parts: Parts) -> None:
    """Migrate once, then run the web workers and one worker process until told to stop."""
    known = parts.settings
    refuse_taken_port(HOST, known.port)
    prepare(parts)
    share_metrics(known.data_dir / "metrics")
    where = f"http://{HOST}:{known.port}{'/sandbox/' if parts.sandbox else '/'}"
    click.echo(f"会说话已启动：{where}（按 Ctrl-C 停止）")
    supervise(
        {
            "web": lambda: run_web(lambda: build_app(parts), HOST, known.port, known.web_workers),
            "worker": lambda: work_until_told(parts),
        },
        # Broken knowledge without an older version is told here, while the processes are coming up: waiting
        # first would cost a second.
        started=parts.library.mind,
    )


def work_until_told(parts: Parts) -> None:
    """Tick and send every second until the process is told to end."""
    if parts.sandbox:
        refuse_foreign(parts)
        DemoHouse(parts).hang_menu()
    parts.plan_reminders()
    lock: Callable[[], AbstractContextManager[None]] = (
        parts.sandbox.clock_lock if parts.sandbox else nullcontext
    )
    jobs: dict[Callable[[], object], float] = {
        parts.watch: SECOND,
        parts.deliverer.deliver_all: SECOND,
        parts.keeper.tell: SECOND,
        parts.tidy: HOUR,
    }
    run_worker(jobs, lock, {parts.keeper.keep: GLANCE})
