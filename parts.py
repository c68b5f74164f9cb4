"""Every part of the service, made from the settings when it is first asked for."""

from dataclasses import dataclass
from datetime import timedelta
from functools import cached_property
from time import monotonic
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from bot.clock import Clock, SystemClock
from bot.conversation.conversations import Conversations
from bot.conversation.delivery import Delivery
from bot.conversation.forms.on_time import form_watches
from bot.conversation.keeper import SCRIPTS as KEEPER_SCRIPTS
from bot.conversation.keeper import Keeper, News
from bot.conversation.library import Library
from bot.conversation.limits import Limiter
from bot.conversation.mind import Mind
from bot.conversation.shelf import MindShelf
from bot.conversation.source import CheckedFiles, code_version, scope_of
from bot.conversation.visits import VisitLog
from bot.due import Claim
from bot.knowledge.changes import Changes
from bot.knowledge.demands import Demands
from bot.operations.logs import note
from bot.operations.metrics import Metrics
from bot.outbox.deliver import Deliverer
from bot.reminders.leases import lease_watches, sweep_on
from bot.reminders.on_time import House, reminder_watches
from bot.reminders.plan import plan
from bot.reminders.scripts import SCRIPTS as REMINDER_SCRIPTS
from bot.reply import SILENCE
from bot.residents.home import Resident
from bot.residents.retention import cutoffs
from bot.schedule.apscheduler_glue import cron_complaint
from bot.schedule.tick import Ticker
from bot.speech.lately import Lately
from bot.speech.phrasebook import Phrasebook
from bot.store.contacts import SqlContacts
from bot.store.conversations import leave_quiet
from bot.store.database import Database
from bot.store.deliveries import purge_deliveries
from bot.store.due import SqlDueRows
from bot.store.facts import SqlFacts
from bot.store.heartbeat import SqlHeartbeat
from bot.store.ledger import SqlLedger
from bot.store.outbox import SqlOutbox
from bot.store.redis_state import RedisState
from bot.store.register_import import SqlWholeRegister
from bot.store.residents import SqlResidents
from bot.store.retention import Tidying
from bot.store.shared import MemoryState, SharedState
from bot.tickets.desk import Desk
from bot.tickets.docket import Docket
from bot.tickets.given_up import tell_given_up
from bot.tickets.on_time import ticket_watches
from bot.tickets.roster_watch import leavers, look_on, roster_watches
from bot.tickets.rules import Rules
from config.configuration import Configuration, load_configuration
from config.settings import Settings
from demo import open_sandbox
from handlers import SCRIPTS, SERVICES, SWITCHBOARD
from handlers.emergency import VALUES as EMERGENCY_VALUES

if TYPE_CHECKING:
    from requests.adapters import BaseAdapter

    from bot.channels.official import OfficialChannel
    from bot.channels.wecom import WeComChannel
    from sandbox.standin import Sandbox


# Whoever is silent for so long has left the dialogue in which a secret was told.
SECRETS_WAIT = timedelta(minutes=30)
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
        shelf = MindShelf(self.settings.data_dir / "knowledge", code_version(), scope_of(self.estate))
        return Library(self.source, shelf)

    @cached_property
    def source(self) -> CheckedFiles:
        known, mark = self.settings, self.demands().mark()
        return CheckedFiles(known.knowledge_dir, known.config_dir, self.estate, self.demands_now, mark)

    @cached_property
    def keeper(self) -> Keeper:
        facts = SqlFacts(self.database)
        news = News(self.rules, self.ledger, facts, self.speech, self.clock)
        return Keeper(Changes(self.source.paths, monotonic), self.library.renew, news.tell)

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
        return SqlLedger(self.database, self.estate, self.visits.flush)

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
    def register(self) -> SqlWholeRegister:
        return SqlWholeRegister(self.database, self.estate)

    @cached_property
    def heartbeat(self) -> SqlHeartbeat:
        return SqlHeartbeat(self.database)

    @cached_property
    def metrics(self) -> Metrics:
        return Metrics(self._stored)

    @cached_property
    def visits(self) -> VisitLog:
        contacts = SqlContacts(self.database)
        return VisitLog(lambda seen, lines: contacts.seen(self.estate, seen, lines))

    @cached_property
    def conversations(self) -> Conversations:
        return Conversations(
            book=self.ledger,
            rules=self.rules,
            board=SWITCHBOARD,
            mind=lambda: self.mind,
            visits=self.visits,
            clock=self.clock,
            limiter=self.limiter,
            observe=self.metrics.observe,
            note=note,
            lately=self.lately,
        )

    @cached_property
    def lately(self) -> Lately:
        return Lately(self.shared, self.estate)

    @cached_property
    def limiter(self) -> Limiter:
        per_minute = self.configuration.estate.limits.per_minute
        if self.sandbox is None:
            return Limiter(self.shared, self.estate, per_minute)
        return Limiter(self.shared, self.estate, per_minute, self.sandbox.clock.era)

    @cached_property
    def official(self) -> "OfficialChannel":
        # Only who sends pays for importing the clients: the web processes answer a fifth of a second sooner.
        from bot.channels.make import make_official

        known = self.settings
        return make_official(known, self.shared, self.clock, self._carrier(known.wechat_api_base))

    @cached_property
    def wecom(self) -> "WeComChannel":
        from bot.channels.make import make_wecom

        return make_wecom(self.settings, self.shared, self.clock, self._carrier(self.settings.wecom_api_base))

    @cached_property
    def deliverer(self) -> Deliverer:
        templates = {self.estate: self.configuration.estate.templates}
        return Deliverer(self.outbox, self.official, self.wecom, templates, self.clock)

    @cached_property
    def ticker(self) -> Ticker:
        known, quiet = self.configuration, self.configuration.estate.quiet_hours
        house = House(self.zone, quiet, lambda: self.mind.tone, self.rules.managers)
        handlers = ticket_watches(self.rules, self.speech) | roster_watches(self.rules, self.speech)
        handlers |= reminder_watches(known.reminders.reminders, self._everybody, self.speech, house)
        handlers |= lease_watches(self.residents, self.speech, quiet, self.zone)
        handlers |= form_watches(SWITCHBOARD.forms, self.ledger, self.speech)
        return Ticker(self.due_rows, handlers, lambda _estate: self.ledger, self._watch_failed)

    def speech(self, occasion: str) -> Phrasebook:
        """Return the phrasebook for one occasion."""
        mind = self.mind
        return Phrasebook(mind.knowledge, mind.facts, occasion, lately=self.lately)

    def watch(self) -> None:
        """Look at what is due now, and tell that somebody looked."""
        self.ticker.tick(self.clock.now())
        self.heartbeat.beat("worker")

    def tidy(self) -> None:
        """Forget answered deliveries once WeChat can't repeat them, and what has been kept long enough.

        A phone that was typed into a dialogue which nobody goes on with does not wait for that.
        """
        now = self.clock.now()
        # Each look at the leases plans the next: should one be given up, the next day's is planned here.
        today = now.astimezone(self.zone).date()
        self.due_rows.add(self.estate, [sweep_on(today, self.zone), look_on(today, self.zone)])
        purge_deliveries(self.database, now - REPEATS_END)
        secretive = [name for name, form in SWITCHBOARD.forms.items() if form.secrets()]
        leave_quiet(self.database, self.estate, secretive, now - SECRETS_WAIT)
        periods = self.configuration.estate.retention.model_dump()
        Tidying(self.database, self.estate, now).run(cutoffs(periods, now))

    def plan_reminders(self) -> None:
        """Put the next occurrence of every reminder on the schedule."""
        now = self.clock.now().astimezone(self.zone)
        # Today's look at the leases is made up for when nobody was there at midnight.
        today = [sweep_on(now.date(), self.zone), look_on(now.date(), self.zone), leavers(self.rules, now)]
        reminders = plan(self.configuration.reminders.reminders, self.zone, now)
        self.due_rows.add(self.estate, [*reminders, *today])

    def demands(self) -> Demands:
        """Return what the knowledge must offer to the services and the configuration."""
        return self._demands(self.configuration)

    def demands_now(self) -> Demands:
        """Return the same with the facts as their file has them now; raises `BadFiles`.

        A reminder that was added since the start is no stranger, though it begins with the next start.
        """
        return self._demands(load_configuration(self.settings.config_dir, cron_complaint))

    def _demands(self, newest: Configuration) -> Demands:
        reminders = [*newest.reminders.reminders.values(), *self.configuration.reminders.reminders.values()]
        reminded = {reminder.script: frozenset(reminder.values) for reminder in reminders}
        return Demands(
            facts=newest.estate.facts,
            scripts=SCRIPTS | KEEPER_SCRIPTS | REMINDER_SCRIPTS | reminded,
            emergency_values=EMERGENCY_VALUES,
            services=frozenset(SERVICES),
            categories=frozenset(self.configuration.services.categories),
            outgoing=newest.outgoing,
        )

    def _watch_failed(self, claim: Claim) -> None:
        """Tell the managers that a due row was given up."""
        docket, occasion, now = Docket(self.ledger), f"given up:{claim.id}", self.clock.now()
        tell_given_up(Desk(self.rules, docket, self.speech(occasion), now, occasion), claim)
        self.ledger.commit(docket, Delivery(occasion, "system", SILENCE, now))

    def _carrier(self, base: str) -> "BaseAdapter | None":
        # The stand-in answers in-process; any other base is reached over the network.
        return self.sandbox.adapter() if self.sandbox and base.endswith(".sandbox") else None

    def _everybody(self) -> list[Resident]:
        return self.residents.residents_in(self.estate, (), self.clock.now().date())

    def _stored(self) -> dict[str, dict[str, int]]:
        return {
            "outbox_notices": {state.value: count for state, count in self.outbox.counts().items()},
            "due_rows": self.due_rows.counts(),
        }
