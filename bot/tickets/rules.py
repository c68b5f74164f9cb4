"""What the desk decides by: the estate, its services, its staff, its working calendar."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from zoneinfo import ZoneInfo

from bot.message import Channel, address
from bot.tickets.calendar import WorkCalendar
from bot.tickets.ticket import ANSWERED
from bot.understanding.slots.trade import Trades
from config.estate import Estate
from config.services import Category, Level, Services
from config.staff import Staff

# The class of a complaint whose words name no other (services.yaml).
COMPLAINT = "complaint"


@dataclass(frozen=True)
class Rules:
    """The configuration of one estate, joined for the desk."""

    estate: Estate
    services: Services
    staff: Staff

    @property
    def zone(self) -> ZoneInfo:
        """The estate's time zone."""
        return ZoneInfo(self.estate.time_zone)

    @property
    def calendar(self) -> WorkCalendar:
        """The estate's working calendar."""
        return WorkCalendar(self.estate.office_hours, self.estate.calendar, self.zone)

    def level(self, category: str) -> Level:
        """Return the service level of a category."""
        return self.services.level_of(category)

    def category(self, name: str) -> Category:
        """Return a category; one that was deleted while tickets are open is served as the fallback."""
        return self.services.categories.get(name) or self.services.categories[self.services.fallback]

    def category_of(self, words: str) -> str:
        """Return the repair category that most of the words point to, or the fallback."""
        return self._mended.of(words) or self.services.fallback

    def complaint_of(self, words: str) -> str:
        """Return which class of complaint most of the words point to, or the general one."""
        return self._complained_of.of(words) or COMPLAINT

    @cached_property
    def _mended(self) -> Trades:
        return self._trades(lambda category: category.kind not in ANSWERED)

    @cached_property
    def _complained_of(self) -> Trades:
        return self._trades(lambda category: category.kind == "complaint")

    def _trades(self, fits: Callable[[Category], bool]) -> Trades:
        categories = self.services.categories.items()
        return Trades({name: category.words for name, category in categories if fits(category)})

    def managers(self) -> list[str]:
        """Return the addresses of the managers, those not who only stand in for one."""
        deputies = {name for name, member in self.staff.people.items() if member.deputy}
        return [staff_address(name) for name in self.staff.with_role("manager") if name not in deputies]

    def leaders(self) -> list[str]:
        """Return the addresses of all who may decide what a manager decides: managers and deputies."""
        return [staff_address(name) for name in self.staff.with_role("manager")]

    def callers(self) -> list[str]:
        """Return the addresses of those who may record a call-back in anybody's stead."""
        desk = [staff_address(name) for name in self.staff.with_role("front_desk")]
        return desk + self.leaders()

    def case_owner(self, building: str) -> str:
        """Return who owns a resident's matter until it is closed (首问责任制): the butler of the building."""
        known = self.estate.buildings.get(building)
        if known is None or self.estate.grids[known.grid].butler not in self.staff.people:
            return staff_address(self.staff.with_role("front_desk")[0])
        return staff_address(self.estate.grids[known.grid].butler)

    def name_of(self, person: str) -> str:
        """Return what a staff member is called; residents and former staff have no name here."""
        member = self.staff.people.get(person.partition(":")[2]) if is_staff(person) else None
        return member.name if member else ""


def staff_address(name: str) -> str:
    """Return the address of a staff member by the id in staff.yaml."""
    return address(Channel.WECOM, name)


def is_staff(person: str) -> bool:
    """Return whether an address is of the staff's channel."""
    return person.startswith(f"{Channel.WECOM}:")
