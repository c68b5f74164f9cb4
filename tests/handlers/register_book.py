"""A ledger in memory that follows ties, consents and tries as the database does, and a small register."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from bot.residents.home import FAMILY, OWNER, TENANT, Home, Resident
from bot.residents.records import Agreed, Bound, Tried, Unbound, Withdrew
from bot.residents.register import Attempts, Consent, Household, Member
from tests.bot.conversation.stage import Book
from tests.bot.tickets.estate import at

NEWCOMER = "official:newcomer"  # follows the account, bound to nothing
OWNER_WANG = "official:wang"  # 王阿姨, owner of 3栋2单元1201, bound since last year
GUESSER = "official:guesser"  # has no business here

TOWER = Home("3栋2单元1201", "3栋")
GARDEN = Home("4栋1单元601", "4栋")
EMPTY = Home("5栋1单元302", "5栋")

WANGS = Household(
    TOWER,
    "north",
    area="89.5",
    marks=("独居老人",),
    plates=("豫A12345",),
    members=(
        Member("王阿姨", "13800001001", OWNER),
        Member("王小军", "13800001011", FAMILY),
        Member("周先生", "13800001005", TENANT, date(2025, 9, 30)),
        Member("旧租户", "13800001099", TENANT, date(2025, 8, 31)),
    ),
)
LINS = Household(
    GARDEN,
    "south",
    members=(Member("林小姐", "13800001004", OWNER), Member("王阿姨", "13800001001", OWNER)),
)
NOBODY = Household(EMPTY, "south")


def _wang() -> list[Resident]:
    return [Resident(OWNER_WANG, "王阿姨", TOWER, OWNER, bound_at=at("2024-03-01 09:00"))]


@dataclass
class RegisterBook(Book):
    """The ledger of an estate whose people come and go."""

    households: dict[str, Household] = field(
        default_factory=lambda: {one.home.label: one for one in (WANGS, LINS, NOBODY)}
    )
    bound: list[Resident] = field(default_factory=_wang)

    def ties_of(self, person: str, today: date) -> tuple[Resident, ...]:
        return tuple(tie for tie in self._ties(today) if tie.person == person)

    def residents_in(self, buildings: Sequence[str], today: date) -> list[Resident]:
        return [tie for tie in self._ties(today) if not buildings or tie.home.building in buildings]

    def residents_of(self, label: str, today: date) -> list[Resident]:
        return [tie for tie in self._ties(today) if tie.home.label == label]

    def consents_of(self, person: str) -> list[Consent]:
        consents: list[Consent] = []
        for record in self.records:
            if isinstance(record, Agreed) and record.person == person:
                consents.append(Consent(person, record.purpose, record.at, wording=record.wording))
            if isinstance(record, Withdrew) and record.person == person:
                consents = [Consent(one.person, one.purpose, one.given_at, record.at) for one in consents]
        return consents

    def attempts(self, subject: str, name: str) -> Attempts:
        counted = Attempts()
        for record in self.records:
            this = isinstance(record, Tried) and (record.subject, record.name) == (subject, name)
            if isinstance(record, Tried) and this and record.counted:
                fresh = counted.since is None or counted.since < record.since
                counted = Attempts(1, record.at) if fresh else Attempts(counted.count + 1, counted.since)
        return counted

    def _ties(self, today: date) -> list[Resident]:
        ties = {(tie.person, tie.home.label): tie for tie in self.bound}
        for record in self.records:
            if isinstance(record, Bound):
                ties[record.tie.person, record.tie.home.label] = record.tie
            if isinstance(record, Unbound):
                ties.pop((record.person, record.label), None)
        return [tie for tie in ties.values() if tie.until is None or tie.until >= today]
