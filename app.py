"""The composition root: the web application and the `flask …` commands, from the parts."""

from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext

import click
from flask import Flask

from admin import (
    counter,
    missing_holidays,
    opened_register,
    orphans,
    publish_menu,
    roster_gaps,
    told,
    workplace,
)
from bot.errors import BotError
from bot.knowledge.command_line import kb_commands
from bot.knowledge.tone_commands import tone_commands
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
from bot.speech.preview_command import speech_commands
from bot.store.facts import SqlFacts
from bot.tickets.command_line import promise_commands, ticket_commands
from bot.webhook import official, wecom
from bot.webhook.account import Account
from bot.webhook.door import Door
from bot.webhook.wsgi import beside
from config.settings import Settings, read_settings
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
        ("值班表", looks.nothing_found(lambda: roster_gaps(parts), "往后两周每样活都有人")),
        ("没人管的工单", looks.nothing_found(lambda: orphans(parts), "没有")),
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
