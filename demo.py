"""The demo estate: joins the stand-in to the service. Imported by app and parts alone, only for SANDBOX."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from bot.errors import BotError
from bot.message import Channel, address, user_of
from bot.residents.difference import changes_of
from bot.residents.files.sheet import Row, Sheet
from bot.residents.home import Home, Resident
from bot.residents.reading.read import read_contents
from bot.residents.register_state import EVERYTHING
from bot.store.facts import SqlFacts
from bot.store.tickets import all_tickets
from bot.store.wipe import wipe
from bot.tickets.listing import as_row
from config.settings import Settings

if TYPE_CHECKING:
    from parts import Parts
    from sandbox.cast import Person
    from sandbox.standin import Sandbox

# The fact by which the stand-in knows a database of its own.
DEMO_MARK = "sandbox"
TENANT = "tenant"


def open_sandbox(settings: Settings) -> "Sandbox":
    """Return the stand-in that plays the server of the settings' accounts; its state lies under DATA_DIR."""
    from sandbox.accounts import OfficialAccount, WeComApp
    from sandbox.standin import create_sandbox

    official = OfficialAccount(
        settings.wechat_app_id,
        settings.wechat_app_secret,
        settings.wechat_token,
        settings.wechat_encoding_aes_key,
    )
    wecom = WeComApp(
        settings.wecom_corp_id,
        settings.wecom_agent_id,
        settings.wecom_secret,
        settings.wecom_token,
        settings.wecom_encoding_aes_key,
    )
    settings.data_dir.mkdir(parents=True, exist_ok=True)
    return create_sandbox(settings.data_dir, official, wecom)


def _nobody(_environ: dict[str, Any], _start_response: Callable[..., Any]) -> Iterable[bytes]:
    raise NotImplementedError("this house has no door")


@dataclass(frozen=True)
class DemoHouse:
    """The service as the stand-in sees it."""

    parts: "Parts"
    webhook: Callable[[dict[str, Any], Callable[..., Any]], Iterable[bytes]] = _nobody

    def tickets(self) -> list[dict[str, object]]:
        """Return the rows of GET /sandbox/api/tickets, oldest first, people by the ids of the cast."""
        rows = all_tickets(self.parts.database, self.parts.estate)
        return [as_row(ticket, self.parts.rules, _id_of) for ticket in rows]

    def bound(self) -> set[str]:
        """Return the openids and userids of those who are bound."""
        today = self.parts.clock.now().date()
        bound = {user_of(person) for person in self.parts.residents.bound(self.parts.estate, today)}
        return bound | set(self.parts.configuration.staff.people)

    def next_due(self) -> datetime | None:
        """Return the earliest instant at which a due row or a notice waits."""
        found = (self.parts.due_rows.next_due(), self.parts.outbox.next_due())
        return min((instant for instant in found if instant), default=None)

    def work(self, now: datetime) -> None:
        """Do all that is due at `now`."""
        self.parts.ticker.tick(now)
        self.parts.deliverer.deliver_all()

    def reset(self) -> None:
        """Go back to the demo estate; raises `BotError` for a database that is not the stand-in's own."""
        refuse_foreign(self.parts)
        wipe(self.parts.database)
        self.move_in()

    def move_in(self) -> None:
        """Store the demo register, bind the residents of the cast to their homes and plan the reminders."""
        from sandbox.cast import CAST

        residents = [_resident(person) for person in CAST if person.kind == "resident" and person.home]
        self.parts.residents.bind(self.parts.estate, residents)
        # The ties follow: the tenant's ends with the lease.
        keep_register(self.parts)
        self.parts.plan_reminders()

    def hang_menu(self) -> None:
        """Set the account's menu, which the stand-in keeps like WeChat."""
        menu = self.parts.configuration.estate.menu
        self.parts.official.publish_menu([(entry.label, entry.tap) for entry in menu])


def keep_register(parts: "Parts") -> None:
    """Store the demo register, as far as its homes are homes of the estate that is configured."""
    from sandbox.households import register

    today = parts.clock.now().date()
    estate = parts.configuration.estate
    contents = read_contents(
        [_sheet(name, rows) for name, rows in register(today).items()], estate, frozenset()
    )
    parts.register.store(
        lambda state: changes_of(state, contents.lines, estate, contents.incomplete),
        EVERYTHING,
        today,
        lambda _rows: None,
    )


def _sheet(name: str, rows: Sequence[Sequence[str]]) -> Sheet:
    return Sheet(name, [Row(number, tuple(cells)) for number, cells in enumerate(rows, start=1)], len(rows))


def refuse_foreign(parts: "Parts") -> None:
    """Raise `BotError` when the database was not made by the stand-in: it may hold a real estate."""
    if SqlFacts(parts.database).get(DEMO_MARK) is None:
        raise BotError("沙盒不会碰不是它自己建的数据库。请换一个 DATABASE_URL，或者去掉 SANDBOX。")


def _resident(person: "Person") -> Resident:
    home = Home(person.home, person.home.partition("栋")[0] + "栋")
    role = TENANT if person.id == TENANT else "owner"
    return Resident(address(Channel.OFFICIAL, person.openid), person.name, home, role)


def _id_of(person: str) -> str | None:
    from sandbox.cast import CAST

    user = user_of(person)
    return next((known.id for known in CAST if known.openid == user), user) or None
