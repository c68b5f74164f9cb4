"""The staff: who they are, what they can do, and when they are on duty (staff.yaml)."""

from collections.abc import Iterator
from datetime import date, datetime
from typing import Annotated, Literal

from pydantic import Field, model_validator

from config.estate import Hours, Strict

Role = Literal[
    "technician", "guard", "cleaner", "butler", "front_desk", "manager", "knowledge_admin", "partner"
]
# The public holidays by which a festival's duty may be named.
Holiday = Literal["元旦", "春节", "清明节", "劳动节", "端午节", "国庆节", "中秋节"]


# Whoever else is missing: somebody answers, and somebody decides.
NEEDED: dict[str, str] = {"manager": "经理", "front_desk": "前台"}
PARTNER = "partner"


class StaffMember(Strict):
    """One person of the staff; the key in the file is the id by which WeCom knows them.

    Without `grids` they work everywhere. A `deputy` leads when no manager can be reached. A partner works for
    another `company`: they see their own tickets and nothing else.
    """

    name: str
    title: str
    roles: tuple[Role, ...] = Field(min_length=1)
    skills: tuple[str, ...] = ()
    grids: tuple[str, ...] = ()
    deputy: bool = False
    company: str = ""

    @model_validator(mode="after")
    def _whole(self) -> "StaffMember":
        if bool(self.company) != (PARTNER in self.roles) or (self.company and len(self.roles) > 1):
            raise ValueError("合作单位的人写 roles: [partner] 和 company（单位名称），两样都要，不兼别的角色")
        if self.deputy and "manager" not in self.roles:
            raise ValueError("deputy 是代班经理，roles 里要有 manager")
        return self


class Shift(Strict):
    """Who is on duty during these hours on these weekdays (1 = Monday), first to be called first."""

    hours: Hours
    weekdays: tuple[Annotated[int, Field(ge=1, le=7)], ...] = (1, 2, 3, 4, 5, 6, 7)
    staff: tuple[str, ...] = Field(min_length=1)


class Festival(Strict):
    """Days that have shifts of their own instead of the weekly ones: dates, or a public holiday's."""

    name: str
    days: tuple[date, ...] = ()
    holiday: Holiday | None = None
    shifts: tuple[Shift, ...] = Field(min_length=1)

    @model_validator(mode="after")
    def _some_day(self) -> "Festival":
        if bool(self.days) == (self.holiday is not None):
            raise ValueError("节日值班要写 days（日期）或 holiday（节日名），写一样")
        return self


class _Exception(Strict):
    """A span (estate's time) in which the roster doesn't hold for somebody."""

    who: str
    start: datetime
    until: datetime

    @model_validator(mode="after")
    def _forwards(self) -> "_Exception":
        if self.until <= self.start:
            raise ValueError("until 要晚于 start")
        return self


class Leave(_Exception):
    """Somebody is away; `instead` takes their shifts, if somebody does."""

    instead: str = ""


class Swap(_Exception):
    """Two people stand in each other's shifts."""

    partner: str


class Staff(Strict):
    """staff.yaml; `skill_names` is what skills are called in Chinese.

    What is more special goes first: leave, then swaps, then festivals, then the weekly roster.
    """

    people: dict[str, StaffMember]
    skill_names: dict[str, str] = Field(default_factory=dict)
    roster: tuple[Shift, ...]
    festivals: tuple[Festival, ...] = ()
    leave: tuple[Leave, ...] = ()
    swaps: tuple[Swap, ...] = ()

    @model_validator(mode="after")
    def _known_people(self) -> "Staff":
        for place, name in self._named():
            if name not in self.people:
                raise ValueError(f"{place}里的“{name}”不在人员名单里")
        for role, title in NEEDED.items():
            if not self.with_role(role):
                raise ValueError(f"至少要有一位{title}（roles 里写 {role}）")
        return self

    def _named(self) -> Iterator[tuple[str, str]]:
        for shift in self.roster:
            yield from (("值班表", name) for name in shift.staff)
        for festival in self.festivals:
            for shift in festival.shifts:
                yield from ((f"节日值班“{festival.name}”", name) for name in shift.staff)
        for leave in self.leave:
            yield from (("请假", name) for name in (leave.who, leave.instead) if name)
        for swap in self.swaps:
            yield from (("换班", name) for name in (swap.who, swap.partner))

    def with_role(self, role: str) -> list[str]:
        """Return the ids of those who have a role, in the order of the file."""
        return [name for name, person in self.people.items() if role in person.roles]

    def company_of(self, name: str) -> str:
        """Return the partner company that somebody works for, "" for our own people and strangers."""
        member = self.people.get(name)
        return member.company if member else ""
