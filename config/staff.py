"""The staff: who they are, what they can do, and when they are on duty (staff.yaml)."""

from typing import Annotated, Literal

from pydantic import Field, model_validator

from config.estate import Hours, Strict

Role = Literal["technician", "guard", "butler", "front_desk", "manager", "knowledge_admin"]


# Whoever else is missing: somebody answers, and somebody decides.
NEEDED: dict[str, str] = {"manager": "经理", "front_desk": "前台"}


class StaffMember(Strict):
    """One person of the staff; the key in the file is the id by which WeCom knows them."""

    name: str
    title: str
    roles: tuple[Role, ...] = Field(min_length=1)
    skills: tuple[str, ...] = ()
    grids: tuple[str, ...] = ()


class Shift(Strict):
    """Who is on duty during these hours on these weekdays (1 = Monday), first to be called first."""

    hours: Hours
    weekdays: tuple[Annotated[int, Field(ge=1, le=7)], ...] = (1, 2, 3, 4, 5, 6, 7)
    staff: tuple[str, ...] = Field(min_length=1)


class Staff(Strict):
    """staff.yaml."""

    people: dict[str, StaffMember]
    roster: tuple[Shift, ...]

    @model_validator(mode="after")
    def _known_people(self) -> "Staff":
        for shift in self.roster:
            unknown = [name for name in shift.staff if name not in self.people]
            if unknown:
                raise ValueError(f"值班表里的“{unknown[0]}”不在人员名单里")
        for role, title in NEEDED.items():
            if not self.with_role(role):
                raise ValueError(f"至少要有一位{title}（roles 里写 {role}）")
        return self

    def with_role(self, role: str) -> list[str]:
        """Return the ids of those who have a role, in the order of the file."""
        return [name for name, person in self.people.items() if role in person.roles]
