"""The composition root: the only place where parts meet, and the `flask …` commands."""

from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from datetime import timedelta
from functools import cached_property
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import click
from flask import Flask

from bot.channels.outcome import Verdict
from bot.clock import Clock, SystemClock
from bot.conversation.conversations import Conversations
from bot.conversation.delivery import Delivery
from bot.conversation.library import Library
from bot.conversation.mind import Mind
from bot.conversation.visits import VisitLog
from bot.due import Claim
from bot.errors import BotError
from bot.knowledge.command_line import kb_commands
from bot.knowledge.demands import Demands
from bot.operations import looks
from bot.operations.command_line import database_commands, doctor_command, plain_command, plainly
from bot.operations.doctor import Look
from bot.operations.health import health_blueprint
from bot.operations.logs import set_up
from bot.operations.metrics import Metrics, share_metrics
from bot.operations.supervise import supervise
from bot.operations.web import HOST, refuse_taken_port, run_web
from bot.operations.worker import run_worker
from bot.outbox.deliver import Deliverer
from bot.reminders.on_time import reminder_watches
from bot.reminders.plan import plan
from bot.reply import SILENCE
from bot.residents.home import Resident
from bot.schedule.apscheduler_glue import cron_complaint
from bot.schedule.tick import Ticker
from bot.speech.phrasebook import Phrasebook
from bot.store.contacts import SqlContacts
from bot.store.database import Database
from bot.store.deliveries import purge_deliveries
from bot.store.due import SqlDueRows
from bot.store.facts import SqlFacts
from bot.store.heartbeat import SqlHeartbeat
from bot.store.ledger import SqlLedger
from bot.store.outbox import SqlOutbox
from bot.store.redis_state import RedisState
from bot.store.residents import SqlResidents
from bot.store.shared import MemoryState, SharedState
from bot.tickets.desk import Desk
from bot.tickets.docket import Docket
from bot.tickets.on_time import ticket_watches
from bot.tickets.rules import Rules
from bot.webhook.account import Account
from bot.webhook.official import official_blueprint
from bot.webhook.wecom import wecom_blueprint
from config.configuration import Configuration, load_configuration
from config.settings import Settings, read_settings
from demo import DEMO_MARK, DemoHouse, open_sandbox
from handlers import SCRIPTS, SERVICES, SWITCHBOARD
from handlers.emergency import VALUES as EMERGENCY_VALUES

if TYPE_CHECKING:
    from requests.adapters import BaseAdapter

    from bot.channels.official import OfficialChannel
    from bot.channels.wecom import WeComChannel
    from sandbox.standin import Sandbox


# How often the worker does its jobs, in seconds of machine time.
SECOND, HOUR = 1.0, 3600.0
# WeChat repeats within seconds; a day more costs nothing.
REPEATS_END = timedelta(hours=48)


@dataclass(frozen=True)
class Parts:
    """Every part of the service for one estate, made from the settings when it is first asked for."""

    settings: Settings

    @cached_property
    def configuration(self) -> Configuration:
        return load_configuration(self.settings.config_dir, cron_complaint)

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
    def library(self) -> Library:
        return Library(self.settings.knowledge_dir, self.settings.data_dir / "knowledge")

    @property
    def mind(self) -> Mind:
        return self.library.mind()

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
        return open_sandbox(self.settings) if self.settings.sandbox else None

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
            mind=self.library.mind,
            visits=VisitLog(lambda seen: contacts.seen(self.estate, seen)),
            clock=self.clock,
            observe=self.metrics.observe,
        )

    @cached_property
    def official(self) -> "OfficialChannel":
        # Only who sends pays for importing the clients: the web processes answer a fifth of a second sooner.
        from bot.channels.make import make_official

        known = self.settings
        return make_official(known, self.shared, self.clock, self._carrier(known.wechat_api_base))

    @cached_property
    def wecom(self) -> "WeComChannel":
        from bot.channels.make import make_wecom

        known = self.settings
        return make_wecom(known, self.shared, self.clock, self._carrier(known.wecom_api_base))

    @cached_property
    def deliverer(self) -> Deliverer:
        templates = {self.estate: self.configuration.estate.templates}
        return Deliverer(self.outbox, self.official, self.wecom, templates, self.clock)

    @cached_property
    def ticker(self) -> Ticker:
        quiet = self.configuration.estate.quiet_hours
        handlers = ticket_watches(self.rules, self.speech) | reminder_watches(
            self.configuration.reminders.reminders, self._everybody, self.speech, self.zone, quiet
        )
        return Ticker(self.due_rows, handlers, lambda _estate: self.ledger, self._watch_failed)

    def speech(self, occasion: str) -> Phrasebook:
        """Return the phrasebook for one occasion."""
        return Phrasebook(self.mind.knowledge, self.configuration.estate.facts, occasion)

    def watch(self) -> None:
        """Look at what is due now, and tell that somebody looked."""
        self.ticker.tick(self.clock.now())
        self.heartbeat.beat("worker")

    def tidy(self) -> None:
        """Forget which deliveries were answered once WeChat can't repeat them any more."""
        purge_deliveries(self.database, self.clock.now() - REPEATS_END)

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

    def _watch_failed(self, claim: Claim) -> None:
        """Tell the managers that a ticket's due row was given up: nobody else would notice."""
        docket = Docket(self.ledger)
        ticket = docket.ticket(claim.due.subject)
        if ticket is None:
            return
        occasion = f"given up:{claim.id}"
        now = self.clock.now()
        Desk(self.rules, docket, self.speech(occasion), now, occasion).tell_managers(
            ticket, "staff.watch_failed"
        )
        self.ledger.commit(docket, Delivery(occasion, "system", SILENCE, now))

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
    with plainly():
        return build_app(Parts(settings or read_settings()))


def build_app(parts: Parts) -> Flask:
    """Return the web application on these parts; forked processes share what the parts hold in memory."""
    app = Flask("huishuohua", static_folder=None)
    app.json.ensure_ascii = False  # type: ignore[attr-defined]
    app.extensions["parts"] = parts
    _add_doors(app, parts)
    app.register_blueprint(health_blueprint(_vital(parts), lambda: parts.metrics.page()))
    if parts.sandbox:
        app.register_blueprint(parts.sandbox.blueprint(DemoHouse(parts, app.wsgi_app)))
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


def _vital(parts: Parts) -> list[tuple[str, Look]]:
    """Return what must be well for the service to serve."""

    def known() -> tuple[int, str]:
        return len(parts.mind.knowledge.intents), parts.mind.knowledge.version

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
        *_vital(parts),
        (
            "待发箱",
            looks.counted(lambda: {state.value: count for state, count in parts.outbox.counts().items()}),
        ),
        ("到期的事", looks.counted(lambda: parts.due_rows.counts())),
    ]


def _add_commands(app: Flask, parts: Parts) -> None:
    for command in (
        kb_commands(parts.settings.knowledge_dir, parts.demands),
        plain_command("publish-menu", "把小区资料里的菜单发布到公众号。", lambda: publish_menu(parts)),
        database_commands(lambda: parts.database, lambda: prepare(parts)),
        doctor_command(lambda: _all_looks(parts)),
        plain_command("serve", "启动服务：升级数据库，然后启动网页进程和后台进程。", lambda: serve(parts)),
        plain_command("worker", "只启动后台进程：到期的事与待发的消息。", lambda: work_until_told(parts)),
    ):
        app.cli.add_command(command)


def prepare(parts: Parts) -> None:
    """Migrate the database; with the stand-in, refuse one that it did not create, and move the demo in."""
    fresh = parts.database.revision() is None
    facts = SqlFacts(parts.database)
    if parts.sandbox and not fresh and facts.get(DEMO_MARK) is None:
        raise BotError("沙盒不会碰不是它自己建的数据库。请换一个 DATABASE_URL，或者去掉 SANDBOX。")
    parts.database.migrate()
    if parts.sandbox and facts.get(DEMO_MARK) is None:
        facts.set(DEMO_MARK, "yes")
        DemoHouse(parts).move_in()


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
        # Broken knowledge is told here, while the processes are coming up: waiting first would cost a second.
        started=parts.library.mind,
    )


def work_until_told(parts: Parts) -> None:
    """Tick and send every second until the process is told to end."""
    parts.plan_reminders()
    if parts.sandbox:
        DemoHouse(parts).hang_menu()
    lock: Callable[[], AbstractContextManager[None]] = (
        parts.sandbox.clock_lock if parts.sandbox else nullcontext
    )
    run_worker({parts.watch: SECOND, parts.deliverer.deliver_all: SECOND, parts.tidy: HOUR}, lock)
