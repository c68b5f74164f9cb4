"""The composition root: the only place where parts meet, and the `flask …` commands."""

import sys
from collections.abc import Callable, Iterable
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

import click
from flask import Flask, Response
from flask.cli import AppGroup

from bot.clock import Clock, SystemClock
from bot.conversation.conversations import Conversations
from bot.conversation.mind import Mind
from bot.conversation.visits import VisitLog
from bot.errors import BotError
from bot.knowledge.command_line import kb_commands
from bot.knowledge.demands import Demands
from bot.knowledge.load import load
from bot.message import Channel, address
from bot.operations.doctor import examine, versions
from bot.operations.health import reasons, ticking
from bot.operations.logs import set_up
from bot.operations.metrics import Metrics, share_metrics
from bot.operations.supervise import supervise
from bot.operations.web import HOST, run_web
from bot.operations.worker import run_worker
from bot.outbox.deliver import Deliverer
from bot.reminders.on_time import reminder_watches
from bot.reminders.plan import plan
from bot.residents.home import Home, Resident
from bot.schedule.tick import Ticker
from bot.speech.phrasebook import Phrasebook
from bot.store.contacts import SqlContacts
from bot.store.database import Database
from bot.store.due import SqlDueRows
from bot.store.facts import SqlFacts
from bot.store.heartbeat import SqlHeartbeat
from bot.store.ledger import SqlLedger
from bot.store.outbox import SqlOutbox
from bot.store.redis_state import RedisState
from bot.store.residents import SqlResidents
from bot.store.shared import MemoryState, SharedState
from bot.store.tickets import all_tickets
from bot.store.wipe import wipe
from bot.tickets.listing import as_row
from bot.tickets.on_time import ticket_watches
from bot.tickets.rules import Rules
from bot.understanding.matcher import fit
from bot.webhook.account import Account
from bot.webhook.official import official_blueprint
from bot.webhook.wecom import wecom_blueprint
from config.configuration import Configuration, load_configuration
from config.settings import Settings, read_settings
from handlers import SCRIPTS, SERVICES, SWITCHBOARD
from handlers.emergency import VALUES as EMERGENCY_VALUES

if TYPE_CHECKING:
    from requests.adapters import BaseAdapter

    from sandbox.standin import Sandbox


@dataclass(frozen=True)
class Parts:
    """Every part of the service for one estate, made from the settings when it is first asked for."""

    settings: Settings

    @cached_property
    def configuration(self) -> Configuration:
        return load_configuration(self.settings.config_dir)

    @cached_property
    def rules(self) -> Rules:
        configuration = self.configuration
        return Rules(configuration.estate, configuration.services, configuration.staff)

    @property
    def estate(self) -> str:
        return self.configuration.estate.id

    @property
    def zone(self) -> ZoneInfo:
        return self.rules.zone

    @cached_property
    def mind(self) -> Mind:
        knowledge = load(self.settings.knowledge_dir)
        return Mind(knowledge, fit(knowledge.intents, knowledge.lexicon, knowledge.nothing))

    @cached_property
    def database(self) -> Database:
        self.settings.data_dir.mkdir(parents=True, exist_ok=True)
        return Database(self.settings.database, self.settings.data_dir / "write.lock", self.zone)

    @cached_property
    def clock(self) -> Clock:
        return self.sandbox.clock if self.sandbox else SystemClock(self.zone)

    @cached_property
    def shared(self) -> SharedState:
        return RedisState(self.settings.redis_url) if self.settings.redis_url else MemoryState()

    @cached_property
    def sandbox(self) -> "Sandbox | None":
        if not self.settings.sandbox:
            return None
        from sandbox.accounts import OfficialAccount, WeComApp
        from sandbox.standin import create_sandbox

        known = self.settings
        official = OfficialAccount(
            known.wechat_app_id, known.wechat_app_secret, known.wechat_token, known.wechat_encoding_aes_key
        )
        wecom = WeComApp(
            known.wecom_corp_id,
            known.wecom_agent_id,
            known.wecom_secret,
            known.wecom_token,
            known.wecom_encoding_aes_key,
        )
        known.data_dir.mkdir(parents=True, exist_ok=True)
        return create_sandbox(known.data_dir, official, wecom)

    @cached_property
    def ledger(self) -> SqlLedger:
        return SqlLedger(self.database, self.estate)

    @cached_property
    def outbox(self) -> SqlOutbox:
        return SqlOutbox(self.database)

    @cached_property
    def due_rows(self) -> SqlDueRows:
        return SqlDueRows(self.database)

    @cached_property
    def residents(self) -> SqlResidents:
        return SqlResidents(self.database)

    @cached_property
    def heartbeat(self) -> SqlHeartbeat:
        return SqlHeartbeat(self.database)

    @cached_property
    def metrics(self) -> Metrics:
        return Metrics(self._stored)

    @cached_property
    def conversations(self) -> Conversations:
        contacts = SqlContacts(self.database)
        return Conversations(
            book=self.ledger,
            rules=self.rules,
            board=SWITCHBOARD,
            mind=lambda: self.mind,
            visits=VisitLog(lambda seen: contacts.seen(self.estate, seen)),
            clock=self.clock,
            observe=self.metrics.observe,
        )

    @cached_property
    def deliverer(self) -> Deliverer:
        # Only who sends pays for importing the clients: the web processes answer a fifth of a second sooner.
        from bot.channels.make import make_official, make_wecom

        known, carrier = self.settings, self._carrier
        official = make_official(known, self.shared, self.clock, carrier(known.wechat_api_base))
        wecom = make_wecom(known, self.shared, self.clock, carrier(known.wecom_api_base))
        templates = {self.estate: self.configuration.estate.templates}
        return Deliverer(self.outbox, official, wecom, templates, self.clock)

    @cached_property
    def ticker(self) -> Ticker:
        quiet = self.configuration.estate.quiet_hours
        handlers = ticket_watches(self.rules, self.speech) | reminder_watches(
            self.configuration.reminders.reminders, self._everybody, self.speech, self.zone, quiet
        )
        return Ticker(self.due_rows, handlers, lambda _estate: self.ledger)

    def speech(self, occasion: str) -> Phrasebook:
        """Return the phrasebook for one occasion."""
        return Phrasebook(self.mind.knowledge, self.configuration.estate.facts, occasion)

    def watch(self) -> None:
        """Look at what is due now, and tell that somebody looked."""
        self.ticker.tick(self.clock.now())
        self.heartbeat.beat("worker")

    def plan_reminders(self) -> None:
        """Put the next occurrence of every reminder on the schedule."""
        reminders = self.configuration.reminders.reminders
        self.due_rows.add(self.estate, plan(reminders, self.zone, self.clock.now()))

    def demands(self) -> Demands:
        """Return what the knowledge must offer to the services and the configuration."""
        reminders = self.configuration.reminders.reminders.values()
        reminded = {reminder.script: frozenset(reminder.values) for reminder in reminders}
        return Demands(
            facts=self.configuration.estate.facts,
            scripts=SCRIPTS | reminded,
            emergency_values=EMERGENCY_VALUES,
            services=frozenset(SERVICES),
            categories=frozenset(self.configuration.services.categories),
        )

    def _carrier(self, base: str) -> "BaseAdapter | None":
        # The stand-in answers in-process; any other base is reached over the network.
        return self.sandbox.adapter() if self.sandbox and base.endswith(".sandbox") else None

    def _everybody(self) -> list[Resident]:
        return self.residents.residents_in(self.estate, ())

    def _stored(self) -> dict[str, dict[str, int]]:
        return {
            "outbox_notices": {state.value: count for state, count in self.outbox.counts().items()},
            "due_rows": self.due_rows.counts(),
        }


def create_app(settings: Settings | None = None) -> Flask:
    """Return the web application; it connects to nothing and starts nothing until it is asked something."""
    set_up()
    return build_app(Parts(settings or read_settings()))


def build_app(parts: Parts) -> Flask:
    """Return the web application on these parts; forked processes share what the parts hold in memory."""
    app = Flask("huishuohua", static_folder=None)
    app.json.ensure_ascii = False  # type: ignore[attr-defined]
    app.extensions["parts"] = parts
    _add_doors(app, parts)
    _add_health(app, parts)
    if parts.sandbox:
        app.register_blueprint(parts.sandbox.blueprint(DemoHouse(parts, app)))
    _add_commands(app, parts)
    return app


def _add_doors(app: Flask, parts: Parts) -> None:
    known = parts.settings
    if known.wechat_token and known.wechat_app_id:
        key = known.wechat_encoding_aes_key
        official = Account(known.wechat_app_id, known.wechat_token, key, mode=known.wechat_mode)
        app.register_blueprint(official_blueprint(official, parts.conversations, parts.clock))
    if known.wecom_token and known.wecom_corp_id:
        wecom = Account(known.wecom_corp_id, known.wecom_token, known.wecom_encoding_aes_key)
        app.register_blueprint(wecom_blueprint(wecom, known.wecom_agent_id, parts.conversations, parts.clock))


def _add_health(app: Flask, parts: Parts) -> None:
    def accounts() -> str:
        missing = parts.settings.missing
        return f"还没有设置：{'、'.join(missing)}" if missing else ""

    def database() -> str:
        return "" if parts.database.revision() else "数据库还没有建表，请运行 flask db upgrade"

    def knowledge() -> str:
        return "" if parts.mind else "知识库是空的"

    checks = [accounts, knowledge, database, ticking(lambda: parts.heartbeat.last_beat())]

    @app.get("/healthz")
    def alive() -> Response:
        return Response("ok", mimetype="text/plain")

    @app.get("/readyz")
    def ready() -> Response:
        found = reasons(checks)
        return Response("\n".join(found) or "ok", 503 if found else 200, mimetype="text/plain")

    @app.get("/metrics")
    def metrics() -> Response:
        return Response(parts.metrics.page(), mimetype="text/plain; version=0.0.4")


def _add_commands(app: Flask, parts: Parts) -> None:
    app.cli.add_command(kb_commands(parts.settings.knowledge_dir, parts.demands))
    app.cli.add_command(_database_commands(parts))

    @app.cli.command("serve", help="启动服务：升级数据库，然后启动网页进程和后台进程。")
    def serve_command() -> None:
        serve(parts)

    @app.cli.command("worker", help="只启动后台进程：到期提醒与发送。")
    def worker_command() -> None:
        work_until_told(parts)

    @app.cli.command("doctor", help="体检：逐项检查配置、知识库、数据库、微信接口。")
    def doctor_command() -> None:
        findings = examine(_looks(parts))
        for finding in findings:
            click.echo(str(finding))
        sys.exit(0 if all(finding.well for finding in findings) else 1)


def _database_commands(parts: Parts) -> AppGroup:
    group = AppGroup("db", help="数据库：升级、备份。")

    @group.command("upgrade", help="把数据库升级到最新的结构。")
    def upgrade_command() -> None:
        prepare(parts)
        click.echo(f"数据库结构是最新的（{parts.database.revision()}）。")

    @group.command("backup", help="把数据库备份到一个文件。")
    @click.argument("target", type=click.Path(path_type=Path))
    def backup_command(target: Path) -> None:
        parts.database.backup(target)
        click.echo(f"已备份到 {target}。")

    return group


def _looks(parts: Parts) -> list[tuple[str, Callable[[], str]]]:
    def accounts() -> str:
        if parts.settings.missing:
            raise BotError(f"还没有设置：{'、'.join(parts.settings.missing)}")
        return "微信与企业微信的账号都已设置"

    def knowledge() -> str:
        return f"{len(parts.mind.knowledge.intents)} 个意图，版本 {parts.mind.knowledge.version}"

    def ticks() -> str:
        problem = ticking(parts.heartbeat.last_beat)()
        if problem:
            raise BotError(problem)
        return "在工作"

    return [
        ("版本", versions),
        ("小区配置", lambda: parts.configuration.estate.name),
        ("知识库", knowledge),
        ("账号", accounts),
        ("数据库", lambda: f"结构版本 {parts.database.revision()}"),
        ("后台进程", ticks),
        (
            "待发箱",
            lambda: "，".join(f"{state} {count}" for state, count in parts.outbox.counts().items()) or "空",
        ),
    ]


def prepare(parts: Parts) -> None:
    """Migrate the database; with the stand-in, refuse one that it did not create, and move the demo in."""
    fresh = parts.database.revision() is None
    facts = SqlFacts(parts.database)
    if parts.sandbox and not fresh and facts.get(DEMO_MARK) is None:
        raise BotError("沙盒不会碰不是它自己建的数据库。请换一个 DATABASE_URL，或者去掉 SANDBOX。")
    parts.database.migrate()
    if parts.sandbox and facts.get(DEMO_MARK) is None:
        facts.set(DEMO_MARK, "yes")
        move_in(parts)


DEMO_MARK = "sandbox"


def move_in(parts: Parts) -> None:
    """Bind the demo estate's residents to their homes."""
    from sandbox.cast import CAST

    people = [person for person in CAST if person.kind == "resident" and person.home]
    parts.residents.bind(
        parts.estate,
        [
            Resident(
                address(Channel.OFFICIAL, person.openid),
                person.name,
                Home(person.home, person.home.partition("栋")[0] + "栋"),
                "tenant" if person.id == "tenant" else "owner",
            )
            for person in people
        ],
    )
    parts.plan_reminders()


def serve(parts: Parts) -> None:
    """Migrate once, then run the web workers and one worker process until told to stop."""
    known = parts.settings
    prepare(parts)
    parts.plan_reminders()
    # Loaded before forking: broken knowledge is told at once, and the processes share what was fitted.
    assert parts.mind
    share_metrics(known.data_dir / "metrics")
    where = f"http://{HOST}:{known.port}{'/sandbox/' if parts.sandbox else '/'}"
    click.echo(f"会说话已启动：{where}（按 Ctrl-C 停止）")
    supervise(
        {
            "web": lambda: run_web(lambda: build_app(parts), HOST, known.port, known.web_workers),
            "worker": lambda: work_until_told(parts),
        }
    )


def work_until_told(parts: Parts) -> None:
    """Tick and send every second until the process is told to end."""
    lock: Callable[[], AbstractContextManager[None]] = (
        parts.sandbox.clock_lock if parts.sandbox else nullcontext
    )
    run_worker((parts.watch, parts.deliverer.deliver_all), lock)


@dataclass(frozen=True)
class DemoHouse:
    """The service as the stand-in sees it."""

    parts: Parts
    app: Flask

    def webhook(self, environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        return self.app.wsgi_app(environ, start_response)

    def tickets(self) -> list[dict[str, object]]:
        rows = all_tickets(self.parts.database, self.parts.estate)
        return [as_row(ticket, self._known_as, self.parts.zone) for ticket in rows]

    def bound(self) -> set[str]:
        bound = {person.partition(":")[2] for person in self.parts.residents.bound(self.parts.estate)}
        return bound | set(self.parts.configuration.staff.people)

    def next_due(self) -> datetime | None:
        found = (self.parts.due_rows.next_due(), self.parts.outbox.next_due())
        return min((instant for instant in found if instant), default=None)

    def work(self, now: datetime) -> None:
        self.parts.ticker.tick(now)
        self.parts.deliverer.deliver_all()

    def reset(self) -> None:
        wipe(self.parts.database)
        move_in(self.parts)

    def _known_as(self, person: str) -> str | None:
        from sandbox.cast import CAST

        user = person.partition(":")[2]
        return next((known.id for known in CAST if known.openid == user), user) or None
